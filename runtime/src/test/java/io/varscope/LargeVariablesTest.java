package io.varscope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables of as many bytes as one may have, each in a JVM that has memory for little more. */
@Tag("large")
class LargeVariablesTest {

  private static final String PROGRAM =
      """
      import io.varscope.*;
      import java.io.RandomAccessFile;
      import java.nio.*;
      import java.nio.channels.FileChannel.MapMode;
      import java.nio.file.*;
      import java.util.*;

      class Program {
        static void require(boolean holds, String what) {
          if (!holds) {
            throw new AssertionError(what);
          }
        }

        public static void main(String[] arguments) throws Exception {
      %s
        }
      }
      """;

  @TempDir private Path directory;

  private void run(String body) throws Exception {
    Path source = Files.writeString(directory.resolve("Program.java"), PROGRAM.formatted(body));
    Path classes =
        Path.of(VariableStore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:MaxDirectMemorySize=2100m",
                    "-cp",
                    classes.toString(),
                    source.toString(),
                    directory.resolve("sparse").toString()))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  @Test
  void elementsRowsAndSlices() throws Exception {
    run(
        """
        for (DType<?> dtype : DType.values()) {
          int columns = (int) (Shape.MAX_BYTES / dtype.bytes() / 3);
          AnyVariable v =
              new VariableStore()
                  .create(
                      VariableSpec.of("v", dtype, Shape.of(3, columns))
                          .withInitializer(Initializers.zeros()));
          int last = v.size() - 1;
          require(last == v.offset(2, columns - 1), dtype + ": offset");
          v.setFromDouble(last, 1);
          v.setFromDouble(v.offset(1, 0), 1);
          require(v.getAsDouble(last) == 1 && v.getAsDouble(last - 1) == 0, dtype + ": last");
          Buffer row = row(v);
          require(row.capacity() == columns, dtype + ": row " + row);
          require(v.bytes().get(dtype.bytes() * columns) != 0
              || v.bytes().get(dtype.bytes() * (columns + 1) - 1) != 0, dtype + ": row 1");
          for (int index : new int[] {-1, v.size(), Integer.MAX_VALUE}) {
            try {
              v.getAsDouble(index);
              throw new AssertionError(dtype + " has no element " + index);
            } catch (IndexOutOfBoundsException expected) {
            }
          }
        }
        }

        static Buffer row(AnyVariable v) {
          if (v instanceof ByteVariable bytes) {
            require(bytes.slice(1, 3).get(0) == 1, "slice");
            require(bytes.row(2).get(bytes.row(2).capacity() - 1) == 1, "row");
            return bytes.row(2);
          }
          if (v instanceof UnsignedByteVariable bytes) {
            return bytes.row(2);
          }
          if (v instanceof BooleanVariable bytes) {
            return bytes.row(2);
          }
          if (v instanceof ShortVariable shorts) {
            return shorts.row(2);
          }
          if (v instanceof Float16Variable shorts) {
            return shorts.row(2);
          }
          if (v instanceof Bfloat16Variable shorts) {
            return shorts.row(2);
          }
          if (v instanceof IntVariable ints) {
            return ints.row(2);
          }
          if (v instanceof LongVariable longs) {
            return longs.row(2);
          }
          if (v instanceof DoubleVariable doubles) {
            return doubles.row(2);
          }
          require(((FloatVariable) v).slice(1, 3).get(0) == 1, "slice");
          return ((FloatVariable) v).row(2);
        """);
  }

  @Test
  void initialValuesAndStatistics() throws Exception {
    run(
        """
        AnyVariable bytes =
            new VariableStore()
                .create(
                    VariableSpec.of("v", DType.INT8, Shape.of(Shape.MAX_BYTES))
                        .withInitializer(Initializers.constant(3)));
        bytes.setFromDouble(bytes.size() - 1, 5);
        Statistics statistics = bytes.statistics();
        require(statistics.count() == Shape.MAX_BYTES, statistics.toString());
        require(statistics.min() == 3 && statistics.max() == 5, statistics.toString());
        bytes = null;
        for (Initializer initializer :
            List.of(Initializers.uniform(1, 2), Initializers.normal(5, 0.1))) {
          FloatVariable floats =
              new VariableStore()
                  .create(
                      VariableSpec.of("v", DType.FLOAT32, Shape.of(Shape.MAX_BYTES / Float.BYTES))
                          .withInitializer(initializer));
          for (int i = 0; i < 20_000; i++) {
            require(floats.get(i) > 0.5, "the first");
            require(floats.get(floats.size() - 1 - i) > 0.5, "the last");
          }
          floats = null;
        }
        """);
  }

  /** What is copied is in a file, so that no more memory is needed. */
  @Test
  void copies() throws Exception {
    run(
        """
        ByteBuffer file;
        try (RandomAccessFile sparse = new RandomAccessFile(arguments[0], "rw")) {
          sparse.setLength(Shape.MAX_BYTES);
          sparse.seek(Shape.MAX_BYTES - 1);
          sparse.write(9);
          file = sparse.getChannel().map(MapMode.READ_ONLY, 0, Shape.MAX_BYTES);
        }
        VariableSpec<ByteVariable> spec =
            VariableSpec.of("v", DType.INT8, Shape.of(Shape.MAX_BYTES))
                .withInitializer(Initializers.zeros());
        VariableStore source = new VariableStore();
        source.provide(
            new ValueSource() {
              @Override
              public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
                return Optional.empty();
              }

              @Override
              public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
                return Optional.of(file.order(ByteOrder.LITTLE_ENDIAN));
              }
            });
        source.create(spec);
        VariableStore target = new VariableStore();
        ByteVariable v = target.create(spec);
        target.assign(source);
        require(v.get(v.size() - 1) == 9 && v.get(v.size() - 2) == 0, "assigned");
        """);
  }
}
