package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that are no Java: the compiler tells, and nothing is added to what it tells. */
final class BrokenJavaTest {

  @TempDir Path folder;

  static Stream<Arguments> brokenSources() {
    List<String> sources =
        List.of(
            "@VariableScope(\"a\") class A { @Variable FlotVariable v; }",
            "@VariableScope(\"a\") class A { @VariableScope Nowhere n; }",
            "@VariableScope(\"a\") class A extends Nowhere { @Variable FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable(shape = N) FloatVariable v; }",
            "@VariableScope(NOWHERE) class A { @Variable FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable(name = Nowhere.NAME) FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable(reuse = Reuse.SOMETIMES) FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable(shape = \"3\") FloatVariable v; }",
            "@VariableScope(3) class A { @Variable FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable(size = 3) FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable(init = @Init(custom = Nowhere.class)) "
                + "FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable(init = @Init(Init.Kind.NOTHING)) "
                + "FloatVariable v; }",
            "@VariableScope(\"a\") class A extends A { @Variable FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable FloatVariable v; @Variable FloatVariable v; }",
            "@VariableScope(\"a\") @VariableScope(\"b\") class A { @Variable FloatVariable v; }",
            "@VariableScope(\"a\") class A { @Variable FloatVariable v }",
            "@VariableScope(\"a\") class A { @Variable FloatVariable v; ",
            "@VariableScope(\"a\") class A { @Variable void method() {} }",
            "@VariableScope(\"a\") class A extends String { @Variable FloatVariable v; }",
            "@VariableScop(\"a\") class A { FloatVariable v; }",
            // What is shared may be created by what does not compile.
            "@VariableScope(\"a\") class A { @VariableScope Nowhere n; "
                + "@Variable(name = \"n/w\", reuse = Reuse.TRUE) FloatVariable v; }");
    return sources.stream()
        .flatMap(source -> Stream.of(Compiler.values()).map(c -> Arguments.of(c, source)));
  }

  @ParameterizedTest
  @EnumSource
  void callersOfTheBinderAreNotTold(Compiler compiler) {
    Compiler.Result result =
        compiler.compile(
            folder,
            Map.of(
                "acme/A.java",
                """
                package acme;
                import io.varscope.*;
                @VariableScope("a")
                class A {
                  @VariableScope Nowhere n;
                  void use() { AVariables.bind(this, new VariableStore()); }
                }
                """));
    assertEquals(List.of(5L), result.errors().stream().map(Compiler.Message::line).toList());
  }

  @ParameterizedTest
  @MethodSource("brokenSources")
  void onlyTheCompilerTells(Compiler compiler, String source) {
    Compiler.Result result =
        compiler.compile(
            folder, Map.of("acme/A.java", "package acme;\nimport io.varscope.*;\n" + source));
    assertFalse(result.errors().isEmpty());
    assertEquals(
        List.of(),
        result.messages().stream()
            .map(Compiler.Message::text)
            .filter(text -> text.contains("[") && text.matches("(?s).*\\[[A-Z][a-zA-Z]+].*"))
            .toList());
  }
}
