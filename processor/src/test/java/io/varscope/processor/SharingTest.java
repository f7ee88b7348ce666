package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** What is said of variables that are shared wrongly. */
final class SharingTest {

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
