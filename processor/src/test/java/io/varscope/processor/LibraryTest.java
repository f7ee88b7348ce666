package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Components and superclasses that were compiled before. */
final class LibraryTest {

  private static final Map<String, String> LIBRARY =
      Map.of(
          "lib/Dense.java",
          """
          package lib;
          import io.varscope.*;
          @VariableScope
          public class Dense {
            @Variable(shape = 4) protected FloatVariable weights;
            @Variable(name = "bias") FloatVariable hidden;
          }
          """);

  private static final String MODEL =
      """
      package acme;
      import io.varscope.*;
      @VariableScope("net")
      class Net {
        @VariableScope lib.Dense first;
        @VariableScope("first") lib.Dense second;
        @VariableScope Wide wide;
      }
      @VariableScope
      class Wide extends lib.Dense {
        @Variable(name = "weights") FloatVariable again;
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void duplicatesAreToldInThisCompilation(Compiler compiler) {
    Path library = compiler.compile(folder.resolve("lib"), LIBRARY).classes();
    assertEquals(
        List.of(
            // Eclipse's compiler gives the fields of class files in another order.
            compiler == Compiler.JAVAC
                ? "Net.java:6 [DuplicateVariable] Variable net/first/weights already exists:"
                    + " created by acme.Net.first.weights"
                : "Net.java:6 [DuplicateVariable] Variable net/first/bias already exists: created"
                    + " by acme.Net.first.hidden",
            "Net.java:11 [DuplicateVariable] Variable net/wide/weights already exists: created by"
                + " acme.Net.wide.weights"),
        errors(compiler, library));
  }

  @ParameterizedTest
  @EnumSource
  void librariesCompiledWithoutTheProcessorHaveNoBinder(Compiler compiler) {
    Path library =
        compiler
            .compile(folder.resolve("lib"), LIBRARY, List.of(), List.of("-proc:none"))
            .classes();
    String missing =
        " [MissingBinder] lib.Dense has no binder: it was compiled without the Varscope annotation"
            + " processor. Compile it again with the processor on the processor path.";
    assertEquals(
        List.of("Net.java:5" + missing, "Net.java:6" + missing, "Net.java:9" + missing),
        errors(compiler, library).stream()
            .filter(error -> error.contains("MissingBinder"))
            .sorted()
            .toList());
  }

  /** Where and what, without what depends on the compiler. */
  private List<String> errors(Compiler compiler, Path library) {
    return compiler
        .compile(
            folder.resolve("app"),
            Map.of("acme/Net.java", MODEL),
            "-classpath",
            Compiler.runtime() + File.pathSeparator + library)
        .errors()
        .stream()
        .map(
            e ->
                e.file()
                    + ":"
                    + e.line()
                    + " "
                    + e.headline().replaceFirst("( \\(Net.*)?\\. Did.*", ""))
        .toList();
  }
}
