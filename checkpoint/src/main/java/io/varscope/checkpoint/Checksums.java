package io.varscope.checkpoint;

import static io.varscope.checkpoint.text.Printable.quoted;

import io.varscope.checkpoint.metadata.ChecksumTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;

/**
 * The CRC-32C of each tensor's bytes, in the metadata of a file. An npz has a CRC-32 of each entry
 * instead, which is compared whenever the entry is read.
 */
public final class Checksums {

  /** Where they are in the metadata: a JSON object of names and 8 hexadecimal digits. */
  public static final String KEY = ChecksumTable.KEY;

  private static final int CHUNK = 1 << 18;

  private final Map<String, Integer> crcs;

  private Checksums(Map<String, Integer> crcs) {
    this.crcs = crcs;
  }

  /** Whether a file has checksums. */
  public static boolean has(Checkpoint checkpoint) {
    return checkpoint.hasOwnChecksums() || checkpoint.metadata().containsKey(KEY);
  }

  /**
   * Reads every tensor, and whatever else is in the file, and compares it with its checksum.
   *
   * @return the names of the tensors whose bytes are not those that were written
   * @throws CheckpointException if the file has no checksums, or not one for each tensor; also if
   *     an entry of an npz is damaged
   * @throws CancellationException if the progress says so
   */
  public static List<String> verify(Checkpoint checkpoint, Progress progress) throws IOException {
    Checksums checksums = of(checkpoint);
    long total = checkpoint.tensors().stream().mapToLong(TensorInfo::size).sum();
    long done = 0;
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    List<String> damaged = new ArrayList<>();
    for (TensorInfo tensor : checkpoint.tensors()) {
      CRC32C crc = new CRC32C();
      try (ReadableByteChannel bytes = checkpoint.open(tensor)) {
        while (bytes.read(chunk.clear()) >= 0) {
          done += chunk.flip().remaining();
          crc.update(chunk);
          if (!progress.at(done, total)) {
            throw new CancellationException("verifying " + checkpoint.file() + " was cancelled");
          }
        }
      }
      if (!checksums.match(tensor, (int) crc.getValue())) {
        damaged.add(tensor.name());
      }
    }
    for (String other : checkpoint.others()) {
      try (ReadableByteChannel bytes = checkpoint.openOther(other)) {
        while (bytes.read(chunk.clear()) >= 0) {
          if (!progress.at(done, total)) {
            throw new CancellationException("verifying " + checkpoint.file() + " was cancelled");
          }
        }
      }
    }
    return damaged;
  }

  /** Whether the bytes of a tensor have the checksum that the file says, if it says one. */
  boolean match(TensorInfo tensor, int crc) {
    Integer written = crcs.get(tensor.name());
    return written == null || written == crc;
  }

  /**
   * The checksums of all tensors that a file has in its metadata; none if its format has its own,
   * which are compared on each read.
   *
   * @throws CheckpointException if it has none, or not one for each tensor
   */
  static Checksums of(Checkpoint checkpoint) {
    if (checkpoint.hasOwnChecksums()) {
      return new Checksums(Map.of());
    }
    String text = checkpoint.metadata().get(KEY);
    if (text == null) {
      throw new CheckpointException(checkpoint.file(), "the file has no checksums");
    }
    Map<String, Integer> crcs =
        ChecksumTable.parse(text, (offset, reason) -> malformed(checkpoint, reason)).crcs();
    for (TensorInfo tensor : checkpoint.tensors()) {
      if (!crcs.containsKey(tensor.name())) {
        throw malformed(checkpoint, "tensor " + quoted(tensor.name()) + " has none");
      }
    }
    for (String name : crcs.keySet()) {
      if (checkpoint.find(name).isEmpty()) {
        throw malformed(checkpoint, "there is one of " + quoted(name) + ", but no such tensor");
      }
    }
    return new Checksums(crcs);
  }

  private static CheckpointException malformed(Checkpoint checkpoint, String reason) {
    return new CheckpointException(
        checkpoint.file(), "the file's checksums are malformed: " + reason);
  }
}
