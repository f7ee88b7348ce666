package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        errors(compiler, library, MODEL));
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
        errors(compiler, library, MODEL).stream()
            .filter(error -> error.contains("MissingBinder"))
            .sorted()
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void superclassesWhoseBinderCannotBeSeen(Compiler compiler) {
    Map<String, String> sources =
        Map.of(
            "lib/Middle.java",
            "package lib;\npublic class Middle extends Hidden {}\n",
            "lib/Hidden.java",
            """
            package lib;
            import io.varscope.*;
            @VariableScope
            class Hidden { @Variable FloatVariable v; }
            """,
            "acme/Model.java",
            """
            package acme;
            import io.varscope.*;
            @VariableScope("net")
            class Model extends lib.Middle {
              void use() { ModelVariables.bind(this, new VariableStore()); }
            }
            """);
    assertEquals(
        List.of(
            "[IllegalScopeClass] acme.Model cannot be a variable scope: it extends the scope class"
                + " lib.Hidden, whose binder cannot be seen from here. Make that class public."),
        compiler.compile(folder, sources).errors().stream()
            .map(Compiler.Message::headline)
            .toList());
  }

  /** Eclipse's compiler tells it by itself; javac does not look so far. */
  @Test
  void classesThatALibraryNeedsAndThatAreNotThere() throws IOException {
    Compiler compiler = Compiler.JAVAC;
    Path library =
        compiler
            .compile(
                folder.resolve("lib"),
                Map.of(
                    "lib/Dense.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope
                    public class Dense {
                      @VariableScope Part part;
                      @Variable protected FloatVariable weights;
                    }
                    """,
                    "lib/Part.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope
                    public class Part {
                      @Variable FloatVariable w;
                    }
                    """))
            .classes();
    Files.delete(library.resolve("lib/Part.class"));
    String model =
        """
        package acme;
        import io.varscope.*;
        @VariableScope("net")
        class Net {
          @VariableScope lib.Dense dense;
        }
        """;
    assertEquals(
        List.of(
            "Net.java:5 [MissingClass] The scope class lib.Dense of a library names a class that is"
                + " not on the class path. Add the library that has it."),
        errors(compiler, library, model).stream()
            .filter(error -> error.contains("[MissingClass]"))
            .toList());
  }

  /** Where and what, without what depends on the compiler. */
  private List<String> errors(Compiler compiler, Path library, String model) {
    return compiler
        .compile(
            folder.resolve("app"),
            Map.of("acme/Net.java", model),
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
