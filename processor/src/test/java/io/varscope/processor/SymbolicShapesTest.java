package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** Shapes that are expressions over dimensions. */
final class SymbolicShapesTest {

  @Test
  void fieldsAreComparedAsPolynomials() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              int in;
              long heads;
              @Variable(dims = {"in*heads", "2*(in+heads)"}) FloatVariable v;
              @Variable(name = "v", dims = {"heads*in", "in+heads+in+heads"}, reuse = Reuse.TRUE)
              FloatVariable same;
              @Variable(name = "v", shape = {6, 10}, reuse = Reuse.TRUE)
              FloatVariable perhaps;
              @Variable(name = "v", dims = §{"in*heads+1", "1"}, reuse = Reuse.TRUE)
              FloatVariable never;
              @Variable(name = "v", dims = §{"in*heads"}, reuse = Reuse.TRUE)
              FloatVariable otherRank;
              @Variable(dims = "in*heads/heads") FloatVariable divided;
              @Variable(name = "divided", dims = "in", reuse = Reuse.TRUE) FloatVariable undivided;
            }
            """)
        .says(
            "[ShapeMismatch] Trying to share variable m/v, but specified shape"
                + " (acme.Model.heads*acme.Model.in + 1, 1) and found shape"
                + " (acme.Model.heads*acme.Model.in, 2*acme.Model.heads + 2*acme.Model.in). It is"
                + " created by acme.Model.v (Model.java:7).",
            "[ShapeMismatch] Trying to share variable m/v, but specified shape"
                + " (acme.Model.heads*acme.Model.in,) and found shape"
                + " (acme.Model.heads*acme.Model.in, 2*acme.Model.heads + 2*acme.Model.in). It is"
                + " created by acme.Model.v (Model.java:7).");
  }

  @Test
  void fieldsOfDifferentObjectsAreDifferent() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              @VariableScope Layer a;
              @VariableScope(value = "a", reuse = Reuse.TRUE) Layer b;
            }
            @VariableScope
            class Layer {
              int size;
              @Variable(dims = "size") FloatVariable v;
            }
            """)
        .compiles();
  }

  @Test
  void shapesThatAreTooLarge() {
    Expectation.of(
            """
            @VariableScope
            class Layer {
              @Variable(dims = §{"n*n", "n*n"}) FloatVariable w;
            }
            """,
            """
            @VariableScope(value = "m", let = "large=1048576")
            class Model {
              @Variable(dims = §{"large", "large"}) FloatVariable v;
              @Variable(shape = 2, dims = §"large") FloatVariable both;
              @VariableScope(let = "n=large") Layer layer;
            }
            """)
        .says(
            "[IllegalShape] Variable m/layer/w cannot have this shape: the number of elements of"
                + " (1099511627776, 1099511627776) overflows a long.",
            "[IllegalShape] Variable m/v cannot have this shape: (1048576, 1048576) of float32 has"
                + " 1099511627776 elements and needs 4398046511104 bytes; a variable holds at most"
                + " 2147483583 bytes, as one NIO buffer does.",
            "[IllegalShape] Variable acme.Model.both cannot have this shape: it has both a shape"
                + " and dims. Remove one of them.");
  }

  @Test
  void initializersKnowTheShape() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = "n=3")
            class Model {
              @Variable(dims = "n", init = @Init(constant = {1, 2, 3})) FloatVariable fits;
              @Variable(dims = "n", init = §@Init(constant = {1, 2})) FloatVariable doesNot;
            }
            """)
        .says(
            "[IllegalInitializer] Variable m/doesNot cannot be initialized so: CONSTANT has 2"
                + " values for the 3 elements of shape (3,); give one for all, or one for each in"
                + " row-major order.");
  }
}
