package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of a save on the file system fails once in each way: the old checkpoint is whole
 * then, or the new one, and the next save leaves nothing else.
 */
class SaveFaultsTest {

  @TempDir private Path folder;

  private enum Kind {
    SAFETENSORS("a.safetensors", 1),
    NPZ("a.npz", 1),
    NPY("a.npy", 1),
    SHARDS("a.safetensors.index.json", 3);

    final String file;
    final int files;

    Kind(String file, int files) {
      this.file = file;
      this.files = files;
    }

    VariableStore store(double value) {
      VariableStore store = new VariableStore();
      for (int i = 0; i < (this == NPY ? 1 : 2); i++) {
        store.create(
            VariableSpec.of("net/v" + i, DType.FLOAT32, Shape.of(2000))
                .withInitializer(Initializers.constant(value)));
      }
      return store;
    }

    void save(Path file, double value, Progress progress) {
      Save save = Save.from(store(value)).reporting(progress);
      if (this == SHARDS) {
        save.toShards(file, 8000);
      } else {
        save.to(file);
      }
    }

    /** The value of all elements of all variables. */
    int value(Path file) throws IOException {
      VariableStore loaded = store(0);
      try (Checkpoint checkpoint = Checkpoint.open(file)) {
        Load load = Load.from(checkpoint);
        (this == NPY ? load.renaming(name -> "net/v0") : load).into(loaded);
      }
      double value = loaded.variables().get(0).getAsDouble(0);
      for (AnyVariable variable : loaded.variables()) {
        for (int i = 0; i < variable.size(); i++) {
          assertEquals(value, variable.getAsDouble(i));
        }
      }
      return (int) value;
    }
  }

  /** What happens at an operation. */
  private enum Fault {
    DISK_FULL {
      @Override
      void before(Faults faults, Path file) throws IOException {
        if (faults.isNow()) {
          throw new IOException("No space left on device");
        }
      }
    },
    /** The same, and nothing works from then on. */
    NO_PERMISSION {
      @Override
      void before(Faults faults, Path file) throws IOException {
        if (faults.isNowOrLater()) {
          throw new AccessDeniedException(file.toString());
        }
      }
    },
    /** The system says that it failed, as it may over a network, though it did not. */
    DONE_ALL_THE_SAME {
      @Override
      void after(Faults faults, Path file) throws IOException {
        if (faults.isNow()) {
          throw new IOException("Input/output error");
        }
      }
    },
    INTERRUPT {
      @Override
      void before(Faults faults, Path file) {
        if (faults.isNow()) {
          faults.saving.interrupt();
        }
      }
    },
    KILL {
      @Override
      void before(Faults faults, Path file) {
        if (faults.isNowOrLater()) {
          throw new Killed();
        }
      }
    };

    void before(Faults faults, Path file) throws IOException {}

    void after(Faults faults, Path file) throws IOException {}
  }

  /** An error after which nothing of the program runs. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A gate with one fault, at some operation. */
  private static final class Faults implements FaultyFileSystem.Gate {

    /** Some operations are those of other threads, for which it waits. */
    private final Thread saving = Thread.currentThread();

    private final Fault fault;
    private final int at;
    private int operations;
    private String failed = "";

    Faults(Fault fault, int at) {
      this.fault = fault;
      this.at = at;
    }

    boolean isNow() {
      return operations == at;
    }

    boolean isNowOrLater() {
      return operations >= at;
    }

    @Override
    public void before(String operation, Path file) throws IOException {
      operations++;
      if (isNow()) {
        failed = operation;
      }
      fault.before(this, file);
    }

    @Override
    public void after(String operation, Path file) throws IOException {
      fault.after(this, file);
    }
  }

