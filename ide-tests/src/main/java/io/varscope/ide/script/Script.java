package io.varscope.ide.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a user does, step by step.
 *
 * @param name of the file, without {@code .txt}
 */
public record Script(String name, String title, List<Step> steps) {

  /** All projects that there may be. Each needs those before it. */
  public static final List<String> PROJECTS = List.of("base", "lib", "app");

  /**
   * The scripts in a folder.
   *
   * @param only the names of those to read, separated by commas; or empty
   */
  public static List<Script> readAll(Path folder, String only) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .filter(file -> only.isEmpty() || List.of(only.split(",", -1)).contains(name(file)))
          .sorted()
          .map(Script::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Script read(Path file) {
    try {
      return new ScriptReader(name(file), Files.readAllLines(file)).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.txt$", "");
  }

  /** The projects, those first that others need. */
  public List<String> projects() {
    return PROJECTS.stream()
        .filter(
            project ->
                steps.stream()
                    .flatMap(step -> step.changed().stream())
                    .anyMatch(file -> file.project().equals(project)))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
