package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.VariableStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compiles models, and runs code that binds them. */
public final class Running {

  private Running() {}

  /**
   * Compiles without a message, and runs a body that returns a string.
   *
   * @param folder an empty folder
   * @param classes the models, in package {@code acme}
   */
  static String run(Compiler compiler, Path folder, String classes, String body) throws Exception {
    Compiler.Result result =
        compiler.compile(folder, Map.of("acme/Run.java", source(classes, body)));
    assertEquals(List.of(), result.messages());
    return run(result.classes());
  }

  /** The file {@code acme/Run.java} with some models and a body to run. */
  public static String source(String classes, String body) {
    return "package acme;\nimport io.varscope.*;\n"
        + classes
        + "public class Run {\n  public static String run() {\n"
        + body.indent(4)
        + "  }\n}\n";
  }

  /** Runs what was compiled. */
  public static String run(Path classes) throws IOException, ReflectiveOperationException {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, VariableStore.class.getClassLoader())) {
      return (String) loader.loadClass("acme.Run").getMethod("run").invoke(null);
    }
  }
}
