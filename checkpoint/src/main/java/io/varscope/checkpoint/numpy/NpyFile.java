package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.bytes.FileRegion;
import io.varscope.checkpoint.bytes.SharedFile;
import io.varscope.checkpoint.bytes.TensorChannel;
import io.varscope.checkpoint.bytes.TensorMappings;
import io.varscope.checkpoint.text.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of one array, as {@code numpy.save} writes it. Its tensor has the name of the file. */
public final class NpyFile implements Checkpoint {

  static final String SUFFIX = ".npy";

  private final SharedFile file;
  private final NpyHeader header;
  private final TensorInfo tensor;
  private final TensorMappings mappings;

  private NpyFile(SharedFile file, NpyHeader header) {
    this.file = file;
    this.header = header;
    this.tensor =
        new TensorInfo(
            tensorName(String.valueOf(file.path().getFileName())),
            header.type().orElseThrow(),
            header.shape(),
            header.inPlace() ? header.begin() : -1,
            header.size());
    this.mappings = new TensorMappings(file, List.of(tensor));
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws CheckpointException if it is not what it should be
   */
  public static NpyFile open(Path file, Strictness strictness) throws IOException {
    CheckpointFormat.requireFile(file);
    SharedFile shared = SharedFile.open(file);
    try {
      long size = shared.size();
      Place place = place(file);
      NpyHeader header =
          new NpyHeaderReader(strictness, place).read(new FileRegion(shared, 0, size, place), size);
      if (header.type().isEmpty()) {
        throw new CheckpointException(
            file, "It holds " + header.description() + ", which are no tensor.");
      }
      return new NpyFile(shared, header);
    } catch (Throwable e) {
      shared.close();
      throw e;
    }
  }

  /** What the tensor in a file or entry of a name is called. */
  static String tensorName(String fileName) {
    return fileName.endsWith(SUFFIX)
        ? fileName.substring(0, fileName.length() - SUFFIX.length())
        : fileName;
  }

  private static Place place(Path file) {
    return (offset, reason) -> new CheckpointException(file, offset, reason);
  }

  @Override
  public Path file() {
    return file.path();
  }

  @Override
  public List<TensorInfo> tensors() {
    return List.of(tensor);
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public List<String> notes() {
    return List.copyOf(header.notes());
  }

  @Override
  public Optional<TensorInfo> find(String name) {
    return tensor.name().equals(name) ? Optional.of(tensor) : Optional.empty();
  }

  @Override
  public ReadableByteChannel open(TensorInfo tensor) throws IOException {
    checkOwn(tensor);
    file.requireOpen();
    if (header.inPlace()) {
      return new TensorChannel(file, tensor);
    }
    Place place = place(file());
    long end = header.begin() + header.size();
    return header.channel(new FileRegion(file, header.begin(), end, place), place);
  }

  @Override
  public Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) throws IOException {
    checkOwn(tensor);
    if (header.inPlace()) {
      return mappings.map(tensor, copyOnWrite);
    }
    file.requireOpen();
    return Optional.empty();
  }

  @Override
  public void requireUnchanged(TensorInfo tensor) throws IOException {
    checkOwn(tensor);
    file.requireUnchanged();
  }

  private void checkOwn(TensorInfo tensor) {
    if (!tensor.equals(this.tensor)) {
      throw new IllegalArgumentException(tensor + " is no tensor of " + file());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
