package io.varscope.processor.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varscope.VariableStore;
import io.varscope.processor.Compiler;
import io.varscope.processor.VarscopeProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What a program on a page prints, and what javac prints of it. */
final class Program {

  private Program() {}

  static URLClassLoader loader(Path classes) throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, VariableStore.class.getClassLoader());
  }

  /** Runs the main method of a class. */
  static String printed(Path classes, String main)
      throws IOException, ReflectiveOperationException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try (URLClassLoader loader = loader(classes)) {
      var method = loader.loadClass(main).getDeclaredMethod("main", String[].class);
      method.setAccessible(true);
      method.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).replace("\r\n", "\n");
  }

  /** What javac prints when it is called in the folder of the sources. */
  static String said(Path folder, Map<String, String> sources) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, UTF_8)) {
      Path out = Files.createDirectories(folder.resolve("classes"));
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve(source.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
      }
      List<String> options =
          List.of("-d", out.toString(), "-s", out.toString(), "-cp", Compiler.runtime());
      JavaCompiler.CompilationTask task =
          javac.getTask(
              said,
              files,
              null,
              options,
              null,
              files.getJavaFileObjectsFromPaths(
                  sources.keySet().stream().map(folder::resolve).toList()));
      task.setProcessors(List.of(new VarscopeProcessor()));
      task.call();
    }
    return said.toString().replace(folder + java.io.File.separator, "").replace("\r\n", "\n");
  }
}
