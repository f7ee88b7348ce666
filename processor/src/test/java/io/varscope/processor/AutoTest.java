package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several places that could create a variable: whoever does, the variable is the same. */
final class AutoTest {

  private static final String A =
      """
      @VariableScope("a")
      class A {
        @Variable(reuse = Reuse.AUTO%s) FloatVariable v;
      }
      """;

  private static final String B =
      """
      @VariableScope(value = "a"%s)
      class B {
        %s@Variable(reuse = Reuse.%s, %s) FloatVariable v;
      }
      """;

  @TempDir Path folder;

  @Test
  void initializersThatSayTheSame() {
    for (List<String> same :
        List.of(
            List.of("Init.Kind.ZEROS", "constant = 0"),
            List.of("Init.Kind.ONES", "constant = {1}"),
            List.of("Init.Kind.NORMAL", "value = Init.Kind.NORMAL, stddev = 1, seed = 0"),
            List.of("constant = 2", "constant = {2, 2}"),
            List.of("value = Init.Kind.UNIFORM, max = 1", "value = Init.Kind.UNIFORM, min = 0"))) {
      String shape = ", shape = 2, init = @Init(%s)";
      Expectation.of(
              A.formatted(shape.formatted(same.get(0))),
              B.formatted("", "", "AUTO", shape.substring(2).formatted(same.get(1))))
          .compiles();
    }
  }

  @Test
  void initializersThatDiffer() {
    Expectation.of(
            A.formatted(", init = @Init(Init.Kind.ZEROS)"),
            B.formatted("", "", "AUTO", "init = §@Init(value = Init.Kind.NORMAL, stddev = 0.1)"))
        .says(
            "[InitializerMismatch] Trying to share variable a/v, but specified initializer"
                + " NORMAL(stddev=0.1) and found initializer ZEROS. It is created by acme.A.v"
                + " (A.java:5).");
  }

  @Test
  void aCreatorWithAnotherInitializer() {
    Expectation.of(
            A.formatted(", init = §@Init(Init.Kind.ZEROS)"),
            B.formatted("", "", "FALSE", "init = @Init(Init.Kind.ONES)"))
        .says(
            "[InitializerMismatch] Trying to share variable a/v, but specified initializer ZEROS"
                + " and found initializer ONES. It is created by acme.B.v (B.java:5).");
  }

  @Test
  void initializersOfScopesCountBetweenTwoThatCouldCreate() {
    Expectation.of(
            A.formatted(", init = @Init(Init.Kind.ZEROS)"),
            B.formatted(", init = @Init(Init.Kind.ONES)", "§", "AUTO", "trainable = true"))
        .says(
            "[InitializerMismatch] Trying to share variable a/v, but specified initializer ONES and"
                + " found initializer ZEROS. It is created by acme.A.v (A.java:5).");
  }

  @Test
  void whoNamesNoInitializerTakesWhatTheOthersSay() {
    Expectation.of(A.formatted(""), B.formatted("", "", "AUTO", "init = @Init(Init.Kind.ONES)"))
        .compiles();
    // As with Reuse.TRUE: the scope means what it creates.
    Expectation.of(
            A.formatted(""),
            """
            @VariableScope(value = "a", init = @Init(Init.Kind.ZEROS))
            class B {
              @Variable(init = @Init(Init.Kind.ONES)) FloatVariable v;
            }
            """)
        .compiles();
  }

  @Test
  void groups() {
    Expectation.of(
            A.formatted(", groups = {\"x\", \"y\"}"),
            B.formatted("", "", "AUTO", "groups = §\"x\""))
        .says(
            "[GroupsMismatch] Trying to share variable a/v, but specified groups x and found groups"
                + " x, y. It is created by acme.A.v (A.java:5).");
    Expectation.of(
            A.formatted(", groups = {\"x\", \"y\"}"),
            B.formatted("", "", "AUTO", "groups = {\"y\", \"x\"}"))
        .compiles();
    Expectation.of(
            A.formatted(", groups = \"x\""),
            B.formatted("", "", "FALSE", "groups = {\"y\", \"x\"}"))
        .compiles();
    Expectation.of(
            A.formatted(", groups = §\"z\""),
            B.formatted("", "", "FALSE", "groups = {\"y\", \"x\"}"))
        .says(
            "[GroupsMismatch] Trying to share variable a/v, but specified groups z and found groups"
                + " x, y. It is created by acme.B.v (B.java:5).");
  }

