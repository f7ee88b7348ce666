package io.varscope.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that users have, run on real folders with the processor. */
public enum Compiler {
  JAVAC,
  ECJ;

  /**
   * What a compiler said.
   *
   * @param file the simple name of the source file, or empty
   */
  public record Message(Diagnostic.Kind kind, String file, long line, long column, String text) {

    public boolean isError() {
      return kind == Diagnostic.Kind.ERROR;
    }

    /** The first line, which has to stand alone. */
    public String headline() {
      return text.lines().findFirst().orElse("");
    }
  }

  /**
   * What came of a compilation.
   *
   * @param classes the folder of class files and generated sources
   */
  public record Result(List<Message> messages, Path classes) {

    public List<Message> errors() {
      return messages.stream().filter(Message::isError).toList();
    }
  }

  private JavaCompiler tool() {
    return switch (this) {
      case JAVAC -> ToolProvider.getSystemJavaCompiler();
      case ECJ -> new EclipseCompiler();
    };
  }

  /**
   * Compiles with the processor.
   *
   * @param folder an empty folder
   * @param sources by path, such as {@code acme/A.java}
   * @param options more options
   */
  public Result compile(Path folder, Map<String, String> sources, String... options) {
    return compile(folder, sources, List.of(new VarscopeProcessor()), List.of(options));
  }

  Result compile(
      Path folder,
      Map<String, String> sources,
      List<? extends Processor> processors,
      List<String> options) {
    try {
      Path sourceFolder = folder.resolve("src");
      Path classes = Files.createDirectories(folder.resolve("classes"));
      List<Path> files = new ArrayList<>();
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = sourceFolder.resolve(source.getKey());
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, source.getValue()));
      }
      JavaCompiler tool = tool();
      DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
      StringWriter out = new StringWriter();
      try (StandardJavaFileManager manager =
          tool.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
        int path = options.indexOf("-classpath");
        if (path >= 0) {
          // Told by the option alone, ECJ looks at the class path of this JVM as well.
          manager.setLocationFromPaths(
              StandardLocation.CLASS_PATH,
              Stream.of(options.get(path + 1).split(File.pathSeparator)).map(Path::of).toList());
        }
        JavaCompiler.CompilationTask task =
            tool.getTask(
                out,
                manager,
                diagnostics,
                allOptions(classes, options),
                null,
                manager.getJavaFileObjectsFromPaths(files));
        task.setProcessors(processors);
        task.call();
      }
      return new Result(
          diagnostics.getDiagnostics().stream().map(Compiler::message).toList(), classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> allOptions(Path classes, List<String> options) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-d", classes.toString(), "-s", classes.toString()));
    if (!options.contains("-classpath")) {
      all.addAll(List.of("-classpath", runtime() + File.pathSeparator + classes));
    }
    if (!options.contains("--release")) {
      all.addAll(List.of("--release", "17"));
    }
    all.addAll(options);
    return all;
  }

  /** Where the annotations and the store are. */
  public static String runtime() {
    try {
      return Path.of(
              io.varscope.VariableStore.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Message message(Diagnostic<? extends JavaFileObject> diagnostic) {
    String file =
        diagnostic.getSource() == null
            ? ""
            : Path.of(diagnostic.getSource().toUri()).getFileName().toString();
    return new Message(
        diagnostic.getKind(),
        file,
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber(),
        diagnostic.getMessage(Locale.ROOT));
  }

  /** What the file is called: after its first top-level class. */
  public static String fileName(String code) {
    return code.replaceFirst("(?s).*?\\n(?:[a-z]+ )*(?:class|record|enum|interface) (\\w+).*", "$1")
        + ".java";
  }

  /** The text of every file below a folder with a suffix, by its path below the folder. */
  public static Map<String, String> files(Path folder, String suffix) {
    try (Stream<Path> paths = Files.walk(folder)) {
      Map<String, String> files = new java.util.TreeMap<>();
      for (Path path : paths.filter(p -> p.toString().endsWith(suffix)).toList()) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
