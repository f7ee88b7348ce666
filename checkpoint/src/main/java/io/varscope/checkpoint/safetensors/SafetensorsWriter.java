package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.bytes.TensorCopy;
import io.varscope.checkpoint.files.AtomicFile;
import io.varscope.checkpoint.files.NewFile;
import io.varscope.checkpoint.metadata.ChecksumTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;

/**
 * Writes safetensors files, each as a whole or not at all. The same tensors give the same bytes.
 * The first tensor begins at a page of 4096 bytes, those whose size is a multiple of 64 at a
 * multiple of 64, and all at a multiple of their elements' size.
 */
public final class SafetensorsWriter {

  private SafetensorsWriter() {}

  /**
   * Writes one file.
   *
   * @param metadata what the file is to say of itself
   * @param checksums whether the metadata gets a checksum for each tensor
   * @throws CheckpointException if there can be no such file, or a source does not give as many
   *     bytes as its tensor has
   * @throws CancellationException if the progress says so
   * @throws IOException if the system refuses the file, or a source; in all cases an old one is as
   *     it was
   */
  public static void write(
      Path file,
      List<TensorData> tensors,
      Map<String, String> metadata,
      boolean checksums,
      Progress progress)
      throws IOException {
    SafetensorsLayout layout = new SafetensorsLayout(file, tensors, own(metadata), checksums);
    AtomicFile.replace(file, target -> write(layout, target, file, checksums, progress));
  }

  /**
   * Writes several files, and an index that says which has which tensor. Those of an older index in
   * the same place are left alone until the new one is in its place, and then deleted.
   *
   * @param index whose name ends with {@code .safetensors.index.json}
   * @param maxShardBytes the most bytes of tensors in one file, unless a single one has more
   * @throws CheckpointException if there can be no such files, or a source does not give as many
   *     bytes as its tensor has
   * @throws CancellationException if the progress says so
   * @throws IOException if the system refuses a file, or a source; in all cases the old ones are as
   *     they were
   */
  public static void writeSharded(
      Path index,
      List<TensorData> tensors,
      Map<String, String> metadata,
      boolean checksums,
      long maxShardBytes,
      Progress progress)
      throws IOException {
    new ShardWriter(index, tensors, own(metadata), checksums, maxShardBytes).write(progress);
  }

  /** Checksums of another file, whose metadata are written again, would be wrong. */
  private static Map<String, String> own(Map<String, String> metadata) {
    Map<String, String> own = new LinkedHashMap<>(metadata);
    own.remove(ChecksumTable.KEY);
    return own;
  }

  /** Writes one file, and returns the checksums of its tensors, in the layout's order. */
  static int[] write(
      SafetensorsLayout layout, NewFile target, Path file, boolean checksums, Progress progress)
      throws IOException {
    int[] crcs = new int[layout.tensors().size()];
    target.position(layout.headerSize());
    TensorCopy copy =
        new TensorCopy(
            file,
            target,
            checksums ? Optional.of(new CRC32C()) : Optional.empty(),
            layout.dataSize(),
            progress);
    for (int i = 0; i < crcs.length; i++) {
      TensorData tensor = layout.tensors().get(i);
      copy.resetChecksum();
      copy.append(tensor, SafetensorsLayout.size(tensor));
      crcs[i] = copy.checksum();
    }
    copy.flush();
    target.write(layout.header(crcs), 0);
    return crcs;
  }
}
