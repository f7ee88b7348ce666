package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes that come from other processors, in the first round or later. */
final class RoundsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void componentIsGeneratedByAnotherProcessor(Compiler compiler) {
    Compiler.Result result =
        compile(
            compiler,
            """
            @VariableScope("net")
            class Net {
              @VariableScope Generated layer;
              void use() { NetVariables.bind(this, new VariableStore()); }
            }
            """,
            """
            @VariableScope
            class Generated { @Variable FloatVariable w; }
            """);
    assertEquals(List.of(), result.errors());
    assertTrue(
        Compiler.files(result.classes(), ".java")
            .get("acme/NetVariables.java")
            .contains("GeneratedVariables.declare"));
  }

  @ParameterizedTest
  @EnumSource
  void dimensionsAreConstantsThatAnotherProcessorGenerates(Compiler compiler) {
    Compiler.Result result =
        compile(
            compiler,
            """
            @VariableScope("net")
            class Net implements Generated {
              static final int LAYERS = Generated.HIDDEN - 1;
              @Variable(dims = "HIDDEN") FloatVariable v;
              @Variable(name = "v", shape = 3, reuse = Reuse.TRUE) FloatVariable w;
              @VariableScope(repeat = "LAYERS") Layer[] layers;
              @Variable(name = "layers/1/w", reuse = Reuse.TRUE) FloatVariable x;
              void use() { NetVariables.bind(this, new VariableStore()); }
            }
            @VariableScope
            class Layer { @Variable FloatVariable w; }
            """,
            "interface Generated { int HIDDEN = 3; }");
    assertEquals(List.of(), result.errors());
  }

  @ParameterizedTest
  @EnumSource
  void creatorIsGeneratedByAnotherProcessor(Compiler compiler) {
    Compiler.Result result =
        compile(
            compiler,
            """
            @VariableScope(value = "foo", reuse = Reuse.TRUE)
            class Net { @Variable FloatVariable v; }
            """,
            """
            @VariableScope("foo")
            class Generated { @Variable FloatVariable v; }
            """);
    assertEquals(List.of(), result.errors());
  }

  @ParameterizedTest
  @EnumSource
  void pathIsAConstantThatAnotherProcessorGenerates(Compiler compiler) {
    Compiler.Result result =
        compile(
            compiler,
            """
            @VariableScope(Names.ROOT)
            class Net {
              @Variable FloatVariable v;
              void use() { NetVariables.bind(this, new VariableStore()); }
            }
            """,
            "class Names { static final String ROOT = \"generated\"; }\n");
    assertEquals(List.of(), result.errors());
  }

  @ParameterizedTest
  @EnumSource
  void mistakeInAFirstRoundKeepsItsLine(Compiler compiler) {
    Compiler.Result result =
        compile(
            compiler,
            """
            @VariableScope("foo")
            class Net {
              @Variable FloatVariable v;

              @Variable(name = "v") FloatVariable w;
            }
            """,
            "class First {}\n",
            "class Second {}\n");
    assertEquals(1, result.errors().size(), result::toString);
    Compiler.Message error = result.errors().get(0);
    assertEquals("Net.java", error.file());
    assertEquals(7, error.line());
    assertTrue(error.text().contains("[DuplicateVariable] Variable foo/v already exists"));
  }

  @ParameterizedTest
  @EnumSource
  void mistakeBetweenRounds(Compiler compiler) {
    Compiler.Result result =
        compile(
            compiler,
            """
            @VariableScope("foo")
            class Net { @Variable FloatVariable v; }
            """,
            "class Unrelated {}\n",
            """
            @VariableScope("foo")
            class Zoo { @Variable FloatVariable v; }
            """);
    assertEquals(1, result.errors().size(), result::toString);
    assertEquals("Zoo.java", result.errors().get(0).file());
  }

  /** Compiles one class; another processor writes one more in each round. */
  private Compiler.Result compile(Compiler compiler, String source, String... generated) {
    return compiler.compile(
        folder,
        Map.of("acme/Net.java", inPackage(source)),
        List.of(new Generator(List.of(generated)), new VarscopeProcessor()),
        List.of());
  }

  private static String inPackage(String source) {
    return "package acme;\nimport io.varscope.*;\n" + source;
  }

  /** Writes one class in each round, as long as there are some. */
  private static final class Generator extends AbstractProcessor {

    private final Deque<String> sources;

    Generator(List<String> sources) {
      this.sources = new ArrayDeque<>(sources);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!sources.isEmpty() && !round.processingOver()) {
        String source = sources.removeFirst();
        String name = source.replaceFirst("(?s).*?(?:class|interface) (\\w+).*", "$1");
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("acme." + name).openWriter()) {
          writer.write(inPackage(source));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
