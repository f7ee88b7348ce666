package io.varscope.ide.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.util.JavacTask;
import io.varscope.ide.Places;
import io.varscope.ide.Said;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * One run of a compiler with the processor.
 *
 * @param ok whether it was without errors
 * @param created what the processor has created, with what it is derived from
 * @param constants the constants of other classes that the sources use; of javac only
 */
public record Compilation(
    boolean ok, List<Said> said, List<CreatedFile> created, ConstantUses constants) {

  /**
   * Compiles.
   *
   * @param sources the files to compile
   * @param classNames classes that the processor is given without their source; for javac only
   * @param classPath what the sources need, beside the jars of this project
   * @param output where generated sources and class files go, and are found from before
   */
  public static Compilation run(
      Compiler compiler,
      List<Path> sources,
      List<String> classNames,
      List<Path> classPath,
      OutputFolders output) {
    JavaCompiler tool = compiler.tool();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    RecordingProcessor processor = new RecordingProcessor(Places.newProcessor());
    ConstantUses constants = new ConstantUses();
    // Eclipse's own file manager goes through the whole JDK first.
    try (StandardJavaFileManager manager =
        Compiler.JAVAC.tool().getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      JavaCompiler.CompilationTask task =
          tool.getTask(
              new StringWriter(),
              manager,
              diagnostics,
              options(classPath, output),
              classNames.isEmpty() ? null : classNames,
              manager.getJavaFileObjectsFromPaths(sources));
      if (task instanceof JavacTask javac) {
        constants.listenTo(javac);
      }
      task.setProcessors(List.of(processor));
      boolean ok = task.call();
      return new Compilation(
          ok, said(diagnostics.getDiagnostics()), processor.created(), constants);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> options(List<Path> classPath, OutputFolders output) {
    List<Path> path = new ArrayList<>(classPath);
    path.add(Places.runtime());
    path.add(Places.checkpoint());
    path.add(output.classes());
    // Not --release, which takes longer than all the rest.
    List<String> options = new ArrayList<>(List.of("-source", "17", "-target", "17"));
    options.addAll(List.of("-s", output.generated().toString()));
    options.addAll(List.of("-d", output.classes().toString()));
    options.addAll(
        List.of(
            "-classpath",
            path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
    return options;
  }

  private static List<Said> said(List<Diagnostic<? extends JavaFileObject>> diagnostics)
      throws IOException {
    List<Said> said = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
      Said message = said(diagnostic);
      // Compilers warn of other things as well.
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR || message.isOurs()) {
        said.add(message);
      }
    }
    return said;
  }

  private static Said said(Diagnostic<? extends JavaFileObject> diagnostic) throws IOException {
    String text = diagnostic.getMessage(Locale.ROOT);
    JavaFileObject file = diagnostic.getSource();
    if (file == null || file.getKind() != JavaFileObject.Kind.SOURCE) {
      return new Said("", "", -1, text);
    }
    Path path = Path.of(file.toUri());
    String name = path.getFileName().toString().replaceFirst("\\.java$", "");
    return new Said(name, Files.readString(path), diagnostic.getStartPosition(), text);
  }
}
