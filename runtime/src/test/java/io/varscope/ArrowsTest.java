package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which package of the runtime may import which. The ground floor knows nothing of variables; a
 * room of implementations knows the public face, and one class of the face is the door to it.
 */
class ArrowsTest {

  private static final Path SOURCES = Path.of("src/main/java/io/varscope");

  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "rules", Set.of(),
          "naming", Set.of("rules"),
          "random", Set.of(),
          "text", Set.of(),
          "header", Set.of("rules"),
          "initializer", Set.of("face", "random"),
          "manifest", Set.of("face", "text"),
          "access", Set.of("face"),
          "generated", Set.of("face", "rules", "access"),
          "face", Set.of("rules", "random", "text"));

  /** The classes of the face that make, or provide, what is in a room. */
  private static final Map<String, String> DOORS =
      Map.of(
          "Initializers", "initializer",
          "Manifest", "manifest",
          "Scope", "access",
          "BindAccess", "access",
          "Request", "access");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?io\\.varscope\\.((?:[a-z]+\\.)*)");

  @Test
  void everyImportIsAnArrow() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> others =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(ArrowsTest::otherImports)
              .sorted()
              .toList();
      assertEquals(List.of(), others);
    }
  }

  @Test
  void everyPackageHasAPlace() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<String> packages = new TreeSet<>();
      files
          .filter(Files::isDirectory)
          .forEach(folder -> packages.add(packageOf(folder.resolve("X.java"))));
      assertEquals(new TreeSet<>(ARROWS.keySet()), packages);
    }
  }

  private static Stream<String> otherImports(Path file) {
    String from = packageOf(file);
    String name = file.getFileName().toString().replace(".java", "");
    String door = from.equals("face") ? DOORS.getOrDefault(name, "") : "";
    return IMPORT
        .matcher(read(file))
        .results()
        .map(match -> match.group(1).isEmpty() ? "face" : match.group(1).replaceFirst("\\.$", ""))
        .filter(to -> !to.equals(from) && !to.equals(door) && !ARROWS.get(from).contains(to))
        .map(to -> SOURCES.relativize(file) + " imports from " + to);
  }

  private static String packageOf(Path file) {
    Path folder = SOURCES.relativize(file.getParent());
    return folder.toString().isEmpty() ? "face" : folder.toString().replace('/', '.');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
