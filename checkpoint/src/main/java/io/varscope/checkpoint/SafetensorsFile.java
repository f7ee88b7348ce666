package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A safetensors file that is open. Threads may share it. */
public final class SafetensorsFile implements Checkpoint {

  private final Path file;
  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final TensorMappings mappings;

  private SafetensorsFile(
      Path file, FileIdentity identity, FileChannel channel, SafetensorsHeader header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
    this.mappings = new TensorMappings(file, identity, channel, header.tensors());
  }

  /**
   * Opens a file and reads its header, no tensor.
   *
   * @throws CheckpointException if the file is not what it should be
   */
  public static SafetensorsFile open(Path file, Strictness strictness) throws IOException {
    RegularFile.require(file);
    FileIdentity identity = FileIdentity.of(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      SafetensorsHeader header = SafetensorsHeader.read(channel, file, strictness);
      return new SafetensorsFile(file, identity, channel, header);
    } catch (CheckpointException e) {
      channel.close();
      throw ForeignFile.or(e, file);
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Path file() {
    return file;
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
    return new TensorChannel(file, channel, own(tensor));
  }

  @Override
  public Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) throws IOException {
    return mappings.map(own(tensor), copyOnWrite);
  }

  private TensorInfo own(TensorInfo tensor) {
    if (!tensor.equals(header.byName().get(tensor.name()))) {
      throw new IllegalArgumentException(tensor + " is not in " + file);
    }
    return tensor;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
