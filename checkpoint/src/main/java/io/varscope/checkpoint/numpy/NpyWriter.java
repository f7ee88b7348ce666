package io.varscope.checkpoint.numpy;

import io.varscope.Shape;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.bytes.TensorCopy;
import io.varscope.checkpoint.files.AtomicFile;
import io.varscope.checkpoint.text.Printable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Writes a tensor as {@code numpy.save} does, byte for byte. */
public final class NpyWriter {

  /** More that cannot be written are not named. */
  private static final int MOST_NAMED = 10;

  private static final int ALIGNMENT = 64;

  /** The longest number of an axis that NumPy leaves room for. */
  private static final int LONGEST_NUMBER = 21;

  private NpyWriter() {}

  /**
   * Writes a file, or replaces it as a whole. The name of the tensor is not in it.
   *
   * @throws CheckpointException if NumPy has no such array, or the source does not give the bytes
   *     of one
   * @throws CancellationException if the progress says so
   * @throws IOException if the system refuses the file, or a source; in all cases an old one is as
   *     it was
   */
  public static void write(Path file, TensorData tensor, Progress progress) throws IOException {
    check(file, List.of(tensor));
    long size = size(tensor);
    AtomicFile.replace(
        file,
        target -> {
          TensorCopy copy = new TensorCopy(file, target, Optional.empty(), size, progress);
          copy.append(header(tensor));
          copy.append(tensor, size);
          copy.flush();
        });
  }

  /** Refuses what NumPy has no arrays for. */
  static void check(Path file, List<TensorData> tensors) {
    String strange =
        tensors.stream()
            .filter(tensor -> NpyTypes.descr(tensor.type()).isEmpty())
            .limit(MOST_NAMED)
            .map(tensor -> Printable.of(tensor.name(), Printable.NAME) + " " + tensor.type())
            .collect(Collectors.joining(", "));
    if (!strange.isEmpty()) {
      throw new CheckpointException(
          file, "NumPy has no type for " + strange + ". Safetensors has.");
    }
    for (TensorData tensor : tensors) {
      problem(tensor)
          .ifPresent(
              problem -> {
                throw new CheckpointException(
                    file,
                    "Tensor " + Printable.of(tensor.name(), Printable.NAME) + " " + problem + ".");
              });
    }
  }

  /** Why a tensor cannot be an array of NumPy's, as a clause; empty if it can. */
  public static Optional<String> problem(TensorData tensor) {
    if (NpyTypes.descr(tensor.type()).isEmpty()) {
      return Optional.of("has elements of a type that NumPy lacks");
    }
    int axes = tensor.shape().rank();
    if (axes > NpyHeader.MOST_AXES) {
      return Optional.of("has " + axes + " axes; NumPy has at most " + NpyHeader.MOST_AXES);
    }
    BigInteger size =
        BigInteger.valueOf(tensor.shape().elements())
            .multiply(BigInteger.valueOf(tensor.type().bits() / 8));
    return size.bitLength() < Long.SIZE
        ? Optional.empty()
        : Optional.of("has " + size + " bytes, which are more than a file can have");
  }

  /** How many bytes a tensor has. */
  static long size(TensorData tensor) {
    return tensor.shape().elements() * (tensor.type().bits() / 8);
  }

  /** What stands before the bytes of a tensor. */
  static ByteBuffer header(TensorData tensor) {
    Shape shape = tensor.shape();
    String descr = NpyTypes.descr(tensor.type()).orElseThrow();
    StringBuilder text =
        new StringBuilder("{'descr': '")
            .append(descr)
            .append("', 'fortran_order': False, 'shape': ")
            .append(shape)
            .append(", }");
    if (shape.rank() > 0) {
      // Leaves room for a longer first axis, so that elements can be appended to the file.
      text.append(" ".repeat(LONGEST_NUMBER - Long.toString(shape.dim(0)).length()));
    }
    // At least one, as NumPy.
    int beforeText = 10;
    int padding = ALIGNMENT - (beforeText + text.length() + 1) % ALIGNMENT;
    text.append(" ".repeat(padding)).append('\n');
    // No header of 64 axes is too long for version 1.0.
    return ByteBuffer.allocate(beforeText + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(NpyHeader.MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.toString().getBytes(StandardCharsets.US_ASCII))
        .flip();
  }
}
