package io.varscope.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run of the compiler in a new process takes.
 *
 * @param wall the nanoseconds from its start to its end
 * @param processor the nanoseconds in which its threads had a processor, all together
 */
record NewJavac(long wall, long processor) {

  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  /** What a shell tells of its children, which a JVM does not. */
  private static final String TIMED = "\"$0\" \"$@\" >&2; code=$?; times; exit $code";

  static NewJavac run(List<Path> sources, List<Path> classPath, Output output, List<String> more) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", TIMED));
    command.addAll(command(sources, classPath, output, more));
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      require(process.waitFor());
      long wall = System.nanoTime() - start;
      double seconds = 0;
      for (Matcher time = TIME.matcher(times); time.find(); ) {
        seconds += 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2));
      }
      return new NewJavac(wall, (long) (seconds * 1e9));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many classes the compiler's process loads. */
  static long classes(List<Path> sources, List<Path> classPath, Output output, List<String> more) {
    Path log = output.folder().resolve("classes.log");
    List<String> logged = new ArrayList<>(more);
    logged.add("-J-Xlog:class+load:file=" + log);
    try {
      Process process =
          new ProcessBuilder(command(sources, classPath, output, logged)).inheritIO().start();
      require(process.waitFor());
      try (Stream<String> lines = Files.lines(log)) {
        return lines.filter(line -> line.contains(" source: ")).count();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void require(int exit) {
    if (exit != 0) {
      throw new IllegalStateException("does not compile; see above");
    }
  }

  /** What is meant for the JVM stands before the file that has all else. */
  private static List<String> command(
      List<Path> sources, List<Path> classPath, Output output, List<String> more) {
    List<String> arguments = Javac.options(classPath, output);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    for (String argument : more) {
      (argument.startsWith("-J") ? command : arguments).add(argument);
    }
    sources.forEach(source -> arguments.add(source.toString()));
    Path file = output.folder().resolve("arguments");
    Folders.write(
        file,
        String.join(
            "\n", arguments.stream().map(a -> '"' + a.replace("\\", "\\\\") + '"').toList()));
    command.add("@" + file);
    return command;
  }
}
