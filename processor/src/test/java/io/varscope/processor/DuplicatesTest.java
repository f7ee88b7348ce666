package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** What is said of variables that are created twice. */
final class DuplicatesTest {

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
}
