package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Options that change how seriously a finding is taken. */
final class LevelsTest {

  private static final String MODEL =
      """
      package acme;
      import io.varscope.*;
      @VariableScope(value = "m", let = "unused=1")
      class Model {
        @Variable FloatVariable v;
        @Variable(name = "v", reuse = Reuse.TRUE, init = @Init(Init.Kind.ONES)) FloatVariable w;
        @SuppressWarnings("IgnoredInitializer")
        @Variable(name = "v", reuse = Reuse.TRUE, init = @Init(Init.Kind.ONES)) FloatVariable x;
        void use() { ModelVariables.bind(this, new VariableStore()); }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void withoutOptions(Compiler compiler) {
    assertEquals(
        List.of("ERROR [IgnoredInitializer]", "ERROR [IgnoredInitializer]", "WARNING [UnusedDim]"),
        compile(compiler));
  }

  @ParameterizedTest
  @EnumSource
  void lowered(Compiler compiler) {
    assertEquals(
        // One of the two is suppressed where it stands.
        List.of("WARNING [IgnoredInitializer]"),
        compile(compiler, "-Avarscope.IgnoredInitializer=warn", "-Avarscope.UnusedDim=off"));
  }

  @ParameterizedTest
  @EnumSource
  void raised(Compiler compiler) {
    assertEquals(
        List.of("ERROR [UnusedDim]"),
        compile(compiler, "-Avarscope.IgnoredInitializer=OFF", "-Avarscope.UnusedDim=error"));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoOption(Compiler compiler) {
    assertEquals(
        List.of(
            "WARNING -Avarscope.DuplicateVariable: DuplicateVariable is always an error, since such"
                + " a model cannot be bound. What can be changed is GroupsMismatch, IgnoredGroups,"
                + " IgnoredInitializer, InitializerMismatch, ReplacedValue, TensorDtypeMismatch,"
                + " TrainableMismatch, UnmountedComponent, UnusedDim, UnusedSlots.",
            "WARNING -Avarscope.IgnoredInitializer: 'none' is no level. Use error, warn or off.",
            "WARNING -Avarscope.MissingTensor: MissingTensor is always an error: what is meant can be"
                + " said in @LoadedFrom. What can be changed is GroupsMismatch, IgnoredGroups,"
                + " IgnoredInitializer, InitializerMismatch, ReplacedValue, TensorDtypeMismatch,"
                + " TrainableMismatch, UnmountedComponent, UnusedDim, UnusedSlots.",
            "WARNING -Avarscope.UnusedDims: there is no diagnostic UnusedDims. Did you mean"
                + " UnusedDim?"),
        compile(
                compiler,
                "-Avarscope.DuplicateVariable=off",
                "-Avarscope.IgnoredInitializer=none",
                "-Avarscope.MissingTensor=off",
                "-Avarscope.UnusedDims=off",
                "-Avarscope.debug")
            .stream()
            .filter(message -> message.startsWith("WARNING -A"))
            .toList());
  }

  private List<String> compile(Compiler compiler, String... options) {
    return compiler.compile(folder, Map.of("acme/Model.java", MODEL), options).messages().stream()
        .map(message -> message.kind() + " " + message.text().replaceFirst("(?s)\\].*", "]"))
        .filter(message -> message.contains("[") || message.contains(" -A"))
        .sorted()
        .toList();
  }
}
