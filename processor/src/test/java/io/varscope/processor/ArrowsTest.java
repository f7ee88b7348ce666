package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the rooms of the processor may ask: an arrow goes down only, and the middle asks no javac.
 */
final class ArrowsTest {

  private static final Path SOURCES = Path.of("src/main/java/io/varscope/processor");

  /** From the ground up: each room may import from those before it, and the root from all. */
  private static final List<String> ROOMS =
      List.of(
          "compiler",
          "eclipse",
          "model",
          "dims",
          "read",
          "expand",
          "files",
          "check",
          "index",
          "write",
          "output",
          "report",
          "");

  /** The rooms that run without a compiler. */
  private static final Set<String> MIDDLE =
      Set.of("model", "dims", "expand", "files", "check", "index", "write");

  /** The classes of the middle that find what other compilations have left. */
  private static final Set<String> BRIDGES = Set.of("IndexReader", "IndexClasses");

  private static final Set<String> NOT_FOR_THE_MIDDLE =
      Set.of("javax.", "com.sun.", "processor.compiler.", "processor.eclipse.", "processor.read.");

  /** Words of the language, about no code that is compiled: JavaPoet takes them, too. */
  private static final Set<String> WORDS =
      Set.of("javax.lang.model.SourceVersion", "javax.lang.model.element.Modifier");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?io\\.varscope\\.processor\\.(?:([a-z]+)\\.)?[A-Z]");

  private static final Pattern QUALIFIED_NAME = Pattern.compile("\\b[a-z]+(?:\\.\\w+)+");

  @Test
  void everyArrowGoesDown() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Path, String> file : sources().entrySet()) {
      String from = roomOf(file.getKey());
      for (MatchResult found : IMPORT.matcher(file.getValue()).results().toList()) {
        String to = found.group(1) == null ? "" : found.group(1);
        if (ROOMS.indexOf(to) > ROOMS.indexOf(from)) {
          wrong.add(file.getKey() + " imports from " + (to.isEmpty() ? "the root" : to));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theMiddleKnowsNoCompiler() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Path, String> file : sources().entrySet()) {
      String name = file.getKey().getFileName().toString().replace(".java", "");
      if (MIDDLE.contains(roomOf(file.getKey())) && !BRIDGES.contains(name)) {
        for (String line : file.getValue().lines().map(String::strip).toList()) {
          boolean isComment = line.startsWith("*") || line.startsWith("/");
          if (!isComment) {
            foreignNames(line).forEach(foreign -> wrong.add(file.getKey() + " names " + foreign));
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static Stream<String> foreignNames(String line) {
    return QUALIFIED_NAME
        .matcher(line)
        .results()
        .map(MatchResult::group)
        .filter(name -> NOT_FOR_THE_MIDDLE.stream().anyMatch(name::contains))
        .filter(name -> !WORDS.contains(name));
  }

  @Test
  void everyPackageIsARoom() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path file : sources().keySet()) {
      packages.add(roomOf(file));
    }
    assertEquals(new TreeSet<>(ROOMS), packages);
  }

  /** All source files, by their paths below the root package. */
  private static Map<Path, String> sources() throws IOException {
    Map<Path, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.put(SOURCES.relativize(file), Files.readString(file));
      }
    }
    return sources;
  }

  private static String roomOf(Path file) {
    return file.getParent() == null ? "" : file.getParent().toString().replace('\\', '/');
  }
}
