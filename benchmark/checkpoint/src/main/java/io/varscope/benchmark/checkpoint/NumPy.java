package io.varscope.benchmark.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** NumPy, in processes of its own, which time themselves. */
final class NumPy {

  private static final String SCRIPT = script();
  private static final boolean IS_THERE = isThere();

  private NumPy() {}

  /** Reads the bytes of a file from some byte on as one array; nobody where there is no NumPy. */
  static Stream<Contestant> fromFile(Path file, long from) {
    return contestant(
        "NumPy, `fromfile`", () -> nanos("fromfile", file.toString(), Long.toString(from)));
  }

  /** Loads an npz; nobody where there is no NumPy. */
  static Stream<Contestant> load(Path npz) {
    return contestant("NumPy, `load` of an npz", () -> nanos("load", npz.toString()));
  }

  /**
   * Saves an npz; nobody where there is no NumPy.
   *
   * @param values an npz with what to save
   */
  static Stream<Contestant> save(Path target, Path values) {
    return contestant(
        "NumPy, `savez`",
        () -> {
          Files.deleteIfExists(target);
          return nanos("savez", target.toString(), values.toString());
        });
  }

  private static Stream<Contestant> contestant(String name, Contestant.Sampler sampler) {
    return IS_THERE ? Stream.of(new Contestant(name, sampler)) : Stream.empty();
  }

  private static boolean isThere() {
    try {
      run("-c", "import numpy");
      return true;
    } catch (IOException e) {
      System.out.println("Without NumPy, which python3 does not have.");
      return false;
    }
  }

  private static double nanos(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("-c", SCRIPT));
    words.addAll(List.of(arguments));
    return Double.parseDouble(run(words.toArray(String[]::new)).strip());
  }

  private static String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(text);
      }
      return text;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String script() {
    try (InputStream in = NumPy.class.getResourceAsStream("numpy_peer.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
