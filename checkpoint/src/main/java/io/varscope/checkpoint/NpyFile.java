package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of one array, as {@code numpy.save} writes it. Its tensor has the name of the file. */
public final class NpyFile implements Checkpoint {

  static final String SUFFIX = ".npy";

  private final Path file;
  private final FileChannel channel;
  private final boolean writable;
  private final NpyHeader header;
  private final TensorInfo tensor;

  private NpyFile(Path file, FileChannel channel, boolean writable, NpyHeader header) {
    this.file = file;
    this.channel = channel;
    this.writable = writable;
    this.header = header;
    this.tensor =
        new TensorInfo(
            tensorName(String.valueOf(file.getFileName())),
            header.type().orElseThrow(),
            header.shape(),
            header.inPlace() ? header.begin() : -1,
            header.size());
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws CheckpointException if it is not what it should be
   */
  public static NpyFile open(Path file, Strictness strictness) throws IOException {
    RegularFile.require(file);
    Optional<FileChannel> writable = writable(file);
    FileChannel channel =
        writable.isPresent() ? writable.get() : FileChannel.open(file, StandardOpenOption.READ);
    try {
      long size = channel.size();
      Place place = place(file);
      NpyHeader header =
          new NpyHeaderReader(strictness, place)
              .read(new FileRegion(channel, 0, size, place), size);
      if (header.type().isEmpty()) {
        throw new CheckpointException(
            file, "It holds " + header.description() + ", which are no tensor.");
      }
      return new NpyFile(file, channel, writable.isPresent(), header);
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  /** Java maps private copies only of files that it may write, though it never writes these. */
  private static Optional<FileChannel> writable(Path file) {
    try {
      return Optional.of(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException readOnly) {
      return Optional.empty();
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
    return file;
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
    Place place = place(file);
    long end = header.begin() + header.size();
    return header.channel(new FileRegion(channel, header.begin(), end, place), place);
  }

  @Override
  public Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) throws IOException {
    checkOwn(tensor);
    if (!header.inPlace() || header.size() > Integer.MAX_VALUE || (copyOnWrite && !writable)) {
      return Optional.empty();
    }
    FileChannel.MapMode mode =
        copyOnWrite ? FileChannel.MapMode.PRIVATE : FileChannel.MapMode.READ_ONLY;
    return Optional.of(
        channel.map(mode, header.begin(), header.size()).order(ByteOrder.LITTLE_ENDIAN));
  }

  private void checkOwn(TensorInfo tensor) {
    if (!tensor.equals(this.tensor)) {
      throw new IllegalArgumentException(tensor + " is no tensor of " + file);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
