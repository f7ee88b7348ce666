package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.files.Target;
import io.varscope.checkpoint.files.TemporaryFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes the shards that no index names and no program is writing: those of the old index, and
 * those of programs that died.
 */
final class DeadShards {

  private final Target index;
  private final ShardNames names;

  DeadShards(Target index, ShardNames names) {
    this.index = index;
    this.names = names;
  }

  /**
   * Deletes them, together with the temporary files of dead programs. The order makes it safe: the
   * temporary file of a shard exists before the shard does. Once it is gone, it has become an
   * index, or never will.
   *
   * @throws IOException if it cannot be told which are dead; then no shard is deleted
   */
  void delete() throws IOException {
    List<Path> found = shards();
    Set<String> writing =
        TemporaryFile.deleteDead(index).stream().map(ShardNames::tag).collect(Collectors.toSet());
    found.removeIf(shard -> writing.contains(names.tagOf(name(shard)).orElseThrow()));
    if (found.isEmpty()) {
      return;
    }
    Set<String> named = named();
    for (Path shard : found) {
      if (!named.contains(name(shard))) {
        delete(shard);
      }
    }
  }

  private List<Path> shards() throws IOException {
    List<Path> shards = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder(), file -> names.tagOf(name(file)).isPresent())) {
      files.forEach(shards::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return shards;
  }

  /** The files that any index in the folder names: one may be a copy. */
  private Set<String> named() throws IOException {
    Set<String> named = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(), ShardNames::isIndex)) {
      for (Path file : files) {
        named.addAll(ShardIndex.read(file).shards().values());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (CheckpointException damaged) {
      throw new IOException(damaged);
    }
    return named;
  }

  private Path folder() {
    return index.path().resolveSibling("");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  static void delete(Path shard) {
    try {
      Files.deleteIfExists(shard);
    } catch (IOException inUse) {
      // Windows deletes no mapped file. It does no harm.
    }
  }
}
