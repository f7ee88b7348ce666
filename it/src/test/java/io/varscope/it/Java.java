package io.varscope.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The JDK that runs the build, as a user starts it. */
public final class Java {

  private Java() {}

  /** The output of a program that ends well. */
  public static String run(Object... arguments) throws IOException, InterruptedException {
    return start(0, arguments);
  }

  /** The output of a program that ends with an exception. */
  public static String fail(Object... arguments) throws IOException, InterruptedException {
    return start(1, arguments);
  }

  private static String start(int expected, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-ea");
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    if (exit != expected) {
      throw new AssertionError(command + " ended with " + exit + ":\n" + output);
    }
    return output;
  }

  /** A class path or module path. */
  public static String path(Object... places) {
    return Arrays.stream(places)
        .map(Object::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
