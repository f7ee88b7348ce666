package io.varscope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM does that has 64 MB of heap and 16 MB of direct memory. */
class LimitedMemoryTest {

  private static final String IMPORTS =
      """
      import io.varscope.*;
      import io.varscope.generated.*;
      import java.lang.management.*;
      import java.util.*;
      """;

  /** Takes so many variables. */
  private static final String ASSIGNMENT =
      """
        static Assignment all(int count, List<Object> fields) {
          return new Assignment() {
            protected void assign(Found found) {
              for (int i = 0; i < count; i++) {
                fields.add(found.next());
              }
            }
          };
        }
      """;

  @TempDir private Path directory;

  /** What a program prints. */
  private String run(String body) throws Exception {
    Path source = directory.resolve("Program.java");
    Files.writeString(
        source,
        IMPORTS
            + "class Program {\n  public static void main(String[] args) throws Exception {\n"
            + body
            + "  }\n"
            + ASSIGNMENT
            + "}\n");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxDirectMemorySize=16m",
                "-cp",
                classes().toString(),
                source.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), UTF_8).replace("\r\n", "\n");
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(VariableStore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void manySmallVariablesNeedFewBuffersAndOneNeedsLittle() throws Exception {
    String output =
        run(
            """
            BufferPoolMXBean direct = null;
            for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
              if (pool.getName().equals("direct")) {
                direct = pool;
              }
            }
            long used = direct.getMemoryUsed();
            new VariableStore().create(VariableSpec.of("v", DType.FLOAT32, Shape.of(10)));
            used = direct.getMemoryUsed() - used;
            long count = direct.getCount();
            VariableStore store = new VariableStore();
            for (int k = 0; k < 100_000; k++) {
              store.create(VariableSpec.of("v" + k, DType.FLOAT32, Shape.of(1 + k % 20)));
            }
            count = direct.getCount() - count;
            System.out.println(used);
            System.out.println(count);
            """);
    List<Integer> numbers = output.lines().map(Integer::valueOf).toList();
    assertTrue(numbers.get(0) <= 1 << 13, numbers.get(0) + " bytes");
    // 8 MB in blocks of up to 1 MB.
    assertTrue(numbers.get(1) <= 24, numbers.get(1) + " buffers");
  }

  @Test
  void theMemoryOfDroppedStoresIsUsedAgain() throws Exception {
    assertEquals(
        "1000000000\n",
        run(
            """
            long total = 0;
            int refused = 0;
            for (int k = 0; k < 250; k++) {
              try {
                VariableStore store = new VariableStore();
                for (int size : new int[] {500_000, 1000, 499_000}) {
                  store.create(VariableSpec.of("v" + size, DType.FLOAT32, Shape.of(size)));
                }
                total += 4_000_000;
              } catch (OutOfMemoryError e) {
                // On a busy machine the collector may need longer than the JVM waits for it.
                if (++refused == 100) {
                  throw e;
                }
                Thread.sleep(100);
                k--;
              }
            }
            System.out.println(total);
            """));
  }

  @Test
  void aPartKeepsItsMemoryWhenItsStoreIsDropped() throws Exception {
    assertEquals(
        "true\n",
        run(
            """
            List<java.nio.FloatBuffer> rows = new ArrayList<>();
            for (int k = 0; k < 2000; k++) {
              FloatVariable v =
                  new VariableStore()
                      .create(
                          VariableSpec.of("v", DType.FLOAT32, Shape.of(2, 500))
                              .withInitializer(Initializers.constant(k)));
              if (k % 100 == 0) {
                rows.add(v.row(1));
              }
            }
            boolean same = true;
            for (int k = 0; k < rows.size(); k++) {
              same &= rows.get(k).get(499) == 100 * k;
            }
            System.out.println(same);
            """));
  }

  private static String bindOfFive(String memory, String type, int tooLarge) {
    return """
        VariableStore store = new VariableStore();
        FloatVariable before =
            store.create(VariableSpec.of("before", DType.FLOAT32, Shape.scalar()));
        List<Object> fields = new ArrayList<>();
        for (int attempt = 0; attempt < 3; attempt++) {
          Binding binding = Binding.at(store.scope("m"), "acme.Model");
          binding.begin(1);
          for (int k = 0; k < 5; k++) {
            long size = k == 2 ? %d : 1000;
            binding.declaration().memory(Memory.%s).variable("v" + k, DType.%s, Shape.of(size));
          }
          binding.assign(all(5, fields));
          try {
            binding.commit();
          } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
          }
        }
        System.out.println(fields + " " + store.variables().equals(List.of(before)));
        Binding binding = Binding.at(store.scope("m"), "acme.Model");
        binding.begin(1);
        binding.declaration().memory(Memory.%s).int32("v2", 10);
        binding.assign(all(1, fields));
        binding.commit();
        System.out.println(store.get("m/v2").memory() + " " + fields.size());
        """
        .formatted(tooLarge, memory, type, memory);
  }

  @Test
  void whereDirectMemoryEndsABindLeavesNothing() throws Exception {
    List<String> lines =
        run(bindOfFive("DIRECT", "UINT8", Integer.MAX_VALUE - 64)).lines().toList();
    for (int attempt = 0; attempt < 3; attempt++) {
      String message = lines.get(attempt);
      assertTrue(
          message.startsWith(
              "Variable m/v2 of shape (2147483583,) and dtype uint8 needs 2147483583 bytes: "),
          message);
      assertTrue(message.endsWith(" (-XX:MaxDirectMemorySize, or else -Xmx)"), message);
    }
    assertEquals(List.of("[] true", "DIRECT 1"), lines.subList(3, lines.size()));
  }

  @Test
  void whereTheHeapEndsABindLeavesNothing() throws Exception {
    List<String> lines = run(bindOfFive("ARRAY", "FLOAT64", 100_000_000)).lines().toList();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertEquals(
          "Variable m/v2 of shape (100000000,) and dtype float64 needs 800000000 bytes:"
              + " Java heap space",
          lines.get(attempt));
    }
    assertEquals(List.of("[] true", "ARRAY 1"), lines.subList(3, lines.size()));
  }
}
