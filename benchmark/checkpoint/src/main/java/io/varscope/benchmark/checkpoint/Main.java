package io.varscope.benchmark.checkpoint;

import java.io.IOException;
import java.util.List;

/** Measures what is asked for by arguments, or everything. */
public final class Main {

  private static final List<String> PARTS = List.of("header", "open", "load", "transpose", "save", "npz");

  private Main() {}

  /**
   * Runs some parts.
   *
   * @param arguments names of parts, or none for all; a number after one is how many tensors the
   *     largest header has, or how many MiB the others open, load and save
   */
  public static void main(String[] arguments) throws IOException {
    System.out.printf(
        "JDK %s, %d processors, files in %s%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.io.tmpdir"));
    List<String> words = arguments.length == 0 ? PARTS : List.of(arguments);
    for (int i = 0; i < words.size(); i++) {
      boolean hasCount = i + 1 < words.size() && words.get(i + 1).matches("\\d+");
      int count = hasCount ? Integer.parseInt(words.get(i + 1)) : 0;
      run(words.get(i), count);
      i += hasCount ? 1 : 0;
    }
  }

  private static void run(String part, int count) throws IOException {
    try (Folder folder = new Folder()) {
      switch (part) {
        case "header" -> Headers.print(folder, count == 0 ? 100_000 : count);
        case "open" -> Opens.print(folder, new Model(count == 0 ? 1024 : count));
        case "load" -> Loads.print(folder, new Model(count == 0 ? 1024 : count));
        case "transpose" -> Transposes.print(folder, count == 0 ? 1024 : count);
        case "save" -> Saves.print(folder, new Model(count == 0 ? 1024 : count));
        case "npz" -> Npz.print(folder, new Model(count == 0 ? 256 : count));
        default -> throw new IllegalArgumentException(part + " is none of " + PARTS);
      }
    }
  }
}
