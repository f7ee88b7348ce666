package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** What is said of duplicates, missing variables, and variables that are shared wrongly. */
final class NamesAndSharingTest {

  private static final String HINT =
      "\n  If the two are never bound to one store, give one of them a graph of its own.";

  @Test
  void firstCreationCompiles() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(shape = 1, init = @Init(constant = 1.0)) FloatVariable v;
            }
            """)
        .compiles();
  }

  @Test
  void duplicateInOneClass() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable FloatVariable v;
              @Variable(name = §"v") FloatVariable again;
            }
            """)
        .says(
            "[DuplicateVariable] Variable foo/v already exists: created by acme.A.v (A.java:5)."
                + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?");
  }

  @Test
  void duplicateAcrossClassesIsToldInTheLaterFile() {
    Expectation.of(
            """
            @VariableScope("foo")
            class B {
              §@Variable FloatVariable v;
            }
            """,
            """
            @VariableScope("foo")
            class A {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[DuplicateVariable] Variable foo/v already exists: created by acme.A.v (A.java:5)."
                + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?"
                + HINT);
  }

  @Test
  void inOneFileTheLaterLineIsTold() {
    Expectation.of(
            """
            @VariableScope("foo")
            class Train {
              @Variable FloatVariable v;
            }

            @VariableScope("foo")
            class Eval {
              §@Variable FloatVariable v;
            }
            """)
        .says(
            "[DuplicateVariable] Variable foo/v already exists: created by acme.Train.v"
                + " (Train.java:5). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?"
                + HINT);
  }

  @Test
  void threeCreatorsAreAllNamed() {
    String places =
        "\n  It is created 3 times:"
            + "\n    acme.A.v (A.java:5)\n    acme.A.w (A.java:6)\n    acme.A.x (A.java:7)";
    String message =
        "[DuplicateVariable] Variable foo/v already exists: created by acme.A.v (A.java:5). Did you"
            + " mean reuse = Reuse.TRUE, or Reuse.AUTO?"
            + places;
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable FloatVariable v;
              @Variable(name = §"v") FloatVariable w;
              @Variable(name = §"v") FloatVariable x;
            }
            """)
        .says(message, message);
  }

  @Test
  void slashInANameIsAScope() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              @Variable(name = "b/w") FloatVariable w;
            }
            """,
            """
            @VariableScope("a/b")
            class B {
              §@Variable FloatVariable w;
            }
            """)
        .says(
            "[DuplicateVariable] Variable a/b/w already exists: created by acme.A.w (A.java:5)."
                + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?"
                + HINT);
  }

  @Test
  void absoluteNamesMeetWhereverTheyAreWritten() {
    Expectation.of(
            """
            @VariableScope("gpt")
            class A {
              @Variable FloatVariable wte;
              @VariableScope Head head;
              @VariableScope §Head again;
            }
            @VariableScope
            class Head {
              @Variable(name = "/gpt/wte", reuse = Reuse.TRUE) FloatVariable weights;
              @Variable(name = "/gpt/bias") FloatVariable bias;
            }
            """
                .replace("@VariableScope §Head", "§@VariableScope Head"))
        .says(
            "[DuplicateVariable] Variable gpt/bias already exists: created by acme.A.head.bias"
                + " (A.java:6). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?");
  }

  @Test
  void twoMountsOnOnePlaceAreToldOnce() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope("layer") Dense first;
              @VariableScope(§"layer") Dense second;
            }
            @VariableScope
            class Dense {
              @Variable(shape = {2, 2}) FloatVariable weights;
              @Variable(shape = 2) FloatVariable biases;
            }
            """)
        .says(
            "[DuplicateVariable] Variable net/layer/weights already exists: created by"
                + " acme.Net.first.weights (Net.java:5). Did you mean reuse = Reuse.TRUE, or"
                + " Reuse.AUTO?\n  The same for 1 more: net/layer/biases.");
  }

  @Test
  void duplicateInAComponentIsToldThereEvenIfItIsMountedTwice() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope Dense first;
              @VariableScope Dense second;
            }
            @VariableScope
            class Dense {
              @Variable FloatVariable w;
              @Variable(name = §"w") FloatVariable v;
            }
            """)
        .says(
            "[DuplicateVariable] Variable net/first/w already exists: created by acme.Net.first.w"
                + " (Net.java:5). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?\n"
                + "  The same for 1 more: net/second/w.");
  }

  @Test
  void duplicateInAComponentThatNobodyMounts() {
    Expectation.of(
            """
            @VariableScope
            class Dense {
              @Variable FloatVariable w;
              @Variable(name = §"w") FloatVariable v;
            }
            """)
        .says(
            "[DuplicateVariable] Variable w already exists: created by acme.Dense.w"
                + " (Dense.java:5). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?");
  }

  @Test
  void duplicateThroughASuperclass() {
    Expectation.of(
            """
            @VariableScope
            abstract class Base {
              @Variable FloatVariable v;
            }
            """,
            """
            @VariableScope("foo")
            class Derived extends Base {
              @Variable(name = §"v") FloatVariable w;
            }
            """)
        .says(
            "[DuplicateVariable] Variable foo/v already exists: created by acme.Derived.v"
                + " (Base.java:5). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?");
  }

  @Test
  void twoRootsOfOnePathThatInheritOneField() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A extends Base {}

            @VariableScope(§"foo")
            class B extends Base {}

            @VariableScope
            abstract class Base {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[DuplicateVariable] Variable foo/v already exists: created by acme.A.v (A.java:11)."
                + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?"
                + HINT);
  }

  @Test
  void rootThatInheritsWhatAnotherRootMounts() {
    Expectation.of(
            """
            @VariableScope("r")
            class A {
              @VariableScope B b;
            }

            @VariableScope(§"r/b")
            class A2 extends B {}

            @VariableScope
            class B {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[DuplicateVariable] Variable r/b/v already exists: created by acme.A.b.v (A.java:5)."
                + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?"
                + HINT);
  }

  @Test
  void rootThatReusesWhatItInheritsAndNobodyCreates() {
    Expectation.of(
            """
            @VariableScope(value = "r", reuse = Reuse§.TRUE)
            class A extends Base {}

            @VariableScope
            class Base {
              @Variable FloatVariable v;
            }
            """)
        .says("[MissingVariable] Variable r/v does not exist: nothing in this graph creates it.");
  }

  @Test
  void abstractRootHasNoObjectsButThoseOfItsSubclasses() {
    Expectation.of(
            """
            @VariableScope("foo")
            abstract class Base {
              @Variable FloatVariable v;
            }

            @VariableScope("foo")
            class Derived extends Base {
              @Variable FloatVariable w;
            }
            """)
        .compiles();
  }

  @Test
  void graphsAreUniversesOfTheirOwn() {
    Expectation.of(
            """
            @VariableScope("mlp")
            class Small {
              @Variable(shape = 4) FloatVariable v;
            }

            @VariableScope(value = "mlp", graph = "large")
            class Large {
              @Variable(shape = 8) FloatVariable v;
            }

            @VariableScope(value = "mlp", graph = "large", reuse = Reuse.TRUE)
            class LargeAgain {
              @Variable(shape = 8) FloatVariable v;
            }
            """)
        .compiles();
  }

  @Test
  void nothingIsSharedBetweenGraphs() {
    Expectation.of(
            """
            @VariableScope("mlp")
            class Create {
              @Variable FloatVariable v;
            }

            @VariableScope(value = "mlp", graph = "other")
            class Share {
              @Variable(reuse = Reuse§.TRUE) FloatVariable v;
            }
            """)
        .says("[MissingVariable] Variable mlp/v does not exist: nothing in this graph creates it.");
  }

  @Test
  void graphOfSomethingThatIsNoRoot() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope(graph = §"mine") Layer layer;
            }

            @VariableScope(graph = §"mine")
            class Layer {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[MisplacedValue] acme.Net.layer is a mount, and belongs to the graph of the root that it"
                + " is below. Remove graph here.",
            "[MisplacedValue] acme.Layer is a component, and belongs to the graph of the root that it"
                + " is below. Remove graph here.");
  }

  @Test
  void missingTarget() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(shape = 1, reuse = Reuse§.TRUE) FloatVariable v;
            }
            """)
        .says("[MissingVariable] Variable foo/v does not exist: nothing in this graph creates it.");
  }

  @Test
  void missingTargetOfAScopeThatReuses() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable FloatVariable v;
            }
            """,
            """
            @VariableScope(value = "foo", reuse = Reuse.TRUE)
            class B {
              @Variable FloatVariable v;
              §@Variable FloatVariable vv;
            }
            """)
        .says(
            "[MissingVariable] Variable foo/vv does not exist: nothing in this graph creates it."
                + " Did you mean foo/v, created by acme.A.v (A.java:5)?");
  }

  @Test
  void missingTargetsOfAMountAreToldOnceAtItsReuse() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope Dense hidden;
              @VariableScope(value = "hiden", reuse = Reuse§.TRUE) Dense again;
            }
            @VariableScope
            class Dense {
              @Variable FloatVariable w;
              @Variable FloatVariable b;
            }
            """)
        .says(
            "[MissingVariable] Variable net/hiden/w does not exist: nothing in this graph creates"
                + " it. Did you mean net/hidden/w, created by acme.Net.hidden.w (Net.java:5); or"
                + " net/hidden/b, created by acme.Net.hidden.b (Net.java:5)?\n"
                + "  The same for 1 more: net/hiden/b.");
  }

  @Test
  void sharingWhatSomebodyCreatesCompilesInAnyOrder() {
    Expectation.of(
            """
            @VariableScope(value = "foo", reuse = Reuse.TRUE)
            class A {
              @Variable(shape = {2, 3}) FloatVariable v;
            }
            """,
            """
            @VariableScope("foo")
            class B {
              @Variable(name = "v", shape = {2, 3}, reuse = Reuse.AUTO) FloatVariable first;
              @Variable(shape = {2, 3}) FloatVariable v;
            }
            """)
        .compiles();
  }

  @Test
  void autoAloneCreates() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(reuse = Reuse.AUTO) FloatVariable v;
              @Variable(name = "v", reuse = Reuse.TRUE) FloatVariable w;
            }
            """)
        .compiles();
  }

  @Test
  void aScopeMayBeCalledAsAVariable() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable FloatVariable bar;
              @Variable(name = "bar/v") FloatVariable v;
            }
            """)
        .compiles();
  }

  @Test
  void sharedWithAnotherShape() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(shape = 1) FloatVariable v;
            }
            """,
            """
            @VariableScope("foo")
            class B {
              @Variable(shape = §2, reuse = Reuse.TRUE) FloatVariable v;
            }
            """)
        .says(
            "[ShapeMismatch] Trying to share variable foo/v, but specified shape (2,) and found"
                + " shape (1,). It is created by acme.A.v (A.java:5).");
  }

  @Test
  void sharedWithAnotherDtype() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable FloatVariable v;
              §@Variable(name = "v", reuse = Reuse.AUTO) DoubleVariable w;
            }
            """)
        .says(
            "[DtypeMismatch] Trying to share variable foo/v, but specified dtype float64 and found"
                + " dtype float32. It is created by acme.A.v (A.java:5).");
  }

  @Test
  void componentSharedWithAnotherShapeIsToldAtTheMount() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope Wide layer;
              @VariableScope(value = §"layer", reuse = Reuse.TRUE) Narrow again;
            }
            @VariableScope
            class Wide {
              @Variable(shape = 8) FloatVariable w;
            }
            @VariableScope
            class Narrow {
              @Variable(shape = 4) FloatVariable w;
            }
            """)
        .says(
            "[ShapeMismatch] Trying to share variable net/layer/w, but specified shape (4,) and"
                + " found shape (8,). It is created by acme.Net.layer.w (Net.java:5).");
  }

  @Test
  void sharedWithAnotherTrainable() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(trainable = false) FloatVariable v;
              @Variable(name = "v", reuse = Reuse.TRUE) FloatVariable w;
              @Variable(name = "v", reuse = Reuse.TRUE, trainable = §true) FloatVariable x;
            }
            """)
        .says(
            "[TrainableMismatch] Trying to share variable foo/v, but specified trainable = true and"
                + " found trainable = false: created by acme.A.v (A.java:5). Remove trainable, or"
                + " change it there.");
  }

  @Test
  void createBelowAScopeThatReuses() {
    Expectation.of(
            """
            @VariableScope(value = "foo", reuse = Reuse.TRUE)
            class A {
              @Variable(name = "v", reuse = Reuse.AUTO) FloatVariable v;
              @Variable(name = "v", reuse = Reuse§.FALSE) FloatVariable w;
            }
            """)
        .says(
            "[IllegalReuse] Variable foo/v asks for Reuse.FALSE below acme.A, which has Reuse.TRUE: a"
                + " scope that reuses cannot create again. Swap to Reuse.TRUE or Reuse.AUTO, or"
                + " leave reuse out.");
  }

  @Test
  void componentThatCreatesMountedForReuse() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope Dense hidden;
              @VariableScope(value = "hidden", reuse = Reuse.AUTO) Dense again;
            }
            @VariableScope(reuse = Reuse§.FALSE)
            class Dense {
              @Variable FloatVariable w;
            }
            """)
        .says(
            "[IllegalReuse] Scope net/hidden asks for Reuse.FALSE below acme.Net.again, which has"
                + " Reuse.AUTO: a scope that reuses cannot create again. Swap to Reuse.TRUE or Reuse.AUTO, or"
                + " leave reuse out.");
  }

  @Test
  void initializerOnAFieldThatOnlyShares() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable FloatVariable v;
              @Variable(name = "v", reuse = Reuse.TRUE, init = §@Init(Init.Kind.ONES))
              FloatVariable w;
            }
            """)
        .says(
            "[IgnoredInitializer] Variable acme.A.w is shared (Reuse.TRUE), so this initializer"
                + " would be ignored: whoever creates the variable initializes it. Remove init.");
  }

  @Test
  void initializerThatComesWithAComponentMountedForReuse() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope Dense hidden;
              @VariableScope(value = "hidden", reuse = Reuse.TRUE) Dense again;
            }
            @VariableScope
            class Dense {
              @Variable(init = @Init(Init.Kind.ZEROS)) FloatVariable w;
            }
            """)
        .compiles();
  }
}
