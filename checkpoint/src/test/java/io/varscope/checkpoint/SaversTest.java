package io.varscope.checkpoint;

import static io.varscope.checkpoint.SmallModel.INDEX;
import static io.varscope.checkpoint.SmallModel.filesOf;
import static io.varscope.checkpoint.SmallModel.save;
import static io.varscope.checkpoint.SmallModel.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Savers of one target, living and dead, in this program and others, and readers beside them. */
@Timeout(120)
class SaversTest {

  @TempDir private Path folder;

  private Set<String> files() throws IOException {
    return SmallModel.files(folder);
  }

  /** Another program: saves the value 7, and halts or waits when it reports its progress. */
  public static final class Other {

    private Other() {}

    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[0]);
      int at = Integer.parseInt(args[1]);
      boolean waits = args.length > 2;
      int[] calls = {0};
      save(
          file,
          7,
          (done, total) -> {
            if (calls[0]++ == at) {
              if (waits) {
                System.out.println("waiting");
                waitForInput();
              } else {
                Runtime.getRuntime().halt(9);
              }
            }
            return true;
          });
    }

    private static void waitForInput() {
      try {
        System.in.read();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Another program: saves for ever. */
  public static final class ForEver {

    private ForEver() {}

    @SuppressWarnings("InfiniteLoop")
    public static void main(String[] args) {
      for (int value = 1; ; value++) {
        save(Path.of(args[0]), value, Progress.NONE);
        if (value == 1) {
          System.out.println("saved");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", INDEX})
  void whoeverIsKilledLeavesTheOldFileAndTheNextSaveNothingElse(String name)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    save(file, 1, Progress.NONE);
    for (int at = 0; ; at++) {
      int exit = OtherProgram.start(Other.class, file, at).waitFor();
      if (exit == 0) {
        assertTrue(at > 0, "it was killed at least once");
        break;
      }
      assertEquals(9, exit);
      assertEquals(at + 1, value(file));
      assertTrue(files().size() > filesOf(name), "it was writing");
      save(file, at + 2, Progress.NONE);
      assertEquals(at + 2, value(file));
      assertEquals(filesOf(name), files().size(), () -> "left over: " + names());
    }
    assertEquals(7, value(file));
    assertEquals(filesOf(name), files().size());
  }

  /** At any time, not only when it reports its progress. */
  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", INDEX})
  void whoeverIsKilledAtAnyTimeDoesSoToo(String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    Random random = new Random(name.hashCode());
    for (int kill = 0; kill < 5; kill++) {
      Process process = OtherProgram.start(ForEver.class, file);
      try {
        assertEquals('s', process.getInputStream().read());
        TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertTrue(value(file) >= 1);
      save(file, 9, Progress.NONE);
      assertEquals(9, value(file));
      assertEquals(filesOf(name), files().size(), this::names);
    }
  }

  private String names() {
    try {
      return files().toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", INDEX})
  void whatAnotherProgramIsWritingIsLeftAlone(String name)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    Process other = OtherProgram.start(Other.class, file, 0, "waits");
    try {
      assertEquals('w', other.getInputStream().read());
      Set<String> ofOther = files();
      for (int value = 1; value <= 3; value++) {
        save(file, value, Progress.NONE);
        assertEquals(value, value(file));
        assertTrue(files().containsAll(ofOther));
        assertEquals(ofOther.size() + filesOf(name), files().size());
      }
      other.getOutputStream().write('\n');
      other.getOutputStream().flush();
      assertEquals(0, other.waitFor());
    } finally {
      other.destroyForcibly();
    }
    assertEquals(7, value(file));
    assertEquals(filesOf(name), files().size(), this::names);
  }

  /** A saver in this program. Its file must not even be opened: that would give up its lock. */
  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", INDEX})
  void whatThisProgramIsWritingIsLeftAlone(String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    boolean[] saved = {false};
    save(
        file,
        5,
        (done, total) -> {
          if (!saved[0]) {
            saved[0] = true;
            try {
              Set<String> before = files();
              save(file, 4, Progress.NONE);
              assertEquals(4, value(file));
              assertTrue(files().containsAll(before));
              // The lock is still there for other programs.
              Process other = OtherProgram.start(Other.class, file, Integer.MAX_VALUE);
              assertEquals(0, other.waitFor());
              assertEquals(7, value(file));
              assertTrue(files().containsAll(before));
            } catch (IOException | InterruptedException e) {
              throw new AssertionError(e);
            }
          }
          return true;
        });
    assertEquals(5, value(file));
    assertEquals(filesOf(name), files().size(), this::names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", INDEX})
  void readersBesideSaversFindAWholeFile(String name) throws Exception {
    Path file = folder.resolve(name);
    AtomicBoolean stop = new AtomicBoolean();
    Process other = OtherProgram.start(ForEver.class, file);
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<Integer>> savers = new ArrayList<>();
    try {
      assertEquals('s', other.getInputStream().read());
      CountDownLatch saving = new CountDownLatch(2);
      for (int thread = 0; thread < 2; thread++) {
        savers.add(
            threads.submit(
                () -> {
                  int saves = 0;
                  while (!stop.get()) {
                    save(file, ++saves, Progress.NONE);
                    saving.countDown();
                  }
                  return saves;
                }));
      }
      saving.await();
      Callable<Integer> reader =
          () -> {
            for (int open = 0; open < 150; open++) {
              value(file);
            }
            return 0;
          };
      for (Future<Integer> read : threads.invokeAll(List.of(reader, reader))) {
        read.get();
      }
    } finally {
      stop.set(true);
      other.destroyForcibly().waitFor();
      threads.shutdown();
    }
    for (Future<Integer> saver : savers) {
      assertTrue(saver.get() > 0);
    }
    save(file, 9, Progress.NONE);
    assertEquals(9, value(file));
    assertEquals(filesOf(name), files().size(), this::names);
  }

  /** Saves to a file at some operation on a file system. */
  private static final class SaveAt implements FaultyFileSystem.Gate {

    private final Path file;
    private final int at;
    private int operations;
    private boolean saves;

    SaveAt(Path file, int at) {
      this.file = file;
      this.at = at;
    }

    boolean hasSaved() {
      return operations >= at;
    }

    @Override
    public void before(String operation, Path path) {
      if (!saves && ++operations == at) {
        saves = true;
        save(file, 2, Progress.NONE);
        saves = false;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", INDEX})
  void anotherSaveAtAnyStepOfASave(String name) throws IOException {
    Path file = folder.resolve(name);
    save(file, 1, Progress.NONE);
    boolean hasSaved = true;
    for (int at = 1; hasSaved; at++) {
      SaveAt step = new SaveAt(file, at);
      save(FaultyFileSystem.file(file, step), 3, Progress.NONE);
      hasSaved = step.hasSaved();
      double value = value(file);
      assertTrue(value == 3 || (value == 2 && hasSaved), "the later one counts");
      assertEquals(filesOf(name), files().size(), this::names);
    }
  }

  /** What a save is writing must not be taken for dead just when its index names it. */
  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", INDEX})
  void anotherSaveEndsAtAnyStepOfASave(String name) throws Exception {
    Path file = folder.resolve(name);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    boolean hasEnded = true;
    for (int at = 1; hasEnded; at++) {
      CountDownLatch writing = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      Future<?> other =
          thread.submit(
              () ->
                  save(
                      file,
                      2,
                      (done, total) -> {
                        if (done == total) {
                          writing.countDown();
                          await(goOn);
                        }
                        return true;
                      }));
      await(writing);
      int last = at;
      int[] operations = {0};
      FaultyFileSystem.Gate gate =
          (operation, path) -> {
            if (++operations[0] == last) {
              goOn.countDown();
              await(other);
            }
          };
      save(FaultyFileSystem.file(file, gate), 3, Progress.NONE);
      hasEnded = operations[0] >= at;
      assertTrue(value(file) >= (hasEnded ? 2 : 3));
      goOn.countDown();
      await(other);
      assertTrue(value(file) >= 2);
      assertEquals(filesOf(name), files().size(), this::names);
    }
    thread.shutdown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", INDEX})
  void aSaveAtAnyStepOfAReader(String name) throws IOException {
    Path file = folder.resolve(name);
    boolean hasSaved = true;
    for (int at = 1; hasSaved; at++) {
      save(file, 1, Progress.NONE);
      SaveAt step = new SaveAt(file, at);
      double value = value(FaultyFileSystem.file(file, step));
      hasSaved = step.hasSaved();
      assertTrue(value == 1 || (value == 2 && hasSaved));
    }
  }

  @Test
  void aShardThatIsNotThereIsToldIfTheIndexHasNotChanged() throws IOException {
    Path index = folder.resolve(INDEX);
    save(index, 1, Progress.NONE);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path shard : files.filter(file -> file.toString().contains("00002-of")).toList()) {
        Files.delete(shard);
      }
    }
    CheckpointException e = assertThrows(CheckpointException.class, () -> value(index));
    assertTrue(e.getMessage().endsWith(", which is not there"), e.getMessage());
  }
}
