package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What could be bound, but is most likely not meant. */
final class SilentMistakesTest {

  private static final String REPLACED =
      " is given a value, which the binder replaces by the variable of the store. Remove the value;"
          + " what a new variable begins with is said by init.";
  private static final String NOT_BOUND =
      ", so the variables of its scope class acme.Dense are not bound there. Annotate it with"
          + " @VariableScope; or, if it only refers to what is mounted elsewhere, with"
          + " @SuppressWarnings(\"UnmountedComponent\").";
  private static final String DENSE =
      """
      @VariableScope
      class Dense {
        @Variable FloatVariable v;
      }
      """;

  @TempDir Path folder;

  @Test
  void valuesThatTheBinderReplaces() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              static FloatVariable other;
              §@Variable FloatVariable v = other;
              §@Variable(shape = 10) float[] w = new float[10];
              §@Variable FloatVariable x = other, y = null;
              §@Variable FloatVariable z = (FloatVariable) other;
              @VariableScope static class Inner {
                §@Variable FloatVariable u = new Object() { FloatVariable f() { return null; } }.f();
              }
            }
            """)
        .says(
            "[ReplacedValue] Field acme.A.v" + REPLACED,
            "[ReplacedValue] Field acme.A.w" + REPLACED,
            "[ReplacedValue] Field acme.A.x" + REPLACED,
            "[ReplacedValue] Field acme.A.z" + REPLACED,
            "[ReplacedValue] Field acme.A.Inner.u" + REPLACED);
  }

  @Test
  void valuesThatAreNotReplacedOrNotWritten() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              static final FloatVariable OTHER = null;
              boolean tied;
              int size = 3;
              @Variable FloatVariable a = null;
              @Variable FloatVariable b = (null);
              @Variable FloatVariable c = (FloatVariable) null;
              @Variable(when = "tied") FloatVariable d = OTHER;
              @Variable FloatVariable e;
              @Variable FloatVariable f;
              @VariableScope Dense dense = new Dense();
              @SuppressWarnings("ReplacedValue") @Variable FloatVariable g = OTHER;
              FloatVariable h = OTHER;
              A() { e = OTHER; }
              { f = OTHER; }
            }
            """,
            DENSE)
        .compiles();
  }

  @Test
  void componentsThatNothingMounts() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              Dense §hidden;
              private final Dense §made = new Dense();
              Dense[] §some;
              java.util.List<Dense> §more;
              @VariableScope Dense output;
            }
            """,
            DENSE)
        .says(
            "[UnmountedComponent] Nothing mounts field acme.A.hidden" + NOT_BOUND,
            "[UnmountedComponent] Nothing mounts field acme.A.made" + NOT_BOUND,
            "[UnmountedComponent] Nothing mounts field acme.A.some" + NOT_BOUND,
            "[UnmountedComponent] Nothing mounts field acme.A.more" + NOT_BOUND);
  }

  @Test
  void fieldsThatNeedNoMount() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              static Dense shared;
              @SuppressWarnings("UnmountedComponent") Dense seen;
              Other root;
              Plain plain;
              String text;
              @VariableScope Child child;
            }
            """,
            """
            @VariableScope
            class Child {
              A root;
              Child next;
              @VariableScope Grandchild grandchild;
            }
            """,
            DENSE,
            """
            @VariableScope
            class Grandchild {
              Child up;
            }
            """,
            "@VariableScope(\"b\") class Other {}",
            "class Plain { Dense dense; }")
        .compiles();
  }

  @ParameterizedTest
  @EnumSource
  void sizesThatNobodyHasAssigned(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            """
            @VariableScope("a")
            class A {
              static int shared;
              static final int NONE = 0;
              final int meant = 0;
              int hidden;
              @Variable(dims = {"NONE", "meant"}) FloatVariable u;
              @Variable(dims = {"hidden", "3"}) FloatVariable v;
              @VariableScope(let = "n=shared") Layer layer;
            }
            @VariableScope class Layer { @Variable(name = "w", dims = "n") FloatVariable weights; }
            """,
            """
            java.util.List<String> logged = new java.util.ArrayList<>();
            java.util.logging.Logger logger = java.util.logging.Logger.getLogger("io.varscope");
            logger.setUseParentHandlers(false);
            java.util.logging.Handler handler = new java.util.logging.Handler() {
              public void publish(java.util.logging.LogRecord r) { logged.add(r.getMessage().split(" has its shape")[0]); }
              public void flush() {}
              public void close() {}
            };
            logger.addHandler(handler);
            AVariables.bind(new A(), new VariableStore());
            A full = new A();
            full.hidden = 2;
            A.shared = 3;
            AVariables.bind(full, new VariableStore());
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            return String.join("; ", logged);
            """);
    assertEquals(
        "[ZeroSize] acme.A.hidden is 0, and acme.A.v; [ZeroSize] acme.A.shared is 0, and"
            + " acme.A.layer.weights",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void levelsOfBoth(Compiler compiler) {
    Map<String, String> sources =
        Map.of(
            "acme/A.java",
            """
            package acme;
            import io.varscope.*;
            @VariableScope("a")
            class A {
              @Variable float[] v = {1};
              Dense dense;
            }
            """
                + DENSE);
    Compiler.Result result =
        compiler.compile(
            folder, sources, "-Avarscope.ReplacedValue=error", "-Avarscope.UnmountedComponent=off");
    assertEquals(
        List.of("5 [ReplacedValue] Field acme.A.v" + REPLACED),
        result.messages().stream()
            .filter(message -> message.text().startsWith("["))
            .map(message -> message.line() + " " + message.headline())
            .toList());
    assertEquals(1, result.errors().size());
  }
}
