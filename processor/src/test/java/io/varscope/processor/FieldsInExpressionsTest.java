package io.varscope.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields expressions can name, and what is said of others that have such a name. */
final class FieldsInExpressionsTest {

  private static final String NOT_ALLOWED =
      ", but a dimension is an int or a long, and a condition is a boolean.";
  private static final String GIVE =
      " Give it with let, here or further out, or as a constant, or as an int or long field.";

  @ParameterizedTest
  @CsvSource({
    "String, java.lang.String",
    "Boolean, java.lang.Boolean",
    "Integer, java.lang.Integer",
    "private String, java.lang.String",
    "static final double, double",
    "short, short",
    "int[], int[]"
  })
  void fieldsOfOtherTypes(String type, String shown) {
    Expectation.of(
            """
            @VariableScope
            class Layer {
              @Variable(dims = §"x") FloatVariable v;
            }
            """,
            """
            @VariableScope("m")
            class Model {
              %s x%s;
              @Variable(when = §"x") FloatVariable v;
              @Variable(dims = §"x") FloatVariable w;
              @VariableScope Layer layer;
            }
            """
                .formatted(type, type.contains("final") ? " = 3" : ""))
        .says(
            "[UnknownDim] 'x' has no value in acme.Model.layer: the field acme.Model.x is of type "
                + shown
                + NOT_ALLOWED
                + GIVE,
            "[IllegalCondition] 'x' cannot be a condition in acme.Model: the field acme.Model.x is"
                + " of type "
                + shown
                + NOT_ALLOWED,
            "[UnknownDim] 'x' has no value in acme.Model: the field acme.Model.x is of type "
                + shown
                + NOT_ALLOWED
                + GIVE);
  }

  @Test
  void methods() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              int size() { return 3; }
              @Variable(dims = §"size") FloatVariable v;
            }
            """)
        .says(
            "[UnknownDim] 'size' has no value in acme.Model: acme.Model.size is a method"
                + NOT_ALLOWED
                + GIVE);
  }

  /** A variable is often called as what decides whether it is there. */
  @Test
  void aFieldOfAnotherTypeHidesNothing() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = {"bias=true", "in=3"})
            class Model {
              @VariableScope Layer layer;
            }
            @VariableScope
            class Layer {
              @Variable(dims = "in", when = "bias") FloatVariable bias;
              @Variable FloatVariable in;
              int bias() { return 3; }
            }
            """)
        .compiles();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Model implements One, Two",
        "class Model extends Three implements One",
        "class Model extends Scope implements One",
        "class Model extends Between implements One, Two"
      })
  void ambiguousNames(String model) {
    String second =
        model.contains("Three")
            ? "acme.Three"
            : model.contains("Scope") ? "acme.Scope" : "acme.Two";
    Expectation.of(
            """
            @VariableScope("m")
            %s {
              @Variable(dims = §"N") FloatVariable v;
            }
            interface One { int N = 1; }
            interface Two { String N = "2"; }
            class Three { int N = 3; }
            class Between {}
            @VariableScope class Scope { static final int N = 4; }
            """
                .formatted(model))
        .says(
            "[IllegalDim] 'N' cannot be a dimension in acme.Model: acme.One.N is ambiguous: it is"
                + " inherited from acme.One and from "
                + second
                + ", and Java does not choose either. Declare it in the class itself, or give it"
                + " with let.");
  }

  /** As Java sees it: the same field on two ways, hidden ones, private ones, or no use at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Model implements One, Same { @Variable(dims = \"N\") FloatVariable v; }",
        "class Model implements Hiding { @Variable(dims = \"N\") FloatVariable v; }",
        "class Model implements One, Two { int N; @Variable(dims = \"N\") FloatVariable v; }",
        "class Model extends Hidden implements One { @Variable(dims = \"N\") FloatVariable v; }",
        "class Model implements One, Two { @Variable FloatVariable v; }"
      })
  void namesThatAreNotAmbiguous(String model) {
    Expectation.of(
            "@VariableScope(\"m\") "
                + model
                + """

                interface One { int N = 1; }
                interface Two { int N = 2; }
                interface Same extends One {}
                interface Hiding extends One { int N = 3; }
                class Hidden { private static final int N = 4; }
                """)
        .compiles();
  }

  @Test
  void aLetDecidesWhatIsAmbiguous() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = "N=5")
            class Model implements One, Two { @Variable(dims = "N") FloatVariable v; }
            interface One { int N = 1; }
            interface Two { int N = 2; }
            """)
        .compiles();
  }
}
