package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slots of what was compiled before, and names that they take there. */
final class SlotsOfLibrariesTest {

  private static final String NET =
      """
      package lib;
      import io.varscope.*;
      @VariableScope("net")
      SLOTS
      public class Net {
        @VariableScope public Layer layer;
      }
      """;

  private static final String LAYER =
      """
      package lib;
      import io.varscope.*;
      @VariableScope
      public class Layer {
        @Variable public FloatVariable w;
        OTHER
      }
      """;

  @TempDir Path folder;

  private Path library(Compiler compiler, String slots, String other) {
    Compiler.Result result =
        compiler.compile(
            folder.resolve("lib"),
            Map.of(
                "lib/Net.java",
                NET.replace("SLOTS", slots),
                "lib/Layer.java",
                LAYER.replace("OTHER", other)));
    assertEquals(List.of(), result.messages());
    return result.classes();
  }

  private List<String> errors(Compiler compiler, Path library, String model) {
    return compiler
        .compile(
            folder.resolve("app"),
            Map.of("acme/App.java", "package acme;\nimport io.varscope.*;\n" + model),
            "-classpath",
            Compiler.runtime() + File.pathSeparator + library)
        .errors()
        .stream()
        // Eclipse's compiler tells no lines of other places.
        .map(error -> error.line() + " " + error.headline().replaceAll(" \\(App.java:\\d+\\)", ""))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void takeNames(Compiler compiler) {
    Path library = library(compiler, "@Slots(\"Adam\")", "");
    assertEquals(
        List.of(
            "5 [DuplicateVariable] Variable net/layer/w/Adam already exists: it is a slot of"
                + " net/layer/w (lib.Net.layer.w) and the variable of acme.App.m. Give"
                + " one of the two another name."),
        errors(
            compiler,
            library,
            """
            @VariableScope("net/layer/w")
            class App {
              @Variable(name = "Adam") FloatVariable m;
              @Variable(name = "Other") FloatVariable n;
            }
            """));
  }

  @ParameterizedTest
  @EnumSource
  void doNotGetNamesThatAreTaken(Compiler compiler) {
    Path library =
        library(compiler, "", "@Variable(name = \"w/Adam\") public FloatVariable other;");
    assertEquals(
        List.of(
            "4 [DuplicateVariable] Variable net/layer/w/Adam already exists: it is a slot of"
                + " net/layer/w (acme.App.w) and the variable of"
                + " lib.Net.layer.other. Give one of the two another name."),
        errors(
            compiler,
            library,
            """
            @VariableScope("app")
            @Slots("Adam")
            class App {
              @Variable(name = "/net/layer/w", reuse = Reuse.TRUE) FloatVariable w;
            }
            """));
  }

  @ParameterizedTest
  @EnumSource
  void areAddedToWhatALibraryCreates(Compiler compiler) throws Exception {
    Path library = library(compiler, "", "");
    Compiler.Result result =
        compiler.compile(
            folder.resolve("app"),
            Map.of(
                "acme/Run.java",
                Running.source(
                    """
                    @VariableScope("net")
                    @Slots("Adam")
                    class Trained {
                      @VariableScope(reuse = Reuse.TRUE) lib.Layer layer;
                    }
                    @VariableScope("net/layer")
                    class Late {
                      @Variable(name = "w/other") FloatVariable v;
                    }
                    """,
                    """
                    VariableStore store = new VariableStore();
                    lib.Net net = store.bind(new lib.Net());
                    Trained trained = store.bind(new Trained());
                    store.bind(new Late());
                    return net.layer.w.slot("Adam") + " " + (net.layer.w == trained.layer.w);
                    """)),
            "-classpath",
            Compiler.runtime() + File.pathSeparator + library);
    assertEquals(List.of(), result.errors());
    try (java.net.URLClassLoader loader =
        new java.net.URLClassLoader(
            new java.net.URL[] {
              result.classes().toUri().toURL(), library.toUri().toURL(),
            },
            io.varscope.VariableStore.class.getClassLoader())) {
      assertEquals(
          "net/layer/w/Adam () float32 [0.0] true",
          loader.loadClass("acme.Run").getMethod("run").invoke(null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void thatAreAddedAreSeenByOthers(Compiler compiler) {
    Path library = library(compiler, "", "");
    Path second =
        compiler
            .compile(
                folder.resolve("second"),
                Map.of(
                    "second/Trained.java",
                    """
                    package second;
                    import io.varscope.*;
                    @VariableScope("trained")
                    @Slots("Adam")
                    public class Trained {
                      @Variable(name = "/net/layer/w", reuse = Reuse.TRUE) FloatVariable w;
                    }
                    """),
                "-classpath",
                Compiler.runtime() + File.pathSeparator + library)
            .classes();
    assertEquals(
        List.of(
            "5 [DuplicateVariable] Variable net/layer/w/Adam already exists: it is a slot of"
                + " net/layer/w (second.Trained.w) and the variable of acme.App.m. Give"
                + " one of the two another name."),
        errors(
            compiler,
            Path.of(library + File.pathSeparator + second),
            """
            @VariableScope("net/layer/w")
            class App {
              @Variable(name = "Adam") FloatVariable m;
            }
            """));
  }
}
