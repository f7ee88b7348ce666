package io.varscope.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What binders look like, in full: the files in {@code src/test/resources} named after this test.
 * After a change that is wanted, {@code mvn test -Dtest=BinderTest -Dgoldens=write} writes them
 * anew.
 */
final class BinderTest {

  private static final Path GOLDENS =
      Path.of("src/test/resources/io/varscope/processor/BinderTest");

  @TempDir Path folder;

  @Test
  void root() throws IOException {
    check(
        "MlpVariables",
        """
        package acme;
        import io.varscope.*;

        @VariableScope("mlp")
        public class Mlp {
          @VariableScope Dense hidden;
          @VariableScope(value = "out", init = @Init(Init.Kind.ZEROS)) Dense output;
          @VariableScope(value = "hidden", reuse = Reuse.TRUE) Dense tied;
          @VariableScope Norm norm;
          @Variable(init = @Init(constant = 0.1), trainable = false) FloatVariable learningRate;
          @Variable(name = "epoch/count") LongVariable epochs;
        }

        @VariableScope
        class Dense {
          @Variable(shape = {64, 32}) FloatVariable weights;
          @Variable(shape = 32) FloatVariable biases;
        }

        @VariableScope
        class Norm {
          @Variable(shape = 32, init = @Init(Init.Kind.ONES)) FloatVariable gamma;

          Norm(float epsilon) {}
        }
        """);
  }

  @Test
  void wholeModel() throws IOException {
    check(
        "GptVariables",
        """
        package acme;
        import io.varscope.*;
        import java.util.List;

        @VariableScope(value = "gpt", separator = ".", let = {"hidden=768", "inner=4*hidden"})
        class Gpt {
          static final int VOCABULARY = 50257;
          final int positions;
          boolean tied;
          @Variable(dims = {"VOCABULARY", "hidden"}) FloatVariable wte;
          @VariableScope(value = "h.{i}", repeat = "12", let = "index=i") Block[] blocks;
          @VariableScope(repeat = "2", trainable = false) List<Norm> norms;
          @VariableScope(when = "!tied") Head<Gpt> head;
          @VariableScope(repeat = "hidden/768") Head<Gpt>[] heads;

          Gpt(int positions) {
            this.positions = positions;
          }
        }

        @VariableScope class Block { @Variable(dims = "inner") FloatVariable w; }
        @VariableScope class Norm { Norm(int size) {} }
        @VariableScope class Head<T> {}
        """);
  }

  @Test
  void program() throws IOException {
    check(
        "TranslatorGraph",
        """
        package acme;
        import io.varscope.*;

        @VariableGraph({Encoder.class, Decoder.class})
        interface Translator {}

        @VariableScope("encoder") class Encoder {}
        @VariableScope(value = "decoder") class Decoder {}
        """);
  }

  @Test
  void component() throws IOException {
    check(
        "Outer_BlockVariables",
        """
        package acme;
        import io.varscope.*;

        public class Outer {
          @VariableScope(init = @Init(value = Init.Kind.TRUNCATED_NORMAL, stddev = 0.02, seed = 7))
          static class Block<T extends Comparable<T>> extends Base {
            @Variable(shape = {3, 3}) DoubleVariable kernel;
            @Variable(shape = 2, init = @Init(constant = {1, -0.5})) DoubleVariable pair;
          }

          @VariableScope(reuse = Reuse.AUTO)
          static abstract class Base {
            @Variable(name = "/shared/steps") IntVariable steps;
          }
        }
        """);
  }

  @Test
  void componentWhoseDtypesAreThoseOfItsMounts() throws IOException {
    check(
        "AttentionVariables",
        """
        package acme;
        import io.varscope.*;
        import java.util.List;

        @VariableScope
        public class Attention<T, W extends AnyVariable, B extends AnyVariable> extends Base<B> {
          @Variable(dims = {"in", "3*in"}, init = @Init(Init.Kind.LECUN_NORMAL)) W weight;
          @Variable(name = "scale/0", shape = {2, 64}) W scale;
          @Variable(shape = 64) FloatVariable alibi;
          @VariableScope Linear<W, String> query;
          @VariableScope(repeat = "2", let = "in=3") List<Linear<Bfloat16Variable, T>> experts;
        }

        @VariableScope
        class Linear<V extends AnyVariable, T> {
          @Variable(dims = "in") V weight;
        }

        @VariableScope
        class Base<V extends AnyVariable> {
          @Variable V bias;
        }
        """);
  }

  @Test
  void rootThatSharesWhatAnotherRootCreates() throws IOException {
    check(
        "EvalVariables",
        """
        package acme;
        import io.varscope.*;

        @VariableScope("digits")
        class Train {
          @Variable(shape = {64, 10}) FloatVariable weights;
        }

        @VariableScope(value = "digits", reuse = Reuse.TRUE)
        class Eval {
          @Variable(shape = {64, 10}) FloatVariable weights;
        }
        """);
  }

  @Test
  void rootInError() throws IOException {
    check(
        "BrokenVariables",
        """
        package acme;
        import io.varscope.*;

        @VariableScope("broken")
        class Broken {
          @Variable private FloatVariable v;
        }
        """);
  }

  private void check(String binder, String source) throws IOException {
    Compiler.Result result =
        Compiler.JAVAC.compile(folder, Map.of("acme/" + outer(source) + ".java", source));
    List<String> foreign =
        result.errors().stream()
            .map(Compiler.Message::text)
            .filter(text -> !text.startsWith("["))
            .toList();
    assertEquals(List.of(), foreign, "only findings, no errors of the compiler");
    String written = Compiler.files(result.classes(), ".java").get("acme/" + binder + ".java");
    Path golden = GOLDENS.resolve(binder + ".java");
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(golden, written, UTF_8);
    }
    assertEquals(Files.readString(golden), written);
  }

  private static String outer(String source) {
    return source.replaceFirst("(?s).*?class (\\w+).*", "$1");
  }
}
