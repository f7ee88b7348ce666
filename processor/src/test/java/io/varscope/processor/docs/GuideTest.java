package io.varscope.processor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.varscope.Manifest;
import io.varscope.processor.Compiler;
import io.varscope.processor.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages say is true.
 *
 * <p>A block of Java that begins with its package is a file. All files of a page that have the same
 * package are a program, which compiles. A comment above a block says where that comes from:
 *
 * <ul>
 *   <li>{@code <!-- from FILE -->}: it stands in that file, up to indentation, if the lines {@code
 *       ...} are taken for anything. That is a file of this project, or one that is written when
 *       the sample's models and the page's programs are compiled; {@code FILE.txt} is the table of
 *       a manifest {@code FILE.json}.
 *   <li>{@code <!-- printed by CLASS -->}: that class of a program prints it.
 *   <li>{@code <!-- said of PACKAGE -->}: javac prints it instead of compiling the program.
 * </ul>
 */
final class GuideTest {

  private static final Path MODELS =
      Page.PROJECT.resolve("sample/src/main/java/io/varscope/sample/models");

  /** What is written of the sample's models. */
  private static final Map<Compiler, Map<String, String>> WRITTEN = new EnumMap<>(Compiler.class);

  @TempDir Path folder;

  static List<Arguments> pages() throws IOException {
    return Page.all().stream()
        // The pages of messages have a test of their own.
        .filter(page -> !page.path().startsWith("docs/diagnostics/"))
        .filter(page -> page.blocks().stream().anyMatch(GuideTest::isChecked))
        .flatMap(page -> Stream.of(Compiler.values()).map(compiler -> Arguments.of(page, compiler)))
        .toList();
  }

  private static boolean isChecked(Block block) {
    return block.mark() != null || block.text().startsWith("package ");
  }

  @BeforeAll
  static void compileModels(@TempDir Path models) {
    Map<String, String> sources = new HashMap<>(Compiler.files(MODELS, ".java"));
    // Programs that run a model need more than the runtime.
    sources.values().removeIf(source -> source.contains("import io.varscope.checkpoint."));
    for (Compiler compiler : Compiler.values()) {
      Compiler.Result result = compile(compiler, models.resolve(compiler.name()), sources);
      assertEquals(List.of(), result.messages());
      WRITTEN.put(compiler, written(result.classes()));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isTrue(Page page, Compiler compiler) throws Exception {
    Map<String, String> said = marked(page, "said of");
    Map<String, String> written = new HashMap<>(WRITTEN.get(compiler));
    Map<String, Path> classes = new HashMap<>();
    for (Map.Entry<String, Map<String, String>> program : page.programs().entrySet()) {
      String name = program.getKey();
      Compiler.Result result = compile(compiler, folder.resolve(name), program.getValue());
      if (said.containsKey(name)) {
        Stream<String> headlines = result.messages().stream().map(Compiler.Message::headline);
        assertEquals(ids(said.get(name).lines()), ids(headlines));
      } else {
        assertEquals(List.of(), result.messages());
      }
      written.putAll(written(result.classes()));
      classes.put(name, result.classes());
    }
    int checked = 0;
    for (Block block : page.blocks()) {
      if (block.mark() == null) {
        continue;
      }
      checked++;
      switch (block.mark()) {
        case "from" -> assertExcerpt(block, written);
        case "printed by" -> {
          Path program = classes.get(block.of().substring(0, block.of().lastIndexOf('.')));
          assertEquals(block.text(), Program.printed(program, block.of()));
        }
        case "said of" -> {
          if (compiler == Compiler.JAVAC) {
            Path there = folder.resolve("said of " + block.of());
            assertEquals(block.text(), Program.said(there, page.programs().get(block.of())));
          }
        }
        default -> fail(block.mark());
      }
    }
    assertEquals(page.text().split("<!--", -1).length - 1, checked, "comments");
  }

  private static Map<String, String> marked(Page page, String mark) {
    return page.blocks().stream()
        .filter(block -> mark.equals(block.mark()))
        .collect(Collectors.toMap(Block::of, Block::text));
  }

  /** Of the messages among some lines, sorted: Eclipse's compiler has no order of places. */
  private static List<String> ids(Stream<String> lines) {
    return lines
        .flatMap(line -> Pattern.compile("\\[[A-Z]\\w+\\]").matcher(line).results())
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  private static void assertExcerpt(Block excerpt, Map<String, String> written) throws IOException {
    Path source = Page.PROJECT.resolve(excerpt.of());
    String whole = Files.exists(source) ? Files.readString(source) : written.get(excerpt.of());
    assertNotNull(whole, excerpt.of());
    Pattern pattern =
        Pattern.compile(
            ("\n" + unindented(excerpt.text()))
                .lines()
                .map(line -> line.equals("...") ? "(?s:.*)" : Pattern.quote(line))
                .collect(Collectors.joining("\n", "", "\n")));
    assertTrue(
        pattern.matcher("\n" + unindented(whole) + "\n").find(),
        () -> excerpt.of() + " does not have:\n" + excerpt.text());
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static Compiler.Result compile(
      Compiler compiler, Path folder, Map<String, String> sources) {
    // As many build: whatever is switched on, what is generated causes no warning.
    String[] options =
        compiler == Compiler.JAVAC ? new String[] {"-Xlint:all", "-Werror"} : new String[0];
    return compiler.compile(folder, sources, options);
  }

  /** The manifests and their tables. */
  private static Map<String, String> written(Path classes) {
    Map<String, String> written = new HashMap<>(Compiler.files(classes, ".json"));
    Map.copyOf(written)
        .forEach(
            (file, json) ->
                written.put(
                    file.replaceFirst("json$", "txt"), Manifest.parse(json).toString() + "\n"));
    return written;
  }
}
