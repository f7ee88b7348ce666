package io.varscope.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs the compiler in this process, and says how long that took. */
final class Javac {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Javac() {}

  /**
   * The nanoseconds of a run in this process, in which its thread had a processor: what else runs
   * on a shared machine counts as little as can be, and neither do the collector of garbage and the
   * JIT compiler.
   */
  static long run(List<Path> sources, List<Path> classPath, Output output, Processing processing) {
    List<String> options = options(classPath, output);
    options.addAll(processing.options());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    long start = THREADS.getCurrentThreadCpuTime();
    boolean success;
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      if (!processing.processors().isEmpty()) {
        task.setProcessors(processing.processors());
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

  static List<String> options(List<Path> classPath, Output output) {
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
