package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles what commands have written, as strictly as javac can. */
final class Javac {

  private Javac() {}

  private static Processor processor() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(found -> found.type().getName().equals("io.varscope.processor.VarscopeProcessor"))
        .findFirst()
        .orElseThrow()
        .get();
  }

  /** Compiles files with the processor; any warning fails. */
  static void compile(List<Path> sources, Path classes, List<String> more) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = new ArrayList<>(more);
    options.addAll(List.of("--release", "17", "-Xlint:all", "-Werror"));
    options.addAll(List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(processor()));
      assertTrue(task.call(), messages::toString);
    }
    assertEquals("", messages.toString());
  }
}