  @Test
  void trainableInEitherOrder() {
    String message =
        "[TrainableMismatch] Trying to share variable a/v, but specified trainable = false and found"
            + " trainable = true: created by acme.%1$s.v (%1$s.java:5). Remove trainable, or change"
            + " it there.";
    Expectation.of(A.formatted(""), B.formatted("", "", "AUTO", "trainable = §false"))
        .says(message.formatted("A"));
    Expectation.of(A.formatted(", trainable = §false"), B.formatted("", "", "AUTO", "shape = {}"))
        .says(message.formatted("B"));
  }

  @Test
  void threeShapesOfWhichOneIsNotKnown() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              int n;
              @Variable(reuse = Reuse.AUTO, dims = "n") FloatVariable v;
              @Variable(name = "v", reuse = Reuse.AUTO, shape = 2) FloatVariable two;
              @Variable(name = "v", reuse = Reuse.TRUE, shape = §3) FloatVariable three;
            }
            """)
        .says(
            "[ShapeMismatch] Trying to share variable a/v, but specified shape (3,) and found shape"
                + " (2,). It is created by acme.A.two (A.java:7).");
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              int n;
              @Variable(dims = "n") FloatVariable v;
              @Variable(name = "v", reuse = Reuse.TRUE, shape = 2) FloatVariable two;
              @Variable(name = "v", reuse = Reuse.TRUE, shape = §3) FloatVariable three;
            }
            """)
        .says(
            "[ShapeMismatch] Trying to share variable a/v, but specified shape (3,) and found shape"
                + " (2,). acme.A.two (A.java:7) shares it, too.");
  }

  /** What the manifest says is what a bind does, whoever of the classes comes first by name. */
  @ParameterizedTest
  @EnumSource
  void theManifestNamesTheCreatorThatABindTakes(Compiler compiler) throws Exception {
    Compiler.Result result =
        compiler.compile(
            folder,
            Map.of(
                "acme/Run.java",
                Running.source(
                    """
                    @VariableScope("m")
                    class Second {
                      @Variable(reuse = Reuse.AUTO) FloatVariable v;
                      @Variable(reuse = Reuse.TRUE) FloatVariable w;
                      @Variable(reuse = Reuse.AUTO, when = "yes") FloatVariable x;
                      boolean yes;
                    }
                    @VariableScope("m")
                    class First {
                      @Variable(reuse = Reuse.AUTO, init = @Init(constant = 3)) FloatVariable v;
                      @Variable(reuse = Reuse.AUTO) FloatVariable w;
                      @Variable(reuse = Reuse.AUTO) FloatVariable x;
                    }
                    @VariableGraph({Second.class, First.class}) class Program {}
                    """,
                    """
                    StringBuilder told = new StringBuilder();
                    for (Manifest.Entry entry : Manifest.of(Program.class).variables()) {
                      told.append(entry.name() + " " + entry.owner() + " " + entry.when() + ";");
                    }
                    VariableStore store = new VariableStore();
                    ProgramGraph.bindAll(store, new Second(), new First());
                    for (AnyVariable variable : store.variables()) {
                      told.append(variable.name() + " " + variable.owner() + ";");
                    }
                    return told.toString();
                    """)));
    assertEquals(List.of(), result.errors());
    assertEquals(
        List.of(
            "m/v acme.Second.v []",
            "m/w acme.First.w []",
            "m/x acme.First.x [!acme.Second.yes]",
            "m/x acme.Second.x [acme.Second.yes]",
            "m/v acme.Second.v",
            "m/w acme.First.w",
            "m/x acme.First.x"),
        Stream.of(Running.run(result.classes()).split(";")).toList());
  }
}
