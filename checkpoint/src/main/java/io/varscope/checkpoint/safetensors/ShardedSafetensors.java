package io.varscope.checkpoint.safetensors;

import static io.varscope.checkpoint.text.Printable.quoted;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.metadata.ChecksumTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Several safetensors files with one index, that are open. Threads may share them. */
public final class ShardedSafetensors implements Checkpoint {

  /** A save takes longer than opening its files does, so only a fault needs as many tries. */
  private static final int MOST_TRIES = 100;

  private final Path file;
  private final ShardIndex index;
  private final Map<String, SafetensorsFile> shards = new LinkedHashMap<>();
  private final Map<String, Found> byName = new HashMap<>();
  private final List<TensorInfo> tensors = new ArrayList<>();
  private final List<String> notes;
  private final Map<String, String> metadata;

  /** A tensor, as it is shown and as its shard has it. */
  private record Found(SafetensorsFile shard, TensorInfo shown, TensorInfo inShard) {}

  private ShardedSafetensors(Path file, ShardIndex index) {
    this.file = file;
    this.index = index;
    this.notes = new ArrayList<>(index.notes());
    this.metadata = new LinkedHashMap<>(index.metadata());
  }

  /**
   * Opens an index and all its shards, and reads their headers, no tensor. If the index is replaced
   * meanwhile, what is opened is the new one.
   *
   * @param file whose name ends with {@code .safetensors.index.json}
   * @throws CheckpointException if a file is not what it should be
   */
  public static ShardedSafetensors open(Path file, Strictness strictness) throws IOException {
    ShardIndex index = ShardIndex.read(file);
    for (int tries = 1; ; tries++) {
      try {
        return open(file, index, strictness);
      } catch (CheckpointException | IOException e) {
        // The shards that it names may be gone because a save has replaced it.
        ShardIndex now = ShardIndex.read(file);
        if (tries == MOST_TRIES || now.equals(index)) {
          throw e;
        }
        index = now;
      }
    }
  }

  private static ShardedSafetensors open(Path file, ShardIndex index, Strictness strictness)
      throws IOException {
    ShardedSafetensors sharded = new ShardedSafetensors(file, index);
    try {
      for (String shard : new TreeSet<>(index.shards().values())) {
        sharded.add(shard, strictness);
      }
      sharded.checkComplete();
      sharded.compareTotal();
      sharded.mergeMetadata();
      return sharded;
    } catch (Throwable e) {
      sharded.close();
      throw e;
    }
  }

  private void add(String name, Strictness strictness) throws IOException {
    SafetensorsFile shard = openShard(name, strictness);
    shards.put(name, shard);
    shard.notes().forEach(note -> notes.add(name + ": " + note));
    List<String> unlisted = new ArrayList<>();
    for (TensorInfo tensor : shard.tensors()) {
      String listed = index.shards().get(tensor.name());
      if (listed == null) {
        unlisted.add(tensor.name());
      } else if (listed.equals(name)) {
        add(shard, tensor);
      } else {
        throw new CheckpointException(
            file,
            "tensor "
                + quoted(tensor.name())
                + " is in "
                + quoted(name)
                + ", though the index has it in "
                + quoted(listed));
      }
    }
    if (!unlisted.isEmpty()) {
      String sentence =
          quoted(name)
              + " has "
              + unlisted.size()
              + " tensors that are not in the index, the first "
              + quoted(unlisted.get(0));
      if (strictness == Strictness.STRICT) {
        throw new CheckpointException(file, sentence);
      }
      notes.add(sentence);
    }
  }

  private SafetensorsFile openShard(String name, Strictness strictness) throws IOException {
    try {
      return SafetensorsFile.open(shard(name), strictness);
    } catch (NoSuchFileException e) {
      throw new CheckpointException(
          file, "the index names the file " + quoted(name) + ", which is not there");
    }
  }

  /** Beside the index; if that is a link, perhaps beside the file that it leads to. */
  private Path shard(String name) throws IOException {
    Path shard = file.resolveSibling(name);
    return Files.isSymbolicLink(file) && Files.notExists(shard)
        ? file.toRealPath().resolveSibling(name)
        : shard;
  }

  private void add(SafetensorsFile shard, TensorInfo tensor) {
    TensorInfo shown =
        new TensorInfo(tensor.name(), tensor.type(), tensor.shape(), -1, tensor.size());
    byName.put(tensor.name(), new Found(shard, shown, tensor));
    tensors.add(shown);
  }

  private void checkComplete() {
    index
        .shards()
        .forEach(
            (name, shard) -> {
              if (!byName.containsKey(name)) {
                throw new CheckpointException(
                    file,
                    "the index has tensor "
                        + quoted(name)
                        + " in "
                        + quoted(shard)
                        + ", where it is not");
              }
            });
  }

  private void compareTotal() {
    long sum = tensors.stream().mapToLong(TensorInfo::size).sum();
    if (index.totalSize().isPresent() && index.totalSize().getAsLong() != sum) {
      notes.add(
          "the index gives a total of "
              + index.totalSize().getAsLong()
              + " bytes, but its tensors have "
              + sum);
    }
  }

  /** Metadata of a shard are kept. Where two shards differ, the first counts. */
  private void mergeMetadata() {
    OddKind differing = new OddKind();
    shards.forEach(
        (shard, opened) ->
            opened
                .metadata()
                .forEach(
                    (key, value) -> {
                      // A shard's table has its own tensors only, the index's has all.
                      String first =
                          key.equals(ChecksumTable.KEY) ? value : metadata.putIfAbsent(key, value);
                      if (first != null && !first.equals(value)) {
                        differing.add(
                            () ->
                                "the metadata of "
                                    + quoted(key)
                                    + " are "
                                    + quoted(first)
                                    + ", though "
                                    + quoted(shard)
                                    + " says "
                                    + quoted(value));
                      }
                    }));
    differing.sentence().ifPresent(notes::add);
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public List<TensorInfo> tensors() {
    return Collections.unmodifiableList(tensors);
  }

  /**
   * The metadata of the index, and those of its shards except their checksums. Where two differ,
   * the index counts, then the first shard; it is noted.
   */
  @Override
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  @Override
  public List<String> notes() {
    return Collections.unmodifiableList(notes);
  }

  @Override
  public Optional<TensorInfo> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Found::shown);
  }

  @Override
  public ReadableByteChannel open(TensorInfo tensor) throws IOException {
    Found found = found(tensor);
    return found.shard().open(found.inShard());
  }

  @Override
  public ReadableByteChannel open(TensorInfo tensor, long from) throws IOException {
    Found found = found(tensor);
    return found.shard().open(found.inShard(), from);
  }

  @Override
  public Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) throws IOException {
    Found found = found(tensor);
    return found.shard().map(found.inShard(), copyOnWrite);
  }

  @Override
  public void requireUnchanged(TensorInfo tensor) throws IOException {
    Found found = found(tensor);
    found.shard().requireUnchanged(found.inShard());
  }

  private Found found(TensorInfo tensor) {
    Found found = byName.get(tensor.name());
    if (found == null || !found.shown().equals(tensor)) {
      throw new IllegalArgumentException(tensor + " is not in " + file);
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (SafetensorsFile shard : shards.values()) {
      try {
        shard.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
