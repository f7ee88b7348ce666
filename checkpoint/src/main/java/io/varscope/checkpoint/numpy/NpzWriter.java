package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.bytes.TensorCopy;
import io.varscope.checkpoint.files.AtomicFile;
import io.varscope.checkpoint.text.Printable;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;

/** Writes tensors as {@code numpy.savez} does, byte for byte: the same tensors, the same file. */
public final class NpzWriter {

  private NpzWriter() {}

  /**
   * Writes a file, or replaces it as a whole. Each source is opened once.
   *
   * @throws CheckpointException if NumPy has no such arrays, or a source does not give the bytes of
   *     one
   * @throws CancellationException if the progress says so
   * @throws IOException if the system refuses the file, or a source; in all cases an old one is as
   *     it was
   */
  public static void write(Path file, List<TensorData> tensors, Progress progress)
      throws IOException {
    checkNames(file, tensors);
    NpyWriter.check(file, tensors);
    long total = tensors.stream().mapToLong(NpyWriter::size).sum();
    AtomicFile.replace(
        file,
        target -> {
          TensorCopy copy = new TensorCopy(file, target, Optional.of(new CRC32()), total, progress);
          StoredZip zip = new StoredZip(copy);
          for (TensorData tensor : tensors) {
            zip.add(
                tensor.name() + NpyFile.SUFFIX,
                NpyWriter.header(tensor),
                tensor,
                NpyWriter.size(tensor));
          }
          zip.finish();
          copy.flush();
        });
  }

  private static void checkNames(Path file, List<TensorData> tensors) {
    Set<String> names = new HashSet<>();
    for (TensorData tensor : tensors) {
      String name = tensor.name();
      problem(name)
          .ifPresent(
              problem -> {
                throw new CheckpointException(
                    file, "The name " + PythonLiteral.excerpt(name) + " " + problem + ".");
              });
      if (!names.add(name)) {
        throw new CheckpointException(
            file, "Two tensors have the name " + Printable.of(name, Printable.NAME) + ".");
      }
    }
    for (String name : names) {
      if (names.contains(name + NpyFile.SUFFIX)) {
        throw new CheckpointException(
            file,
            "Of "
                + Printable.of(name, Printable.NAME)
                + " and "
                + Printable.of(name, Printable.NAME)
                + NpyFile.SUFFIX
                + " NumPy would take one for the other.");
      }
    }
  }

  /** Why an entry cannot have a name, as a clause; empty if it can. */
  public static Optional<String> problem(String name) {
    if (name.indexOf('\0') >= 0) {
      return Optional.of("has a NUL, and the names in a zip have none");
    }
    try {
      int length =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name)).remaining()
              + NpyFile.SUFFIX.length();
      return length <= StoredZip.LONGEST_NAME
          ? Optional.empty()
          : Optional.of("has more bytes than the names in a zip");
    } catch (CharacterCodingException e) {
      return Optional.of("has half a character, which UTF-8 cannot write");
    }
  }
}
