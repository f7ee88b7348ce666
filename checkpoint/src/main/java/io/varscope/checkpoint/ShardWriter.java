package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Writes an index and its shards. The shards get names that no file has; the index is replaced when
 * all of them are on the disk. So whoever reads, at any time and after any crash, finds an index
 * whose shards are whole.
 */
final class ShardWriter {

  private static final String SUFFIX = ".safetensors.index.json";

  private final Path index;
  private final String base;
  private final boolean checksums;
  private final Map<String, String> metadata;
  private final List<Path> files = new ArrayList<>();
  private final List<SafetensorsLayout> layouts = new ArrayList<>();

  ShardWriter(
      Path index,
      List<TensorData> tensors,
      Map<String, String> metadata,
      boolean checksums,
      long maxShardBytes) {
    String name = index.getFileName().toString();
    if (!name.endsWith(SUFFIX)) {
      throw new CheckpointException(index, "the name of an index must end with " + SUFFIX);
    }
    if (maxShardBytes <= 0) {
      throw new CheckpointException(
          index, "shards of at most " + maxShardBytes + " bytes cannot have a tensor");
    }
    this.index = index;
    this.base = name.substring(0, name.length() - SUFFIX.length());
    this.checksums = checksums;
    this.metadata = metadata;
    // What is wrong with them together, such as a name that is there twice.
    new SafetensorsLayout(index, tensors, Map.of(), false);
    List<List<TensorData>> parts = parts(tensors, maxShardBytes);
    String tag = unusedTag(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Path file = shard(tag, i, parts.size());
      files.add(file);
      layouts.add(new SafetensorsLayout(file, parts.get(i), metadata, checksums));
    }
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

  private String unusedTag(int count) {
    String tag;
    do {
      tag = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    } while (Files.exists(shard(tag, 0, count)));
    return tag;
  }

  private Path shard(String tag, int number, int count) {
    return index.resolveSibling(
        String.format(Locale.ROOT, "%s-%s-%05d-of-%05d.safetensors", base, tag, number + 1, count));
  }

  void write(Progress progress) throws IOException {
    Set<String> old = ownShards();
    try {
      byte[] json = writeShards(progress).toJson();
      AtomicFile.replace(
          index,
          channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(json);
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
          });
    } catch (Throwable e) {
      deleteNew();
      throw e;
    }
    old.forEach(this::delete);
  }

  private ShardIndex writeShards(Progress progress) throws IOException {
    long total = layouts.stream().mapToLong(SafetensorsLayout::dataSize).sum();
    Map<String, Integer> crcs = new HashMap<>();
    Map<String, String> shards = new LinkedHashMap<>();
    long before = 0;
    for (int i = 0; i < files.size(); i++) {
      SafetensorsLayout layout = layouts.get(i);
      Path file = files.get(i);
      long begin = before;
      int[] written =
          SafetensorsWriter.write(
              layout, file, checksums, (done, ofShard) -> progress.at(begin + done, total));
      for (int j = 0; j < written.length; j++) {
        String name = layout.tensors().get(j).name();
        shards.put(name, file.getFileName().toString());
        crcs.put(name, written[j]);
      }
      before += layout.dataSize();
    }
    Map<String, String> ofIndex = new LinkedHashMap<>(metadata);
    ofIndex.remove(ShardIndex.TOTAL_SIZE);
    if (checksums) {
      Checksums table = new Checksums();
      shards.keySet().forEach(name -> table.put(name, crcs.get(name)));
      ofIndex.put(Checksums.KEY, table.toJson());
    }
    return new ShardIndex(ofIndex, OptionalLong.of(total), shards, List.of());
  }

  /** The shards of the present index, as far as this class has given them their names. */
  private Set<String> ownShards() throws IOException {
    Set<String> own = new TreeSet<>();
    if (Files.exists(index)) {
      Pattern ours =
          Pattern.compile(Pattern.quote(base) + "-[0-9a-f]{8}-\\d{5,}-of-\\d{5,}\\.safetensors");
      try {
        for (String name : ShardIndex.read(index).shards().values()) {
          if (ours.matcher(name).matches()) {
            own.add(name);
          }
        }
      } catch (CheckpointException damaged) {
        // Then it is unknown which files are its own, and they stay.
        return Set.of();
      }
    }
    return own;
  }

  /** If something failed when the index was in its place already, it needs them. */
  private void deleteNew() throws IOException {
    Set<String> needed = ownShards();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!needed.contains(name)) {
        delete(name);
      }
    }
  }

  private void delete(String shard) {
    try {
      Files.deleteIfExists(index.resolveSibling(shard));
    } catch (IOException inUse) {
      // Windows deletes no file that is mapped. It is in nobody's way.
    }
  }
}
