package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which package imports which: only those below it. What users see stands in the middle: what it is
 * made of knows nothing of it, and it knows no format, for formats are found when they are needed.
 */
class ArrowsTest {

  private static final Path SOURCES = Path.of("src/main/java/io/varscope/checkpoint");

  /** What users see. */
  private static final String ROOT = "";

  private static final Map<String, Set<String>> ARROWS =
      new TreeMap<>(
          Map.of(
              "numpy",
              Set.of("bytes", ROOT, "files", "text"),
              "safetensors",
              Set.of("bytes", ROOT, "files", "metadata", "text"),
              "bytes",
              Set.of(ROOT, "files", "text"),
              ROOT,
              Set.of("files", "layout", "metadata", "text"),
              "layout",
              Set.of(),
              "files",
              Set.of("text"),
              "metadata",
              Set.of("text"),
              "text",
              Set.of()));

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?io\\.varscope\\.checkpoint\\.(?:([a-z]+)\\.)?[A-Z]");

  @Test
  void everyImportIsAnArrowDown() throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String room = SOURCES.relativize(file.getParent()).toString();
        Set<String> found = imports.computeIfAbsent(room, any -> new TreeSet<>());
        IMPORT
            .matcher(Files.readString(file))
            .results()
            .map(match -> match.group(1) == null ? ROOT : match.group(1))
            .filter(other -> !other.equals(room))
            .forEach(found::add);
      }
    }
    assertEquals(ARROWS, imports);
  }
}
