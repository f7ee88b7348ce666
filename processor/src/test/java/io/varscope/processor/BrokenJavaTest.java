package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that are no Java: the compiler says so, and nothing is added to that. */
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
  @MethodSource("brokenSources")
  void onlyTheCompilerTells(Compiler compiler, String source) {
    Map<String, String> sources =
        Map.of("acme/A.java", "package acme;\nimport io.varscope.*;\n" + source);
    Compiler.Result alone =
        compiler.compile(folder.resolve("alone"), sources, List.of(new Idle()), List.of());
    Compiler.Result result = compiler.compile(folder.resolve("with"), sources);
    assertFalse(result.errors().isEmpty());
    assertEquals(texts(alone), texts(result));
  }

  private static List<String> texts(Compiler.Result result) {
    return result.messages().stream().map(m -> m.line() + " " + m.text()).sorted().toList();
  }

  /** A processor that does nothing: beside any processor, javac words some messages otherwise. */
  @SupportedAnnotationTypes("io.varscope.*")
  private static final class Idle extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return false;
    }
  }
}
