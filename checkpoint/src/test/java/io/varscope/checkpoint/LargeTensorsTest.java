package io.varscope.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.DType;
import io.varscope.Shape;
import io.varscope.checkpoint.LargeTensors.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors whose sizes overflow an int where somebody multiplies them, in a JVM of little heap. */
class LargeTensorsTest {

  private static final long MEBIBYTE = 1 << 20;

  /** What is written is forced to the disk, which takes its time. */
  private static final Set<Way> TO_THE_DISK =
      EnumSet.of(Way.VERIFIED, Way.SAVE, Way.NARROWED, Way.NPZ, Way.NPY, Way.COPY);

  /** Sizes that overflow an int of bits are seen on each of these. */
  private static final Set<Way> QUICK =
      EnumSet.of(Way.INTO, Way.DURING, Way.BEFORE, Way.IN_PLACE, Way.COPIED_ON_WRITE);

  @TempDir private Path folder;

  private Path missing;

  @BeforeEach
  void nameWhatIsNotThere() {
    missing = folder.resolve("missing");
  }

  /**
   * Runs the program, and returns what it prints.
   *
   * @param copies of the variable that direct memory has room for; with one, what is loaded into it
   *     is in temporary files before
   */
  private String run(ElementType type, DType<?> dtype, long elements, Set<Way> ways, int copies)
      throws IOException, InterruptedException {
    long directBytes = copies * elements * dtype.bytes() + 48 * MEBIBYTE;
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:MaxDirectMemorySize=" + directBytes,
                "-Djava.io.tmpdir=" + (ways.contains(Way.WITHOUT_ROOM) ? missing : folder),
                "-cp",
                Fuzzing.classPath(),
                LargeTensors.class.getName(),
                folder.toString(),
                type.toString(),
                dtype.toString(),
                Long.toString(elements)));
    ways.forEach(way -> command.add(way.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.replace("\r\n", "\n");
  }

  @Test
  void bitsThatOverflowAnInt() throws Exception {
    run(ElementType.F32, DType.FLOAT32, 64 * MEBIBYTE + 1, QUICK, 1);
  }

  @Test
  void whereThereIsNoRoomNothingIsLoaded() throws Exception {
    assertEquals(
        """
        WITHOUT_ROOM
        nothing was loaded, for there is no room for 8388608 bytes that are to be checked before \
        they are used: neither direct memory (-XX:MaxDirectMemorySize, or else -Xmx), nor in \
        temporary files (-Djava.io.tmpdir=%s): there is no such file.
        """
            .formatted(missing),
        run(ElementType.F32, DType.FLOAT32, 16 * MEBIBYTE, EnumSet.of(Way.WITHOUT_ROOM), 1)
            // What a newer JVM says by itself.
            .replace("WARNING: java.io.tmpdir directory does not exist\n", ""));
  }

  /** The elements of float32 around 256 MiB, 512 MiB, 1 GiB and the most that a variable has. */
  static LongStream around() {
    long limit = Shape.MAX_BYTES / Float.BYTES;
    return LongStream.concat(
        LongStream.of(256, 512, 1024)
            .map(mebibytes -> mebibytes * MEBIBYTE / Float.BYTES)
            .flatMap(elements -> LongStream.rangeClosed(elements - 1, elements + 1)),
        LongStream.of(limit - 1, limit));
  }

  @ParameterizedTest
  @MethodSource("around")
  @Tag("large")
  void intoMemory(long elements) throws Exception {
    run(ElementType.F32, DType.FLOAT32, elements, QUICK, 2);
    run(ElementType.BF16, DType.FLOAT32, elements, EnumSet.of(Way.INTO, Way.DURING), 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {64 * MEBIBYTE + 1, Shape.MAX_BYTES / Float.BYTES})
  @Tag("large")
  void toTheDiskAndBack(long elements) throws Exception {
    run(ElementType.F32, DType.FLOAT32, elements, TO_THE_DISK, 1);
  }

  static Stream<DType<?>> dtypes() {
    return DType.values().stream();
  }

  @ParameterizedTest
  @MethodSource("dtypes")
  @Tag("large")
  void theLargestOfEachType(DType<?> dtype) throws Exception {
    run(
        ElementType.of(dtype),
        dtype,
        Shape.MAX_BYTES / dtype.bytes(),
        EnumSet.of(Way.INTO, Way.DURING),
        2);
  }
}
