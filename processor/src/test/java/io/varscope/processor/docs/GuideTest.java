package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Manifest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README, the guide and the pages about manifests, checkpoints, build tools and TensorFlow say
 * what is true, and the links of all pages lead somewhere.
 *
 * <p>A block of Java that begins with its package compiles. A block below {@code <!-- from FILE
 * -->} stands in that file, up to indentation, if the lines {@code ...} are taken for anything: a
 * file of this project, or one that is written when the sample's models and the pages' blocks are
 * compiled. For {@code FILE.txt}, that is the table of a manifest {@code FILE.json}.
 */
final class GuideTest {

  private static final Path PROJECT = Path.of("..");
  private static final String MODELS = "sample/src/main/java/io/varscope/sample/models";

  /** A file, if it is given; what is in the block. */
  private static final Pattern BLOCK =
      Pattern.compile("(?m)(?:^ *<!-- from (\\S+) -->\\n)?^ *```\\w*\\n((?s).*?)^ *```$");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void readme(Compiler compiler) {
    check("README.md", compiler);
  }

  @ParameterizedTest
  @EnumSource
  void guide(Compiler compiler) {
    check("docs/guide.md", compiler);
  }

  @ParameterizedTest
  @EnumSource
  void manifest(Compiler compiler) {
    check("docs/manifest.md", compiler);
  }

  @ParameterizedTest
  @EnumSource
  void checkpoints(Compiler compiler) {
    check("docs/checkpoints.md", compiler);
  }

  @ParameterizedTest
  @EnumSource
  void tensorFlow(Compiler compiler) {
    check("docs/tensorflow.md", compiler);
  }

  @ParameterizedTest
  @EnumSource
  void buildTools(Compiler compiler) {
    check("docs/build-tools.md", compiler);
  }

  /** All pages that are written here. */
  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains(File.separator + "target" + File.separator))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher links = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)").matcher(text);
    while (links.find()) {
      Path target = links.group(1).isEmpty() ? file : file.resolveSibling(links.group(1));
      assertTrue(Files.exists(target), links.group());
      if (links.group(2) != null) {
        assertTrue(anchors(Files.readString(target)).contains(links.group(2)), links.group());
      }
    }
  }

  private static List<String> anchors(String page) {
    return page.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }

  private void check(String page, Compiler compiler) {
    String text = read(PROJECT.resolve(page));
    List<Block> blocks = blocks(text);
    Map<String, String> written = new HashMap<>(compiled(compiler, "models", models()));
    for (int k = 0; k < blocks.size(); k++) {
      if (blocks.get(k).text().startsWith("package ")) {
        String path = "acme/" + DocumentationTest.fileName(blocks.get(k).text());
        written.putAll(compiled(compiler, "block" + k, Map.of(path, blocks.get(k).text())));
      }
    }
    List<Block> excerpts = blocks.stream().filter(block -> block.file() != null).toList();
    assertEquals(text.split("<!--").length - 1, excerpts.size());
    for (Block excerpt : excerpts) {
      Path source = PROJECT.resolve(excerpt.file());
      String whole = Files.exists(source) ? read(source) : written.get(excerpt.file());
      assertNotNull(whole, excerpt.file());
      Pattern pattern =
          Pattern.compile(
              ("\n" + unindented(excerpt.text()))
                  .lines()
                  .map(line -> line.equals("...") ? "(?s:.*)" : Pattern.quote(line))
                  .collect(Collectors.joining("\n", "", "\n")));
      assertTrue(
          pattern.matcher("\n" + unindented(whole) + "\n").find(),
          () -> excerpt.file() + " does not have:\n" + excerpt.text());
    }
  }

  /** Compiles without a message, and returns the manifests and their tables. */
  private Map<String, String> compiled(
      Compiler compiler, String name, Map<String, String> sources) {
    // As many build: whatever is switched on, what is generated causes no warning.
    String[] options =
        compiler == Compiler.JAVAC ? new String[] {"-Xlint:all", "-Werror"} : new String[0];
    Compiler.Result result = compiler.compile(folder.resolve(name), sources, options);
    assertEquals(List.of(), result.messages());
    Map<String, String> written = new HashMap<>(Compiler.files(result.classes(), ".json"));
    Map.copyOf(written)
        .forEach(
            (file, json) ->
                written.put(
                    file.replaceFirst("json$", "txt"), Manifest.parse(json).toString() + "\n"));
    return written;
  }

  /** Without the programs that run one of them, which need more than the runtime. */
  private static Map<String, String> models() {
    Map<String, String> models = new HashMap<>(Compiler.files(PROJECT.resolve(MODELS), ".java"));
    models.values().removeIf(source -> source.contains("import io.varscope.checkpoint."));
    return models;
  }

  private static List<Block> blocks(String page) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A block of a page.
   *
   * @param file where it stands, or null
   */
  private record Block(String file, String text) {}
}
