package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Headers, components and roots may be those of libraries, which are compiled already. */
final class LoadedFromLibrariesTest {

  private static final String HEADER =
      """
      package lib;
      import io.varscope.*;
      @CheckpointHeader(file = "m.safetensors", digest = "sha256:0", tensors = {
          "m/layer/w float32 (3, 2)", "m/old float32 (7,)"})
      public final class Header {}
      """;

  private static final String DENSE =
      """
      package lib;
      import io.varscope.*;
      @VariableScope(takes = {"in", "out"})
      public class Dense {
        @Variable(dims = {"in", "out"}) FloatVariable w;
      }
      """;

  @TempDir Path folder;

  private Path library(Compiler compiler, Map<String, String> sources) {
    Compiler.Result result = compiler.compile(folder.resolve("lib"), sources);
    assertEquals(List.of(), result.errors());
    return result.classes();
  }

  private static List<String> headlines(Compiler.Result result) {
    return result.errors().stream().map(Compiler.Message::headline).sorted().toList();
  }

  @ParameterizedTest
  @EnumSource
  void theHeaderAndTheComponent(Compiler compiler) {
    Path library = library(compiler, Map.of("lib/Header.java", HEADER, "lib/Dense.java", DENSE));
    Compiler.Result result =
        compiler.compile(
            folder.resolve("app"),
            Map.of(
                "acme/Model.java",
                """
                package acme;
                import io.varscope.*;
                @VariableScope("m")
                @LoadedFrom(lib.Header.class)
                class Model {
                  @VariableScope(let = {"in=2", "out=3"}) lib.Dense layer;
                }
                """),
            "-classpath",
            Compiler.runtime() + File.pathSeparator + library);
    assertEquals(
        List.of(
            "[TensorShapeMismatch] Variable m/layer/w has shape (2, 3), but m/layer/w in"
                + " m.safetensors has (3, 2). It fits transposed: names = \"m/layer/w ="
                + " transpose(m/layer/w)\".",
            "[UnusedTensor] No variable of acme.Model takes m/old float32 (7,), which m.safetensors"
                + " has. Declare it, say whose it is, in names, or why nobody needs it, in unused."),
        headlines(result));
    assertTrue(
        Files.exists(result.classes().resolve("META-INF/varscope/acme.Model.json")),
        "the manifest, of which the next lock is made");
  }

  @ParameterizedTest
  @EnumSource
  void theRootOfAProgram(Compiler compiler) {
    Path library =
        library(
            compiler,
            Map.of(
                "lib/Header.java",
                HEADER,
                "lib/Root.java",
                """
                package lib;
                import io.varscope.*;
                @VariableScope("m")
                public class Root {
                  @Variable(shape = 8) FloatVariable old;
                }
                """));
    Compiler.Result result =
        compiler.compile(
            folder.resolve("app"),
            Map.of(
                "acme/Program.java",
                """
                package acme;
                import io.varscope.*;
                @VariableGraph(lib.Root.class)
                @LoadedFrom(value = lib.Header.class, unused = "m/layer/{*}: no layers here")
                class Program {}
                """),
            "-classpath",
            Compiler.runtime() + File.pathSeparator + library);
    assertEquals(
        List.of(
            "[TensorShapeMismatch] Variable m/old has shape (8,), but m/old in m.safetensors has"
                + " (7,)."),
        headlines(result));
  }
}
