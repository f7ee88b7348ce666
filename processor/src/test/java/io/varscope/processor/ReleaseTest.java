package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models may be compiled for an older Java than the runtime needs, with modules or without. */
final class ReleaseTest {

  @TempDir Path folder;

  static Stream<Arguments> releases() {
    return Stream.of(Compiler.values())
        .flatMap(
            compiler ->
                Stream.of("8", "9", "11", "16").map(release -> Arguments.of(compiler, release)));
  }

  @ParameterizedTest
  @MethodSource("releases")
  void modelsAreBoundAsEver(Compiler compiler, String release) throws Exception {
    Compiler.Result result =
        compiler.compile(
            folder,
            Map.of(
                "acme/Run.java",
                Running.source(
                    """
                    @VariableScope(value = "a", let = "k=2") class A {
                      @Variable float[] v;
                      @VariableScope(repeat = "k") B[] many;
                      boolean there = true;
                    }
                    @VariableScope class B { @Variable(when = "there", dims = "k") FloatVariable w; }
                    @VariableGraph(A.class) class Program {}
                    """,
                    """
                    VariableStore store = new VariableStore();
                    ProgramGraph.bindAll(store, new A());
                    return store.variables().toString();
                    """)),
            "--release",
            release);
    assertEquals(List.of(), result.errors());
    assertEquals(
        List.of(
            "Varscope models are compiled for Java "
                + release
                + " here, but need Java 17 to run, as varscope-runtime does: --release 17 says so."),
        result.messages().stream()
            .map(Compiler.Message::text)
            .filter(text -> text.contains("Varscope"))
            .toList());
    assertTrue(Running.run(result.classes()).contains("a/many/1/w"));
  }

  @ParameterizedTest
  @MethodSource("releases")
  void earlierCompilationsAreSeen(Compiler compiler, String release) {
    String root = "package acme; import io.varscope.*; @VariableScope(\"a\") class %s { %s }";
    String field = "@Variable FloatVariable v;";
    Compiler.Result library =
        compiler.compile(
            folder.resolve("library"),
            Map.of("acme/A.java", root.formatted("A", field)),
            "--release",
            release);
    Compiler.Result result =
        compiler.compile(
            folder.resolve("application"),
            Map.of("acme/B.java", root.formatted("B", field)),
            "--release",
            release,
            "-classpath",
            Compiler.runtime() + java.io.File.pathSeparator + library.classes());
    assertEquals(
        List.of(
            "[DuplicateVariable] Variable a/v already exists: created by acme.A.v. Did you mean"
                + " reuse = Reuse.TRUE, or Reuse.AUTO?"),
        result.errors().stream().map(Compiler.Message::headline).toList());
  }
}
