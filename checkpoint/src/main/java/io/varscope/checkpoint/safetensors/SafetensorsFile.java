package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.bytes.SharedFile;
import io.varscope.checkpoint.bytes.TensorChannel;
import io.varscope.checkpoint.bytes.TensorMappings;
import io.varscope.checkpoint.files.ForeignFile;
import io.varscope.checkpoint.files.PositionalReads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A safetensors file that is open. Threads may share it. */
public final class SafetensorsFile implements Checkpoint {

  private final SharedFile file;
  private final SafetensorsHeader header;
  private final TensorMappings mappings;

  private SafetensorsFile(SharedFile file, SafetensorsHeader header) {
    this.file = file;
    this.header = header;
    this.mappings = new TensorMappings(file, header.tensors());
  }

  /**
   * Opens a file and reads its header, no tensor.
   *
   * @throws CheckpointException if the file is not what it should be
   */
  public static SafetensorsFile open(Path file, Strictness strictness) throws IOException {
    CheckpointFormat.requireFile(file);
    SharedFile shared = SharedFile.open(file);
    try {
      return new SafetensorsFile(shared, SafetensorsHeader.read(shared, strictness));
    } catch (CheckpointException e) {
      shared.close();
      throw instead(file).map(what -> new CheckpointException(file, what)).orElse(e);
    } catch (Throwable e) {
      shared.close();
      throw e;
    }
  }

  /** What a file that cannot be read is instead, if that is known. */
  private static Optional<String> instead(Path file) throws IOException {
    ByteBuffer begin = PositionalReads.begin(file, SafetensorsHeader.PREFIX + 1);
    return SafetensorsHeader.beginsIn(begin) ? Optional.empty() : ForeignFile.recognize(file);
  }

  @Override
  public Path file() {
    return file.path();
  }

  /** What the file says of its tensors. */
  public SafetensorsHeader header() {
    return header;
  }

  @Override
  public List<TensorInfo> tensors() {
    return header.tensors();
  }

  @Override
  public Map<String, String> metadata() {
    return header.metadata();
  }

  @Override
  public List<String> notes() {
    return header.notes();
  }

  @Override
  public Optional<TensorInfo> find(String name) {
    return Optional.ofNullable(header.byName().get(name));
  }

  @Override
  public ReadableByteChannel open(TensorInfo tensor) throws IOException {
    return open(tensor, 0);
  }

  @Override
  public ReadableByteChannel open(TensorInfo tensor, long from) throws IOException {
    own(tensor);
    file.requireOpen();
    return new TensorChannel(file, tensor, from);
  }

  @Override
  public Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) throws IOException {
    return mappings.map(own(tensor), copyOnWrite);
  }

  @Override
  public void requireUnchanged(TensorInfo tensor) throws IOException {
    own(tensor);
    file.requireUnchanged();
  }

  private TensorInfo own(TensorInfo tensor) {
    TensorInfo own = header.byName().get(tensor.name());
    if (own == null || !own.equals(tensor)) {
      throw new IllegalArgumentException(tensor + " is not in " + file());
    }
    return own;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
