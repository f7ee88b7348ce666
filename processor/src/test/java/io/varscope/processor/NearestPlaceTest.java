package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a class that is not compiled now is told at the nearest that is. */
final class NearestPlaceTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void createsBelowAMountThatReuses(Compiler compiler) {
    assertEquals(
        List.of(
            "Model.java:5 [IllegalReuse] Variable net/a/v asks for Reuse.FALSE below acme.Net.a,"
                + " which has Reuse.AUTO: a scope that reuses cannot create again. Swap to"
                + " Reuse.TRUE or Reuse.AUTO, or leave reuse out.",
            "Model.java:6 [IllegalReuse] Scope net/b/inner asks for Reuse.FALSE below acme.Net.b,"
                + " which has Reuse.TRUE: a scope that reuses cannot create again. Swap to"
                + " Reuse.TRUE or Reuse.AUTO, or leave reuse out."),
        errors(
            compiler,
            """
            package lib;
            import io.varscope.*;
            @VariableScope
            public class Layer {
              @Variable(reuse = Reuse.FALSE) protected FloatVariable v;
            }
            """,
            """
            package lib;
            import io.varscope.*;
            @VariableScope
            public class Outer {
              @VariableScope protected Strict inner;
            }
            """,
            """
            package lib;
            import io.varscope.*;
            @VariableScope(reuse = Reuse.FALSE)
            public class Strict {}
            """,
            """
            @VariableScope("net")
            class Net {
              @VariableScope(reuse = Reuse.AUTO) lib.Layer a;
              @VariableScope(reuse = Reuse.TRUE) lib.Outer b;
            }
            """));
  }

  @ParameterizedTest
  @EnumSource
  void aRootOfALibrarySharesWhatIsCreatedHere(Compiler compiler) {
    assertEquals(
        List.of(
            "Model.java:5 [ShapeMismatch] Trying to share variable net/shape, but specified shape"
                + " (3,) and found shape (2,). It is shared by lib.Parts.shape, and created by"
                + " acme.Net.shape"
                + (compiler == Compiler.JAVAC ? " (Model.java:5)." : "."),
            "Model.java:6 [DtypeMismatch] Trying to share variable net/dtype, but specified dtype"
                + " int64 and found dtype float32. It is shared by lib.Parts.dtype, and created by"
                + " acme.Net.dtype"
                + (compiler == Compiler.JAVAC ? " (Model.java:6)." : "."),
            "Model.java:7 [MemoryMismatch] Trying to share variable net/memory, but specified an"
                + " array and found direct memory: shared by lib.Parts.memory, and created by"
                + " acme.Net.memory"
                + (compiler == Compiler.JAVAC ? " (Model.java:7)" : "")
                + ". What is bound together with the creator decides where the elements are.",
            "Model.java:8 [TrainableMismatch] Trying to share variable net/trainable, but specified"
                + " trainable = false and found trainable = true: created by acme.Net.trainable"
                + (compiler == Compiler.JAVAC ? " (Model.java:8)" : "")
                + ". Remove trainable, or change it there.",
            "Model.java:9 [InitializerMismatch] Trying to share variable net/init, but specified"
                + " initializer ONES and found initializer ZEROS. It is shared by lib.Parts.init,"
                + " and created by acme.Net.init"
                + (compiler == Compiler.JAVAC ? " (Model.java:9)." : "."),
            "Model.java:10 [GroupsMismatch] Trying to share variable net/groups, but specified"
                + " groups a and found groups b. It is shared by lib.Parts.groups, and created by"
                + " acme.Net.groups"
                + (compiler == Compiler.JAVAC ? " (Model.java:10)." : ".")),
        errors(
            compiler,
            """
            package lib;
            import io.varscope.*;
            @VariableScope(value = "net", reuse = Reuse.AUTO)
            public class Parts {
              @Variable(shape = 3) FloatVariable shape;
              @Variable LongVariable dtype;
              @Variable float[] memory;
              @Variable(trainable = false) FloatVariable trainable;
              @Variable(init = @Init(Init.Kind.ONES)) FloatVariable init;
              @Variable(groups = "a") FloatVariable groups;
            }
            """,
            """
            @VariableScope("net")
            class Net {
              @Variable(shape = 2) FloatVariable shape;
              @Variable FloatVariable dtype;
              @Variable FloatVariable memory;
              @Variable FloatVariable trainable;
              @Variable(init = @Init(Init.Kind.ZEROS)) FloatVariable init;
              @Variable(groups = "b") FloatVariable groups;
            }
            """));
  }

  @ParameterizedTest
  @EnumSource
  void aCircleOfMountsIsClosedElsewhere(Compiler compiler) {
    // Each class is compiled alone, beside what the others were before.
    Path first =
        compiler.compile(folder.resolve("1"), Map.of("acme/B.java", component("B", ""))).classes();
    Path second =
        compile(compiler, "2", first, Map.of("acme/A.java", component("A", "B b")), List.of());
    Path third =
        compile(compiler, "3", second, Map.of("acme/C.java", component("C", "A a")), List.of());
    compile(
        compiler,
        "4",
        third,
        Map.of("acme/B.java", component("B", "C c")),
        List.of(
            "B.java:3 [RecursiveMount] acme.B is mounted inside itself by acme.A.b, so its"
                + " variables would have no end: acme.B > acme.C > acme.A > acme.B."));
  }

  private static String component(String name, String mount) {
    return "package acme;\n"
        + ("@io.varscope.VariableScope public class " + name + " {\n")
        + (mount.isEmpty() ? "" : "  @io.varscope.VariableScope " + mount + ";\n")
        + "}\n";
  }

  /** Compiles beside what was compiled before, of which the last is seen first. */
  private Path compile(
      Compiler compiler,
      String name,
      Path before,
      Map<String, String> sources,
      List<String> errors) {
    Compiler.Result result =
        compiler.compile(
            folder.resolve(name),
            sources,
            "-classpath",
            classPath(before) + separator() + folder.resolve(name + "/classes"));
    assertEquals(errors, texts(result));
    Path classes = result.classes();
    // The next sees this and all before it.
    earlier.put(classes, classPath(before));
    return classes;
  }

  private final Map<Path, String> earlier = new java.util.HashMap<>();

  private String classPath(Path classes) {
    return classes + separator() + earlier.getOrDefault(classes, Compiler.runtime());
  }

  private static String separator() {
    return java.io.File.pathSeparator;
  }

  /** The errors in the last of some sources, which is compiled against the others. */
  private List<String> errors(Compiler compiler, String... sources) {
    Map<String, String> library = new java.util.TreeMap<>();
    for (String source : List.of(sources).subList(0, sources.length - 1)) {
      library.put(
          "lib/" + source.replaceFirst("(?s).*?public class (\\w+).*", "$1") + ".java", source);
    }
    Compiler.Result compiled = compiler.compile(folder.resolve("lib"), library);
    assertEquals(List.of(), texts(compiled));
    String path = classPath(compiled.classes());
    String model = "package acme;\nimport io.varscope.*;\n" + sources[sources.length - 1];
    return texts(
        compiler.compile(
            folder.resolve("app"),
            Map.of("acme/Model.java", model),
            "-classpath",
            path + separator() + folder.resolve("app/classes")));
  }

  private static List<String> texts(Compiler.Result result) {
    return result.errors().stream()
        .sorted(java.util.Comparator.comparing(Compiler.Message::line))
        .flatMap(
            message -> Stream.of(message.file() + ":" + message.line() + " " + message.headline()))
        .toList();
  }
}
