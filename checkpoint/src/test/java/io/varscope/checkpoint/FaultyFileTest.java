package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableStore;
import io.varscope.checkpoint.numpy.NpyWriter;
import io.varscope.checkpoint.safetensors.SafetensorsSamples;
import io.varscope.generated.Binding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever happens to a file, at whatever step of a load: all of its values are loaded, or there is
 * a {@link CheckpointException} and nothing has changed.
 */
class FaultyFileTest {

  private static final long OLD = -7;
  private static final List<String> NAMES = List.of("a", "flags", "c");

  private enum Way {
    INTO,
    DURING,
    BEFORE,
    IN_PLACE,
    COPIED_ON_WRITE
  }

  @FunctionalInterface
  private interface Action {
    void on(Path file) throws IOException;
  }

  /**
   * Something that happens.
   *
   * @param isHarmless whether who has the file open has all of it still
   */
  private record Fault(String name, boolean isHarmless, Action action) {}

  @TempDir private Path temporary;
  private Path folder;

  /** The files as they are before anything happens to them, and others of the same length. */
  private Path saved;

  private Path other;

  /** Of the file that is opened. */
  private String name;

  @BeforeEach
  void makeFolders() throws IOException {
    folder = Files.createDirectory(temporary.resolve("model"));
    saved = Files.createDirectory(temporary.resolve("saved"));
    other = Files.createDirectory(temporary.resolve("other"));
  }

  private static void bind(VariableStore store, boolean isNpy) {
    Binding in = Binding.at(store.root(), "acme.Net");
    in.begin(1);
    for (String name : isNpy ? NAMES.subList(0, 1) : NAMES) {
      DType<?> dtype = name.equals("flags") ? DType.BOOL : DType.FLOAT32;
      in.declaration()
          .memory(name.equals("c") ? Memory.ARRAY : Memory.ANY)
          .initializer(Initializers.zeros())
          .variable(name, dtype, Shape.of(9));
    }
    in.commit();
  }

  private static void set(VariableStore store, int sign) {
    for (AnyVariable variable : store.variables()) {
      for (int i = 0; i < variable.size(); i++) {
        variable.setFromDouble(i, value(variable, i, sign));
      }
    }
  }

  private static double value(AnyVariable variable, int index, int sign) {
    return variable.dtype() == DType.BOOL ? (index + (sign > 0 ? 1 : 0)) % 2 : sign * (index + 1.0);
  }

  private static Path save(Path folder, String format, int sign) throws IOException {
    VariableStore store = new VariableStore();
    bind(store, format.equals("npy"));
    set(store, sign);
    Path file = folder.resolve(format.equals("npy") ? "a.npy" : "x." + format);
    if (format.equals("npy")) {
      byte[] bytes = new byte[36];
      store.get("a").bytes().get(bytes);
      NpyWriter.write(
          file, SafetensorsSamples.tensor("a", ElementType.F32, bytes, 9), Progress.NONE);
    } else if (format.endsWith(".json")) {
      Save.from(store).toShards(file, 40);
    } else {
      Save.from(store).to(file);
    }
    return file;
  }

  /** The files that have values. */
  private static List<Path> data(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private List<Fault> faults(Path file) throws IOException {
    List<Fault> faults = new ArrayList<>();
    for (long length : lengths(file)) {
      faults.add(new Fault("cut to " + length + " bytes", false, each -> cut(each, length)));
    }
    byte[] negative = Files.readAllBytes(data(other).get(data(folder).indexOf(file)));
    faults.add(new Fault("overwritten", false, each -> overwrite(each, 0, negative)));
    for (long at : List.of(0L, 8L, negative.length / 2L, negative.length - 1L)) {
      faults.add(new Fault("byte " + at + " is 99", false, each -> overwrite(each, at, (byte) 99)));
    }
    faults.add(new Fault("grown", false, each -> overwrite(each, negative.length, (byte) 1)));
    faults.add(new Fault("deleted", true, Files::delete));
    faults.add(
        new Fault(
            "replaced",
            true,
            each ->
                Files.move(
                    Files.write(temporary.resolve("new"), negative),
                    each,
                    StandardCopyOption.REPLACE_EXISTING)));
    faults.add(
        new Fault("folder moved", true, each -> Files.move(folder, temporary.resolve("moved"))));
    faults.add(new Fault("no permission", true, each -> each.toFile().setReadable(false, false)));
    return faults;
  }

  /** Where a header or a tensor begins or ends, and one byte beside. */
  private static Set<Long> lengths(Path file) throws IOException {
    long size = Files.size(file);
    Set<Long> lengths = new TreeSet<>(List.of(0L, 1L, 8L, 9L, size / 2, size - 1));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      for (TensorInfo tensor : checkpoint.tensors()) {
        for (long end : new long[] {tensor.offset(), tensor.offset() + tensor.size()}) {
          lengths.addAll(List.of(end - 1, end, end + 1));
        }
      }
    }
    lengths.removeIf(length -> length < 0 || length >= size);
    return lengths;
  }

