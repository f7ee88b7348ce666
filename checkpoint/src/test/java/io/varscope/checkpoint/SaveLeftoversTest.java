package io.varscope.checkpoint;

import static io.varscope.checkpoint.SmallModel.INDEX;
import static io.varscope.checkpoint.SmallModel.save;
import static io.varscope.checkpoint.SmallModel.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a save deletes, and what it must not. */
class SaveLeftoversTest {

  @TempDir private Path folder;

  private Set<String> files() throws IOException {
    return SmallModel.files(folder);
  }

  @Test
  void shardsThatAnyIndexNamesStay() throws IOException {
    Path index = folder.resolve(INDEX);
    save(index, 1, Progress.NONE);
    Path copy = Files.copy(index, folder.resolve("best.safetensors.index.json"));
    Path renamed = folder.resolve("older.index.json");
    save(index, 2, Progress.NONE);
    Files.move(index, renamed);
    save(index, 3, Progress.NONE);
    save(index, 4, Progress.NONE);
    assertEquals(1, value(copy));
    assertEquals(2, value(renamed));
    assertEquals(4, value(index));
    assertEquals(3 * 4, files().size());
    Files.delete(copy);
    Files.delete(renamed);
    save(index, 5, Progress.NONE);
    assertEquals(4, files().size());
  }

  @Test
  void nothingIsDeletedWhileAnIndexCannotBeRead() throws IOException {
    Path index = folder.resolve(INDEX);
    save(index, 1, Progress.NONE);
    Path half = Files.writeString(folder.resolve("half.safetensors.index.json"), "{\"weight_m");
    save(index, 2, Progress.NONE);
    assertEquals(8, files().size());
    Files.delete(half);
    save(index, 3, Progress.NONE);
    assertEquals(4, files().size());
  }

  @Test
  void onlyWhatIsOfTheSameTargetAndOfThisLibraryIsDeleted() throws IOException {
    List<String> others =
        List.of(
            ".a.safetensors.tmp",
            ".varscope-.tmp",
            "a-0123456-00001-of-00002.safetensors",
            "a-01234567-00001-of-00002.safetensors.bak",
            "a-ABCDEF01-00001-of-00002.safetensors",
            "b-01234567-00001-of-00002.safetensors",
            "model-00001-of-00002.safetensors");
    for (String other : others) {
      Files.writeString(folder.resolve(other), "x");
    }
    Files.writeString(folder.resolve("a-01234567-00001-of-00002.safetensors"), "x");
    save(folder.resolve(INDEX), 1, Progress.NONE);
    save(folder.resolve("a.safetensors"), 1, Progress.NONE);
    Set<String> files = files();
    assertTrue(files.containsAll(others));
    assertEquals(others.size() + 4 + 1, files.size());
  }

  @Test
  void whereThereAreNoLocksNothingOfOthersIsDeleted() throws IOException {
    Path file = folder.resolve("a.safetensors");
    String[] left = {""};
    assertThrows(
        AssertionError.class,
        () ->
            save(
                FaultyFileSystem.file(
                    file,
                    (operation, path) -> {
                      if (operation.equals("write")) {
                        left[0] = path.getFileName().toString();
                      }
                      if (!left[0].isEmpty()) {
                        throw new AssertionError("killed");
                      }
                    }),
                1,
                Progress.NONE));
    Path withoutLocks =
        FaultyFileSystem.file(
            file,
            (operation, path) -> {
              if (operation.equals("lock")) {
                throw new IOException("No locks available");
              }
            });
    save(withoutLocks, 2, Progress.NONE);
    assertEquals(2, value(file));
    assertEquals(Set.of("a.safetensors", left[0]), files());
  }
}
