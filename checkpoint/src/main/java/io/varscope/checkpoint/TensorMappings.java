package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tensors of a file in memory, mapped when they are asked for. Many share one mapping, since
 * systems allow a process only so many: a window of the file, of tensors that follow each other and
 * that one buffer can hold.
 */
final class TensorMappings {

  private final Path file;
  private final FileIdentity identity;
  private final FileChannel channel;
  private final List<TensorInfo> tensors;

  /** All windows, by where they begin. */
  private final NavigableMap<Long, Window> windows = new TreeMap<>();

  private final Map<Window, ByteBuffer> shared = new HashMap<>();

  private final Map<Window, PrivateWindow> privates = new HashMap<>();

  /** Who gets a tensor to write to shares it with nobody, not even with who asked for it before. */
  private record PrivateWindow(ByteBuffer bytes, Set<TensorInfo> given) {}

  /** A part of the file. */
  private record Window(long begin, long end) {}

  TensorMappings(Path file, FileIdentity identity, FileChannel channel, List<TensorInfo> tensors) {
    this.file = file;
    this.identity = identity;
    this.channel = channel;
    this.tensors = tensors;
  }

  synchronized Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) throws IOException {
    if (tensor.size() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
    if (tensor.size() == 0) {
      ByteBuffer none = ByteBuffer.allocateDirect(0);
      return Optional.of(
          (copyOnWrite ? none : none.asReadOnlyBuffer()).order(ByteOrder.LITTLE_ENDIAN));
    }
    checkLength(tensor);
    Window window = windowOf(tensor);
    Optional<ByteBuffer> bytes =
        copyOnWrite ? privately(tensor, window) : Optional.of(shared(window));
    return bytes.map(
        mapped ->
            mapped
                .slice((int) (tensor.offset() - window.begin()), (int) tensor.size())
                .order(ByteOrder.LITTLE_ENDIAN));
  }

  /** What is mapped beyond the end of a file kills the process that reads it, or grows the file. */
  private void checkLength(TensorInfo tensor) throws IOException {
    long end = tensors.get(tensors.size() - 1).offset() + tensors.get(tensors.size() - 1).size();
    long size = channel.size();
    if (size < end) {
      throw new CheckpointException(
          file,
          size,
          "the file became shorter before tensor "
              + SafetensorsNames.quoted(tensor.name())
              + " was mapped: "
              + (end - size)
              + " bytes are missing");
    }
  }

  private Window windowOf(TensorInfo tensor) {
    if (windows.isEmpty()) {
      long begin = tensors.get(0).offset();
      long end = begin;
      for (TensorInfo each : tensors) {
        long eachEnd = each.offset() + each.size();
        if (eachEnd - begin > Integer.MAX_VALUE) {
          windows.put(begin, new Window(begin, end));
          begin = each.offset();
        }
        end = eachEnd;
      }
      windows.put(begin, new Window(begin, end));
    }
    return windows.floorEntry(tensor.offset()).getValue();
  }

  private ByteBuffer shared(Window window) throws IOException {
    ByteBuffer bytes = shared.get(window);
    if (bytes == null) {
      bytes = map(channel, MapMode.READ_ONLY, window);
      shared.put(window, bytes);
    }
    return bytes;
  }

  private Optional<ByteBuffer> privately(TensorInfo tensor, Window window) throws IOException {
    PrivateWindow mapped = privates.get(window);
    if (mapped == null || mapped.given().contains(tensor)) {
      Optional<ByteBuffer> bytes = mapPrivately(window);
      if (bytes.isEmpty()) {
        return bytes;
      }
      mapped = new PrivateWindow(bytes.get(), new HashSet<>());
      privates.put(window, mapped);
    }
    mapped.given().add(tensor);
    return Optional.of(mapped.bytes());
  }

  /**
   * Java wants a file that may be written to, though none is. If it is not, or if another has its
   * name now, there is nothing to map.
   */
  private Optional<ByteBuffer> mapPrivately(Window window) throws IOException {
    try (FileChannel writable =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return identity.equals(FileIdentity.of(file))
          ? Optional.of(map(writable, MapMode.PRIVATE, window))
          : Optional.empty();
    } catch (FileSystemException notWritable) {
      return Optional.empty();
    }
  }

  private static ByteBuffer map(FileChannel channel, MapMode mode, Window window)
      throws IOException {
    return channel.map(mode, window.begin(), window.end() - window.begin());
  }
}
