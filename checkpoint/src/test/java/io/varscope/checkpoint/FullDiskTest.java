package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real disk that is full, where one may be made for a test: in Linux, without being root. */
@Timeout(60)
class FullDiskTest {

  @TempDir private Path folder;

  private static void save(Path file, int size, double value) {
    VariableStore store = new VariableStore();
    for (int i = 0; i < 2; i++) {
      store.create(
          VariableSpec.of("v" + i, DType.FLOAT32, Shape.of(size))
              .withInitializer(Initializers.constant(value)));
    }
    if (file.toString().endsWith(".json")) {
      Save.from(store).toShards(file, 4L * size);
    } else {
      Save.from(store).to(file);
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What runs where the disk is small. */
  public static final class Saver {

    private Saver() {}

    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[0]);
      save(file, 1000, 1);
      List<String> before = files(file.getParent());
      for (int size : new int[] {120_000, 240_000, 400_000}) {
        CheckpointException e = assertThrows(CheckpointException.class, () -> save(file, size, 2));
        System.out.println(e.getMessage());
        assertEquals(before, files(file.getParent()));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
          assertEquals(4000, checkpoint.tensors().get(0).size());
        }
      }
      save(file, 1000, 3);
      assertEquals(before.size(), files(file.getParent()).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", "a.safetensors.index.json"})
  void theOldFileStaysAndThereIsRoomAgain(String name) throws IOException, InterruptedException {
    List<String> mount =
        List.of(
            "unshare",
            "-rm",
            "sh",
            "-c",
            "mount -t tmpfs -o size=900k varscope \"$0\" && exec \"$@\"",
            folder.toString());
    assumeTrue(canRun(mount), "a file system can be mounted");
    List<String> command = new ArrayList<>(mount);
    command.addAll(OtherProgram.command(Saver.class, folder.resolve(name)));
    Process saver =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> said = saver.inputReader().lines().toList();
    assertEquals(0, saver.waitFor());
    assertEquals(3, said.size());
    for (String message : said) {
      String of =
          name.endsWith(".json")
              ? message
                  .replaceFirst("a-[0-9a-f]{8}-0000[12]-of-00002\\.safetensors: ", "")
                  .replace(": " + folder + "/", ": ")
              : message;
      assertEquals(
          folder.resolve(name)
              + ": it is not saved, and what was there is as it was: No space left on device.",
          of);
    }
  }

  private static boolean canRun(List<String> mount) throws InterruptedException {
    List<String> command = new ArrayList<>(mount);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noUnshare) {
      return false;
    }
  }
}
