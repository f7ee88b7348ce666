package io.varscope.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What javac must say of some sources: nothing but the given messages, each at a {@code §} in the
 * sources, in the order of files and positions; and Eclipse's compiler the same, as far as the ids
 * go. The addresses of pages are left out: that each stands where it has to is checked here.
 */
final class Expectation {

  private static final String MARK = "§";

  private record Place(String file, long line, long column) {}

  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  private Expectation() {}

  /** Sources in package {@code acme}, each called after its first class. */
  static Expectation of(String... bodies) {
    Expectation expectation = new Expectation();
    for (String body : bodies) {
      expectation.add("package acme;\nimport io.varscope.*;\n" + body);
    }
    return expectation;
  }

  private void add(String marked) {
    String name =
        marked.replaceFirst("(?s).*?\\n[^/*\\n]*?(?:class|record|enum|@?interface) (\\w+).*", "$1");
    String source = "";
    String rest = marked;
    for (int at = rest.indexOf(MARK); at >= 0; at = rest.indexOf(MARK)) {
      source += rest.substring(0, at);
      rest = rest.substring(at + MARK.length());
      long line = source.chars().filter(c -> c == '\n').count() + 1;
      places.add(new Place(name, line, source.length() - source.lastIndexOf('\n')));
    }
    sources.add(JavaFileObjects.forSourceString("acme." + name, source + rest));
  }

  /** The same beside one more source file, of any package. */
  Expectation with(String path, String source) {
    sources.add(
        JavaFileObjects.forSourceString(path.replace(".java", "").replace('/', '.'), source));
    return this;
  }

  /** Compiles, and compares what is said, in full. */
  void says(String... messages) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < messages.length; i++) {
      Place place = places.get(i);
      expected.add(place.file() + ":" + place.line() + ":" + place.column() + " " + messages[i]);
    }
    assertEquals(messages.length, places.size(), "one mark for each message");
    assertEquals(
        String.join("\n", expected),
        String.join("\n", diagnostics().stream().map(Expectation::text).toList()));
    assertEquals(
        Stream.of(messages).map(Expectation::id).sorted().toList(),
        eclipse().stream().map(Expectation::id).sorted().toList(),
        "Eclipse's compiler says the same, though it gives fewer lines");
  }

  /** Compiles, and expects silence. */
  void compiles() {
    assertEquals(List.of(), diagnostics().stream().map(Expectation::text).toList());
    assertEquals(List.of(), eclipse());
  }

  private List<String> eclipse() {
    try {
      Path folder = Files.createTempDirectory("eclipse");
      try {
        Map<String, String> files = new TreeMap<>();
        for (JavaFileObject source : sources) {
          files.put(
              source.getName().replaceFirst("^/", ""), source.getCharContent(true).toString());
        }
        List<String> texts =
            io.varscope.processor.Compiler.ECJ.compile(folder, files).messages().stream()
                // It has warnings of its own.
                .filter(message -> message.isError() || message.text().startsWith("["))
                .map(io.varscope.processor.Compiler.Message::text)
                .toList();
        PageAddress.check(texts);
        return texts;
      } finally {
        try (Stream<Path> paths = Files.walk(folder)) {
          paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(String message) {
    return message.replaceFirst("(?s)\\].*", "]");
  }

  private List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    Compilation compilation =
        javac()
            .withProcessors(new VarscopeProcessor())
            .withOptions("-Xlint:-options")
            .compile(sources);
    PageAddress.check(
        compilation.diagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList());
    return compilation.diagnostics().stream()
        .sorted(
            Comparator.comparing((Diagnostic<? extends JavaFileObject> d) -> file(d))
                .thenComparing(Diagnostic::getPosition))
        .toList();
  }

  private static String file(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getSource() == null) {
      return "";
    }
    String name = diagnostic.getSource().getName();
    return name.substring(name.lastIndexOf('/') + 1).replace(".java", "");
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    return file(diagnostic)
        + ":"
        + diagnostic.getLineNumber()
        + ":"
        + diagnostic.getColumnNumber()
        + " "
        + PageAddress.without(diagnostic.getMessage(Locale.ROOT));
  }
}