  private static Stream<Arguments> everyFault() {
    return Stream.of(Kind.values())
        .flatMap(kind -> Stream.of(Fault.values()).map(fault -> Arguments.of(kind, fault)));
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void theOldOrTheNewOneIsWhole(Kind kind, Fault fault) throws IOException {
    Path file = folder.resolve(kind.file);
    kind.save(file, 1, Progress.NONE);
    everyOperationFails(kind, fault, 1);
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void ifThereWasNoneThereIsNoneOrTheNewOneIsWhole(Kind kind, Fault fault) throws IOException {
    everyOperationFails(kind, fault, 0);
  }

  /**
   * Fails at each operation in turn.
   *
   * @param old the files that there are; 0 is none
   */
  private void everyOperationFails(Kind kind, Fault fault, int old) throws IOException {
    Path file = folder.resolve(kind.file);
    int last = old;
    Faults faults;
    for (int at = 1; ; at++) {
      faults = new Faults(fault, at);
      Path faulty = FaultyFileSystem.file(file, faults);
      boolean isSaved = isSaved(kind, faulty, ++last, faults);
      FaultyFileSystem.closeAll(faulty);
      int value = Files.exists(file) ? kind.value(file) : 0;
      String step = faults.failed + ", operation " + at;
      if (isSaved) {
        assertEquals(last, value, step);
      } else if (!isLate(faults)) {
        assertEquals(old == 0 ? 0 : last - 1, value, step);
        if (fault != Fault.NO_PERMISSION && fault != Fault.KILL) {
          assertEquals(old == 0 ? 0 : kind.files, files().size(), () -> step + ": " + files());
        }
      } else {
        assertTrue(value == (old == 0 ? 0 : last - 1) || value == last, step);
      }
      kind.save(file, ++last, Progress.NONE);
      assertEquals(last, kind.value(file), step);
      assertEquals(kind.files, files().size(), () -> step + ": " + files());
      if (faults.failed.isEmpty()) {
        break;
      }
      if (old == 0) {
        for (String name : files()) {
          Files.delete(folder.resolve(name));
        }
      }
    }
    assertTrue(faults.operations >= 10, "a save has many steps");
  }

  /** Whether the fault came when the new file may have been in its place. */
  private static boolean isLate(Faults faults) {
    return faults.fault == Fault.KILL
        || (faults.fault == Fault.DONE_ALL_THE_SAME && faults.failed.equals("move"));
  }

  private static boolean isSaved(Kind kind, Path faulty, int value, Faults faults) {
    try {
      kind.save(faulty, value, Progress.NONE);
      return true;
    } catch (CheckpointException e) {
      assertEquals(faulty, e.file());
      assertInstanceOf(IOException.class, e.getCause());
      String begin = faulty + ": it is not saved, and what was there is as it was: ";
      assertTrue(e.getMessage().startsWith(begin), e.getMessage());
      return false;
    } catch (Killed e) {
      return false;
    } finally {
      boolean isInterrupted = faults.fault == Fault.INTERRUPT && !faults.failed.isEmpty();
      assertEquals(isInterrupted, Thread.interrupted());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverStopsItHasTheOldOne(Kind kind) throws IOException {
    Path file = folder.resolve(kind.file);
    kind.save(file, 1, Progress.NONE);
    Set<String> before = files();
    for (RuntimeException stop :
        List.of(new CancellationException(), new ArithmeticException("of a listener"))) {
      int calls = 0;
      boolean isStopped = true;
      while (isStopped) {
        int at = ++calls;
        int[] call = {0};
        Progress progress =
            (done, total) -> {
              if (++call[0] == at && stop instanceof ArithmeticException) {
                throw stop;
              }
              return call[0] < at;
            };
        try {
          kind.save(file, 2, progress);
          isStopped = false;
        } catch (CancellationException | ArithmeticException stopped) {
          assertEquals(stop.getClass(), stopped.getClass());
          assertEquals(1, kind.value(file));
          assertEquals(before, files());
        }
      }
      assertTrue(calls > 1);
      kind.save(file, 1, Progress.NONE);
      before = files();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProtectedFileStays(Kind kind) throws IOException {
    Path file = folder.resolve(kind.file);
    kind.save(file, 1, Progress.NONE);
    Path faulty =
        FaultyFileSystem.file(
            file,
            (operation, path) -> {
              if (operation.equals("access[WRITE]") && path.equals(file)) {
                throw new AccessDeniedException(path.toString());
              }
            });
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> kind.save(faulty, 2, Progress.NONE));
    assertEquals(
        file + ": it is not saved, and what was there is as it was: it is write-protected.",
        e.getMessage());
    assertEquals(1, kind.value(file));
  }

  private Set<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
