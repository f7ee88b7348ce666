package io.varscope.checkpoint.bytes;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.text.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tensors of a file in memory, mapped on demand. A system limits the mappings of a process, so
 * tensors share them: each mapping is a window of the file with as many tensors as fit a buffer.
 */
public final class TensorMappings {

  private final SharedFile file;
  private final List<TensorInfo> tensors;

  /** All windows, by where they begin. */
  private final NavigableMap<Long, Window> windows = new TreeMap<>();

  private final Map<Window, ByteBuffer> shared = new HashMap<>();

  private final Map<Window, PrivateWindow> privates = new HashMap<>();

  /**
   * A private mapping, and the tensors in it that callers already have. No two callers get the same
   * private bytes: a tensor that is asked for again comes from a new mapping.
   */
  private record PrivateWindow(ByteBuffer bytes, Set<TensorInfo> given) {}

  /** A part of the file. */
  private record Window(long begin, long end) {}

  public TensorMappings(SharedFile file, List<TensorInfo> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  public synchronized Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite)
      throws IOException {
    file.requireOpen();
    if (tensor.size() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    if (tensor.size() == 0) {
      ByteBuffer none = ByteBuffer.allocateDirect(0);
      return Optional.of(
          (copyOnWrite ? none : none.asReadOnlyBuffer()).order(ByteOrder.LITTLE_ENDIAN));
    }
    checkLength(tensor);
    Window window = windowOf(tensor);
    Optional<ByteBuffer> bytes = copyOnWrite ? privately(tensor, window) : shared(window);
    return bytes.map(
        mapped ->
            mapped
                .slice((int) (tensor.offset() - window.begin()), (int) tensor.size())
                .order(ByteOrder.LITTLE_ENDIAN));
  }

  /**
   * A mapping beyond the end of a file kills the process that reads there, or makes the file
   * longer.
   */
  private void checkLength(TensorInfo tensor) throws IOException {
    long end = tensors.get(tensors.size() - 1).offset() + tensors.get(tensors.size() - 1).size();
    long size = file.size();
    if (size < end) {
      throw new CheckpointException(
          file.path(),
          size,
          "the file became shorter before tensor "
              + Printable.quoted(tensor.name())
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

  private Optional<ByteBuffer> shared(Window window) throws IOException {
    ByteBuffer mapped = shared.get(window);
    if (mapped != null) {
      return Optional.of(mapped);
    }
    Optional<ByteBuffer> bytes = file.map(window.begin(), window.end() - window.begin());
    bytes.ifPresent(added -> shared.put(window, added));
    return bytes;
  }

  private Optional<ByteBuffer> privately(TensorInfo tensor, Window window) throws IOException {
    PrivateWindow mapped = privates.get(window);
    if (mapped == null || mapped.given().contains(tensor)) {
      Optional<ByteBuffer> bytes = file.mapPrivately(window.begin(), window.end() - window.begin());
      if (bytes.isEmpty()) {
        return bytes;
      }
      mapped = new PrivateWindow(bytes.get(), new HashSet<>());
      privates.put(window, mapped);
    }
    mapped.given().add(tensor);
    return Optional.of(mapped.bytes());
  }
}
