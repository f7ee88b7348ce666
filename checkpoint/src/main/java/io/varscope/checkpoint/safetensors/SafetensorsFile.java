package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.RegularFile;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.bytes.SharedFile;
import io.varscope.checkpoint.bytes.TensorChannel;
import io.varscope.checkpoint.bytes.TensorMappings;
import io.varscope.checkpoint.files.ForeignFile;
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
    RegularFile.require(file);
    SharedFile shared = SharedFile.open(file);
    try {
      return new SafetensorsFile(shared, SafetensorsHeader.read(shared, strictness));
    } catch (CheckpointException e) {
      shared.close();
      throw ForeignFile.or(e, file);
    } catch (Throwable e) {
      shared.close();
      throw e;
    }
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
    own(tensor);
    file.requireOpen();
    return new TensorChannel(file, tensor);
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
    if (!tensor.equals(header.byName().get(tensor.name()))) {
      throw new IllegalArgumentException(tensor + " is not in " + file());
    }
    return tensor;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
