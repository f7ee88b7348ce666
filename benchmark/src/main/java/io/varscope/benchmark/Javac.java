package io.varscope.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs the compiler, in this process or in a new one, and says how long that took. */
final class Javac {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Javac() {}

  /**
   * The nanoseconds of a run in this process, in which its thread had a processor: what else runs
   * on a shared machine counts as little as can be, and neither do the collector of garbage and the
   * JIT compiler.
   *
   * @param processors if empty, the compiler is told not to process annotations
   */
  static long run(
      List<Path> sources, List<Path> classPath, Output output, List<Processor> processors) {
    List<String> options = options(classPath, output);
    if (processors.isEmpty()) {
      options.add("-proc:none");
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    long start = THREADS.getCurrentThreadCpuTime();
    boolean success;
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      if (!processors.isEmpty()) {
        task.setProcessors(processors);
      }
      success = task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (!success) {
      throw new IllegalStateException("does not compile; see above");
    }
    return nanos;
  }

  /** The nanoseconds of a run in a new process, from its start to its end. */
  static long runNew(
      List<Path> sources, List<Path> classPath, Output output, List<String> processing) {
    List<String> arguments = options(classPath, output);
    arguments.addAll(processing);
    sources.forEach(source -> arguments.add(source.toString()));
    Path file = output.folder().resolve("arguments");
    try {
      Files.write(file, arguments.stream().map(a -> '"' + a.replace("\\", "\\\\") + '"').toList());
      Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(javac.toString(), "-J-Xshare:auto", "@" + file).inheritIO().start();
      int exit = process.waitFor();
      long nanos = System.nanoTime() - start;
      if (exit != 0) {
        throw new IllegalStateException("does not compile; see above");
      }
      return nanos;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> options(List<Path> classPath, Output output) {
    List<String> options = new ArrayList<>();
    options.add("-nowarn");
    options.add("-encoding");
    options.add("UTF-8");
    options.add("-classpath");
    options.add(join(classPath));
    options.add("-d");
    options.add(output.classes().toString());
    options.add("-s");
    options.add(output.sources().toString());
    return options;
  }

  static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
