package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.processor.check.Rules;
import io.varscope.rules.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every id has a page, and the examples on the pages do what the pages say. */
final class DocumentationTest {

  private static final Path DOCS = Path.of("../docs");
  private static final String ERROR_MARK = "// error";

  /** The parts of the index, in order. */
  private static final List<String> GROUPS =
      List.of(
          "Names and sharing",
          "Dimensions and conditions",
          "Shapes and initializers",
          "Files of weights",
          "Java classes and fields",
          "Run time",
          "The processor itself");

  @TempDir Path folder;

  static List<Page> compiledPages() throws IOException {
    return pages().stream().filter(page -> page.text.contains("## Wrong")).toList();
  }

  @ParameterizedTest
  @MethodSource("compiledPages")
  void wrongExampleIsToldOnItsLineByJavac(Page page) {
    List<Compiler.Message> errors = errors(Compiler.JAVAC, page.code("Wrong"));
    assertEquals(page.markedLines(), errors.stream().map(Compiler.Message::line).toList());
    assertEquals(page.messages("Wrong"), errors.stream().map(Compiler.Message::headline).toList());
    errors.forEach(error -> assertTrue(error.text().startsWith("[" + page.id() + "]")));
  }

  @ParameterizedTest
  @MethodSource("compiledPages")
  void wrongExampleIsToldOnItsLineByEclipse(Page page) {
    List<Compiler.Message> errors = errors(Compiler.ECJ, page.code("Wrong"));
    // Eclipse has no line of a record, which is told at its binder.
    if (errors.stream().noneMatch(error -> error.file().endsWith("Variables.java"))) {
      assertEquals(page.markedLines(), errors.stream().map(Compiler.Message::line).toList());
    }
    assertEquals(page.markedLines().size(), errors.size(), errors::toString);
    errors.forEach(error -> assertTrue(error.text().contains("[" + page.id() + "]")));
  }

  @ParameterizedTest
  @MethodSource("compiledPages")
  void rightExampleCompiles(Page page) {
    for (Compiler compiler : Compiler.values()) {
      assertEquals(List.of(), errors(compiler, page.code("Right")));
    }
  }

  @Test
  void everyRuleHasAPageWithExamples() throws IOException {
    List<String> ids = compiledPages().stream().map(Page::id).toList();
    List<String> missing =
        Rules.ids().stream().map(Id::toString).filter(id -> !ids.contains(id)).toList();
    // These take two compilations: LibraryTest has them.
    assertEquals(List.of("MissingBinder", "MissingClass"), missing);
    missing.forEach(id -> assertTrue(Files.exists(DOCS.resolve("diagnostics/" + id + ".md")), id));
  }

  @Test
  void everyIdHasAPageAndEveryPageAnId() throws IOException {
    assertEquals(
        Stream.of(Id.values()).map(Id::toString).toList(), pages().stream().map(Page::id).toList());
  }

  /** Those of the compiler are in the other groups. */
  @Test
  void whatOnlyTheRunTimeSaysIsInItsGroup() throws IOException {
    for (Page page : pages()) {
      Id id = Id.of(page.id()).orElseThrow();
      boolean isInGroup = page.summary().startsWith("> Run time: ");
      assertTrue(isInGroup ? id.isOfRunTime() : id.isOfCompiler(), page.id());
    }
  }

  /** To write the index anew: {@code -Dgoldens=write}. */
  @Test
  void theIndexIsMadeOfThePages() throws IOException {
    Path file = DOCS.resolve("diagnostics/README.md");
    String text = Files.readString(file);
    String index = text.substring(0, text.indexOf("\n## ")) + index(pages());
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(file, index);
    }
    assertEquals(index, Files.readString(file));
  }

  private static String index(List<Page> pages) {
    StringBuilder index = new StringBuilder();
    for (String group : GROUPS) {
      index.append("\n## ").append(group).append("\n\n");
      for (Page page : pages) {
        String summary = page.summary();
        assertTrue(GROUPS.stream().anyMatch(g -> summary.startsWith("> " + g + ": ")), page.id());
        if (summary.startsWith("> " + group + ": ")) {
          String line = summary.substring(group.length() + 4);
          index.append("- [").append(page.id()).append("](").append(page.id()).append(".md): ");
          index.append(line).append("\n");
        }
      }
    }
    return index.toString();
  }

  private static List<Page> pages() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("diagnostics"))) {
      return files
          .filter(file -> !file.getFileName().toString().equals("README.md"))
          .sorted()
          .map(Page::read)
          .toList();
    }
  }

  private List<Compiler.Message> errors(Compiler compiler, String code) {
    return compiler
        .compile(folder.resolve(compiler.name() + code.hashCode()), sources(code))
        .messages()
        .stream()
        .filter(message -> message.isError() || message.text().contains("["))
        .toList();
  }

  private static Map<String, String> sources(String code) {
    return Map.of("acme/" + Compiler.fileName(code), code);
  }

  /** A page of the documentation. */
  record Page(String id, String text) {

    static Page read(Path file) {
      try {
        String name = file.getFileName().toString();
        return new Page(name.replace(".md", ""), Files.readString(file));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /** The group in the index, and one sentence. */
    String summary() {
      return text.lines().skip(2).findFirst().orElseThrow();
    }

    String code(String heading) {
      return fenced(heading, "java").get(0);
    }

    List<String> messages(String heading) {
      return fenced(heading, "text").get(0).lines().filter(l -> l.startsWith("[")).toList();
    }

    List<Long> markedLines() {
      List<String> lines = code("Wrong").lines().toList();
      return IntStream.range(0, lines.size())
          .filter(i -> lines.get(i).contains(ERROR_MARK))
          .mapToObj(i -> i + 1L)
          .toList();
    }

    private List<String> fenced(String heading, String language) {
      String section = text.substring(text.indexOf("## " + heading));
      return Stream.of(section.split("```" + language + "\n"))
          .skip(1)
          .map(block -> block.substring(0, block.indexOf("```")))
          .toList();
    }

    @Override
    public String toString() {
      return id;
    }
  }
}
