package io.varscope.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each file in {@code mistakes/} is refused for the mistake that it shows, and for no other. */
class MistakesTest {

  private static final Path SOURCES = Path.of("mistakes/src/main/java/io/varscope/sample/mistakes");

  /** The ids of the errors in each file. */
  private static final Map<String, Set<String>> EXPECTED =
      new TreeMap<>(
          Map.of(
              "ConstantOfWrongCount", Set.of("IllegalInitializer"),
              "CreatedAcrossClasses", Set.of("DuplicateVariable"),
              "CreatedTwice", Set.of("DuplicateVariable"),
              "MisspelledReuse", Set.of("MissingVariable"),
              "PrivateField", Set.of("IllegalField"),
              "ReuseOfNothing", Set.of("MissingVariable"),
              "TwoMountsOnOnePlace", Set.of("DuplicateVariable"),
              "WrongDtype", Set.of("DtypeMismatch"),
              "WrongShape", Set.of("ShapeMismatch")));

  @Test
  void eachFileHasItsMistake(@TempDir Path classes) throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Diagnostic<? extends JavaFileObject> error : compile(classes)) {
      String file = Path.of(error.getSource().getName()).getFileName().toString();
      String text = error.getMessage(Locale.ROOT);
      String id =
          text.startsWith("[") && text.contains("]") ? text.substring(1, text.indexOf(']')) : text;
      found
          .computeIfAbsent(
              file.substring(0, file.length() - ".java".length()), f -> new TreeSet<>())
          .add(id);
    }

    assertEquals(EXPECTED, found);
  }

  /** The errors as Maven prints them, but for the folder. */
  @Test
  void theReadmeShowsThem(@TempDir Path classes) throws IOException {
    String printed = "";
    for (Diagnostic<? extends JavaFileObject> error : compile(classes)) {
      Path file = Path.of(error.getSource().getName()).getFileName();
      String place = "[" + error.getLineNumber() + "," + error.getColumnNumber() + "]";
      printed += "[ERROR] .../" + file + ":" + place + " " + error.getMessage(Locale.ROOT) + "\n";
    }
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("[ERROR] ");
    assertEquals(readme.substring(from, readme.indexOf("```", from)), printed);
  }

  private static List<Diagnostic<? extends JavaFileObject>> compile(Path classes)
      throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null);
        Stream<Path> sources = Files.list(SOURCES)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null,
              files,
              diagnostics,
              List.of("-d", classes.toString(), "-s", classes.toString()),
              null,
              files.getJavaFileObjects(sources.sorted().map(Path::toFile).toArray(File[]::new)));
      task.setProcessors(ServiceLoader.load(Processor.class));
      assertFalse(task.call());
    }
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .<Diagnostic<? extends JavaFileObject>>map(diagnostic -> diagnostic)
        .toList();
  }
}
