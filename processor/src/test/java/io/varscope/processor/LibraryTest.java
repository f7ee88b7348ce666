package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
  void dimensionsOfLibraryComponentsAreToldAtTheMount(Compiler compiler) {
    Path library =
        compiler
            .compile(
                folder.resolve("lib"),
                Map.of(
                    "lib/Layer.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope(let = "half=out/2")
                    public class Layer {
                      protected static final int DEPTH = 3;
                      @Variable(dims = {"in", "out", "half", "DEPTH"}) FloatVariable w;
                      @Variable(dims = "DEPTH", when = "bias") FloatVariable b;
                    }
                    """))
            .classes();
    assertEquals(
        List.of(
            "Net.java:5 [IllegalCondition] 'bias' cannot be a condition in acme.Net.a: nothing here"
                + " is called bias.",
            "Net.java:5 [UnknownDim] 'in' has no value in acme.Net.a: nothing here is called in."
                + " Give it with let, here or further out, or as a constant, or as an int or long"
                + " field.",
            "Net.java:6 [IllegalDim] 'half=out/2' cannot be a dimension in acme.Net.b: 5/2 leaves"
                + " the remainder 1."),
        errors(
                compiler,
                library,
                """
                package acme;
                import io.varscope.*;
                @VariableScope("net")
                class Net {
                  @VariableScope(let = "out=4") lib.Layer a;
                  @VariableScope(let = {"in=1", "out=5", "bias=true"}) lib.Layer b;
                  @VariableScope(let = {"in=1", "out=4", "bias=true"}) lib.Layer c;
                  @Variable(name = "c/w", shape = {1, 4, 2, 3}, reuse = Reuse.TRUE) FloatVariable w;
                }
                """)
            .stream()
            .sorted()
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void programsOverRootsOfLibraries(Compiler compiler) {
    Path library =
        compiler
            .compile(
                folder.resolve("lib"),
                Map.of(
                    "lib/First.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope("m")
                    public class First { @Variable(shape = 2) FloatVariable v; }
                    """,
                    "lib/Second.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope(value = "m", graph = "")
                    public class Second {
                      @Variable(shape = 2, reuse = Reuse.AUTO) FloatVariable v;
                      @Variable(reuse = Reuse.AUTO) FloatVariable w;
                    }
                    """))
            .classes();
    Path other =
        compiler
            .compile(
                folder.resolve("other"),
                Map.of(
                    "other/Third.java",
                    """
                    package other;
                    import io.varscope.*;
                    @VariableScope("m")
                    public class Third {
                      @Variable(shape = 3, reuse = Reuse.AUTO) FloatVariable v;
                      @Variable FloatVariable w;
                      @Variable FloatVariable x;
                    }
                    """,
                    "other/Fourth.java",
                    """
                    package other;
                    import io.varscope.*;
                    @VariableScope(value = "m", graph = "g")
                    public class Fourth { @Variable(reuse = Reuse.AUTO) FloatVariable x; }
                    """))
            .classes();
    assertEquals(
        List.of(
            "Program.java:3 [ShapeMismatch] Trying to share variable m/v, but specified shape (3,)"
                + " and found shape (2,). It is created by lib.First.v."),
        errors(
            compiler,
            List.of(library, other),
            """
            package acme;
            import io.varscope.*;
            @VariableGraph({lib.First.class, lib.Second.class, other.Third.class})
            class Program {
              void bind(VariableStore store) {
                ProgramGraph.bindAll(store, new lib.First(), new lib.Second(), new other.Third());
              }
            }
            """));
    assertEquals(
        List.of(
            "Program.java:3 [IllegalGraph] other.Fourth cannot be a root of the graph acme.Program:"
                + " it has graph = \"g\", and lib.First graph = \"\"."),
        errors(
            compiler,
            List.of(library, other),
            """
            package acme;
            import io.varscope.*;
            @VariableGraph({lib.First.class, other.Fourth.class})
            class Program {}
            """));
    assertEquals(
        List.of(),
        errors(
            compiler,
            List.of(library, other),
            """
            package acme;
            import io.varscope.*;
            @VariableGraph({lib.First.class, lib.Second.class})
            class Program {
              void bind(VariableStore store) {
                ProgramGraph.bindAll(store, new lib.First(), new lib.Second());
              }
            }
            """));
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

  /** Eclipse's compiler processes these as well; javac does not. */
  @Test
  void sourcesThatJavacOnlyFinds() throws IOException {
    for (Map.Entry<String, String> source : LIBRARY.entrySet()) {
      Path file = folder.resolve("found").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    String missing =
        " [MissingBinder] lib.Dense gets no binder: its source file is found on the source path, but"
            + " is not among the files that are compiled, and only these are processed. Name it to"
            + " the compiler, too.";
    assertEquals(
        List.of("Net.java:5" + missing, "Net.java:6" + missing, "Net.java:9" + missing),
        errors(Compiler.JAVAC, List.of(), MODEL, "-sourcepath", folder.resolve("found").toString())
            .stream()
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
    return errors(compiler, List.of(library), model);
  }

  private List<String> errors(
      Compiler compiler, List<Path> libraries, String model, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-classpath");
    all.add(
        Compiler.runtime()
            + libraries.stream()
                .map(library -> File.pathSeparator + library)
                .collect(Collectors.joining()));
    String name = model.replaceFirst("(?s).*?\\nclass (\\w+).*", "$1");
    return compiler
        .compile(
            folder.resolve("app" + model.hashCode()),
            Map.of("acme/" + name + ".java", model),
            all.toArray(String[]::new))
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
