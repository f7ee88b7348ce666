package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a fuzzer, Jazzer, look for inputs that make a target fail, guided by which code they reach.
 * It runs in a JVM of its own, since it changes the classes that it loads.
 */
public final class Fuzzing {

  /** The profile "fuzz" runs for some time; otherwise there are so many inputs, always the same. */
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);

  private static final int RUNS = 8_000;

  /** Seconds for one input: what takes longer hangs, however busy the machine is. */
  private static final int HANGS = 300;

  private Fuzzing() {}

  /**
   * Runs the kept inputs, and new ones made of them.
   *
   * @param target has {@code fuzzerTestOneInput}
   * @param corpus the folder of the kept inputs, in the resources
   * @param folder where the fuzzer may write
   */
  public static void run(Class<?> target, String corpus, Path folder)
      throws IOException, InterruptedException, URISyntaxException {
    Path kept = Path.of(Fuzzing.class.getResource(corpus).toURI());
    Path found = Files.createDirectory(folder.resolve("found"));
    Path log = folder.resolve("log");
    Process fuzzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // JDK 21 and later warn of agents that are loaded late; JDK 17 knows the flag too.
                "-XX:+EnableDynamicAgentLoading",
                "-Xmx512m",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.varscope.**:com.fasterxml.jackson.core.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                SECONDS > 0 ? "-max_total_time=" + SECONDS : "-runs=" + RUNS,
                SECONDS > 0 ? "-seed=0" : "-seed=1",
                "-max_len=4096",
                "-timeout=" + HANGS,
                found.toString(),
                kept.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      fuzzer.waitFor();
    } finally {
      fuzzer.destroyForcibly();
    }
    List<String> said = Files.readAllLines(log);
    assertEquals(0, fuzzer.exitValue(), () -> String.join("\n", said));
    assertTrue(said.stream().anyMatch(line -> line.startsWith("Done ")), said::toString);
  }

  /** Everything that this JVM was started with, on its class path or module path. */
  static String classPath() {
    return Stream.of("surefire.test.class.path", "java.class.path", "jdk.module.path")
        .map(System::getProperty)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