  private static void cut(Path file, long length) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(length);
    }
  }

  private static void overwrite(Path file, long position, byte... bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), position);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "safetensors, false",
    "safetensors, true",
    "safetensors.index.json, false",
    "safetensors.index.json, true",
    "npz, false",
    "npz, true",
    "npy, false"
  })
  void atEveryStep(String format, boolean isVerified) throws IOException {
    name = save(saved, format, 1).getFileName().toString();
    save(other, format, -1);
    restored();
    int files = data(folder).size();
    for (int number = 0; number < files; number++) {
      List<Fault> faults = faults(data(folder).get(number));
      for (Fault fault : faults) {
        for (Way way : Way.values()) {
          // Before the first byte is read, after it, and so on, until a load has fewer steps.
          int step = 0;
          while (happens(format, isVerified, number, fault, way, step)) {
            step++;
          }
          assertTrue(step > 0, "a load has steps");
        }
      }
    }
  }

  /** Loads, and returns whether the load had that many steps. */
  private boolean happens(
      String format, boolean isVerified, int number, Fault fault, Way way, int step)
      throws IOException {
    Path file = restored();
    Path faulty = data(folder).get(number);
    String what = format + ", " + way + ", " + fault.name() + " at step " + step;
    VariableStore store = new VariableStore();
    if (way == Way.INTO) {
      bind(store, format.equals("npy"));
      store.variables().forEach(variable -> setOld(variable));
    }
    int[] steps = new int[1];
    Progress progress =
        (done, total) -> {
          if (++steps[0] == step) {
            happen(fault, faulty);
          }
          return true;
        };
    boolean isLoaded = false;
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      if (step == 0) {
        happen(fault, faulty);
      }
      Load load = Load.from(checkpoint).reporting(progress);
      run(isVerified ? load.verified() : load, way, store, format.equals("npy"));
      isLoaded = true;
    } catch (CheckpointException e) {
      if (fault.isHarmless()) {
        throw new AssertionError(what, e);
      }
    } catch (Throwable e) {
      throw new AssertionError(what, e);
    }
    if (isLoaded) {
      requireLoaded(store, format, what);
    } else if (way == Way.INTO) {
      store.variables().forEach(variable -> requireOld(variable, what));
    } else {
      assertEquals(List.of(), store.variables(), what);
    }
    return steps[0] >= step;
  }

  /** The files as they were saved long ago: some systems keep times by the second. */
  private Path restored() throws IOException {
    delete(folder);
    delete(temporary.resolve("moved"));
    Files.createDirectory(folder);
    try (Stream<Path> files = Files.list(saved)) {
      for (Path file : files.toList()) {
        Path copy = Files.copy(file, folder.resolve(file.getFileName()));
        Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH));
      }
    }
    return folder.resolve(name);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void happen(Fault fault, Path file) {
    try {
      fault.action().on(file);
    } catch (IOException e) {
      throw new AssertionError(fault.name(), e);
    }
  }

  private static void run(Load load, Way way, VariableStore store, boolean isNpy) {
    switch (way) {
      case INTO -> load.into(store);
      case DURING -> load.during(store, () -> bind(store, isNpy));
      case BEFORE -> {
        Loading loading = load.before(store);
        bind(store, isNpy);
        loading.finish();
      }
      case IN_PLACE -> load.inPlace().during(store, () -> bind(store, isNpy));
      case COPIED_ON_WRITE -> load.inPlaceCopiedOnWrite().during(store, () -> bind(store, isNpy));
    }
  }

  private static void setOld(AnyVariable variable) {
    for (int i = 0; i < variable.size(); i++) {
      variable.setFromDouble(i, OLD);
    }
  }

  private static void requireOld(AnyVariable variable, String what) {
    double old = variable.dtype() == DType.BOOL ? 1 : OLD;
    for (int i = 0; i < variable.size(); i++) {
      assertEquals(old, variable.getAsDouble(i), what);
    }
  }

  private static void requireLoaded(VariableStore store, String format, String what) {
    assertEquals(format.equals("npy") ? 1 : 3, store.variables().size(), what);
    for (AnyVariable variable : store.variables()) {
      for (int i = 0; i < variable.size(); i++) {
        if (variable.getAsDouble(i) != value(variable, i, 1)) {
          fail(what + ": " + variable);
        }
      }
    }
  }
}
