package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.files.AccessRights;
import io.varscope.checkpoint.files.AtomicFile;
import io.varscope.checkpoint.files.NewFile;
import io.varscope.checkpoint.files.Target;
import io.varscope.checkpoint.files.TemporaryFile;
import io.varscope.checkpoint.metadata.ChecksumTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes an index and its shards. The shards get new names, and the index is replaced when all of
 * them are on the disk. So a reader finds an index with whole shards at any time, even after a
 * crash.
 *
 * <p>The temporary file of the index exists, and is locked, before the first shard. The names of
 * shards have a part of its name, so {@link DeadShards} can tell that they are in use.
 */
final class ShardWriter {

  private final Path asked;
  private final Target index;
  private final ShardNames names;
  private final boolean checksums;
  private final Map<String, String> metadata;
  private final List<SafetensorsLayout> layouts;
  private final List<Path> written = new ArrayList<>();

  ShardWriter(
      Path index,
      List<TensorData> tensors,
      Map<String, String> metadata,
      boolean checksums,
      long maxShardBytes)
      throws IOException {
    new ShardNames(index);
    if (maxShardBytes <= 0) {
      throw new CheckpointException(
          index, "shards of at most " + maxShardBytes + " bytes cannot have a tensor");
    }
    this.asked = index;
    this.index = Target.of(index);
    // Of the file, if the index is a link: the shards lie beside that.
    this.names = new ShardNames(this.index.path());
    this.checksums = checksums;
    this.metadata = metadata;
    // What is wrong with them together, such as a name that is there twice.
    new SafetensorsLayout(index, tensors, Map.of(), false);
    this.layouts =
        parts(tensors, maxShardBytes).stream()
            .map(part -> new SafetensorsLayout(index, part, metadata, checksums))
            .toList();
  }

  /** As many tensors as fit, in the order in which they were given. */
  private static List<List<TensorData>> parts(List<TensorData> tensors, long maxShardBytes) {
    List<List<TensorData>> parts = new ArrayList<>();
    List<TensorData> part = new ArrayList<>();
    long size = 0;
    for (TensorData tensor : tensors) {
      long next = SafetensorsLayout.size(tensor);
      if (!part.isEmpty() && next > maxShardBytes - size) {
        parts.add(part);
        part = new ArrayList<>();
        size = 0;
      }
      part.add(tensor);
      size += next;
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  void write(Progress progress) throws IOException {
    Optional<AccessRights> rights = rightsOfShards();
    try (TemporaryFile temporary = TemporaryFile.create(index, asked)) {
      try {
        ShardIndex content = writeShards(ShardNames.tag(temporary.id()), rights, progress);
        AtomicFile.forceFolder(index);
        temporary.file().write(ByteBuffer.wrap(content.toJson()));
        temporary.replace();
      } catch (Throwable e) {
        // If it is in its place all the same, it needs them.
        if (temporary.exists()) {
          written.forEach(DeadShards::delete);
        }
        throw e;
      }
    }
    AtomicFile.forceFolder(index);
    AtomicFile.bestEffort(() -> new DeadShards(index, names).delete());
  }

  /** Those of the old shards, which have the weights, or else of the index. */
  private Optional<AccessRights> rightsOfShards() throws IOException {
    if (index.rights().isEmpty()) {
      return Optional.empty();
    }
    Optional<AccessRights> rights = Optional.empty();
    for (String name : namedShards()) {
      Path shard = index.path().resolveSibling(name);
      if (names.tagOf(name).isPresent() && !Files.isWritable(shard) && Files.exists(shard)) {
        throw new FileSystemException(shard.toString(), null, "it is write-protected");
      }
      if (rights.isEmpty()) {
        rights = rightsOf(shard);
      }
    }
    return rights.isPresent() ? rights : index.rights();
  }

  private Set<String> namedShards() throws IOException {
    try {
      return new TreeSet<>(ShardIndex.read(index.path()).shards().values());
    } catch (CheckpointException damaged) {
      return Set.of();
    }
  }

  /** Another save may have deleted it. */
  private static Optional<AccessRights> rightsOf(Path shard) throws IOException {
    try {
      return AccessRights.of(shard);
    } catch (NoSuchFileException deleted) {
      return Optional.empty();
    }
  }

  private ShardIndex writeShards(String tag, Optional<AccessRights> rights, Progress progress)
      throws IOException {
    long total = layouts.stream().mapToLong(SafetensorsLayout::dataSize).sum();
    Map<String, Integer> crcs = new LinkedHashMap<>();
    Map<String, String> shards = new LinkedHashMap<>();
    long before = 0;
    for (int i = 0; i < layouts.size(); i++) {
      SafetensorsLayout layout = layouts.get(i);
      Path path = index.path().resolveSibling(names.of(tag, i, layouts.size()));
      long begin = before;
      int[] ofShard;
      try (NewFile shard = NewFile.create(path, path, rights)) {
        written.add(path);
        ofShard =
            SafetensorsWriter.write(
                layout, shard, path, checksums, (done, all) -> progress.at(begin + done, total));
        shard.finish();
      }
      for (int j = 0; j < ofShard.length; j++) {
        String name = layout.tensors().get(j).name();
        shards.put(name, path.getFileName().toString());
        crcs.put(name, ofShard[j]);
      }
      before += layout.dataSize();
    }
    Map<String, String> ofIndex = new LinkedHashMap<>(metadata);
    ofIndex.remove(ShardIndex.TOTAL_SIZE);
    if (checksums) {
      ChecksumTable table = new ChecksumTable();
      crcs.forEach(table::put);
      ofIndex.put(ChecksumTable.KEY, table.toJson());
    }
    return new ShardIndex(ofIndex, OptionalLong.of(total), shards, List.of());
  }
}
