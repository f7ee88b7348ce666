package io.varscope.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of initializers that a variable or a scope cannot have. */
final class InitializersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shape = 3, init = §@Init(constant = {1, 2}) | FloatVariable | CONSTANT has 2 values for the"
            + " 3 elements of shape (3,); give one for all, or one for each in row-major order",
        "init = §@Init(constant = 0.5) | IntVariable | int32 has no value 0.5",
        "init = §@Init(constant = 128) | ByteVariable | int8 has no value 128",
        "init = §@Init(constant = 2) | BooleanVariable | bool has no value 2",
        "init = §@Init(constant = 1e300) | FloatVariable | float32 has no value 1.0E300",
        "init = §@Init(Init.Kind.CONSTANT) | FloatVariable | CONSTANT needs at least one value in"
            + " constant",
        "init = §@Init(constant = {}) | FloatVariable | CONSTANT needs at least one value in constant",
        "shape = 4, init = §@Init(Init.Kind.ORTHOGONAL) | FloatVariable | ORTHOGONAL needs at least"
            + " rank 2, and shape (4,) has rank 1",
        "shape = {2, 2, 2}, init = §@Init(Init.Kind.IDENTITY) | FloatVariable | IDENTITY needs rank"
            + " 2, and shape (2, 2, 2) has rank 3",
        "init = §@Init(Init.Kind.NORMAL) | LongVariable | NORMAL makes floating-point values, not"
            + " int64",
        "init = §@Init(value = Init.Kind.ZEROS, mean = 1) | FloatVariable | ZEROS does not take mean;"
            + " it has no parameters",
        "init = §@Init(value = Init.Kind.NORMAL, min = 1) | FloatVariable | NORMAL does not take min;"
            + " its parameters are mean, stddev, seed",
        "init = §@Init(value = Init.Kind.ONES, constant = 2) | FloatVariable | ONES does not take"
            + " constant; it has no parameters",
        "init = §@Init(stddev = 1) | FloatVariable | stddev is given without a kind that takes it;"
            + " name one, such as value = Init.Kind.NORMAL",
        "init = §@Init(value = Init.Kind.NORMAL, stddev = -1) | FloatVariable | stddev is -1; it must"
            + " be >= 0",
        "init = §@Init(value = Init.Kind.UNIFORM, min = 2, max = 1) | FloatVariable | min 2 is not"
            + " below max 1",
        "init = §@Init(Init.Kind.UNIFORM) | IntVariable | UNIFORM of int32 must name max",
        "init = §@Init(value = Init.Kind.VARIANCE_SCALING, scale = 0) | FloatVariable | scale is 0; it"
            + " must be > 0",
        "init = §@Init(value = Init.Kind.UNIFORM_UNIT_SCALING, factor = -1) | FloatVariable | factor"
            + " is -1; it must be > 0",
        "init = §@Init(value = Init.Kind.UNIFORM, min = 0, max = 1e6) | Float16Variable | float16 has"
            + " no value 1000000",
        "init = §@Init(constant = 256) | UnsignedByteVariable | uint8 has no value 256",
        "init = §@Init(Init.Kind.CUSTOM) | FloatVariable | CUSTOM needs a class in custom",
        "init = §@Init(custom = Initializer.class) | FloatVariable | io.varscope.Initializer cannot"
            + " be the initializer, since it is not a class that can be made",
      })
  void initializersThatCannotBe(String values, String type, String reason) {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(%s) %s v;
            }
            """
                .formatted(values, type))
        .says("[IllegalInitializer] Variable acme.A.v cannot be initialized so: " + reason + ".");
  }

  @Test
  void anInitializerOfOnesOwnForAnotherDtype() {
    Expectation.of(
            """
            @VariableScope(value = "foo", init = @Init(custom = A.Embedding.class))
            class A {
              @Variable FloatVariable fine;
              @Variable DoubleVariable too;
              @Variable(init = §@Init(custom = Embedding.class)) LongVariable v;
              §@Variable IntVariable inherits;
              @Initializes({FloatVariable.class, DoubleVariable.class})
              static class Embedding implements Initializer {
                public void initialize(AnyVariable variable, KeyedRandom random) {}
              }
            }
            """)
        .says(
            "[IllegalInitializer] Variable acme.A.v cannot be initialized so: acme.A.Embedding does"
                + " not make int64, as its @Initializes says.",
            "[IllegalInitializer] Variable foo/inherits cannot be initialized so: acme.A.Embedding"
                + " does not make int32, as its @Initializes says. The initializer is inherited"
                + " from acme.A; give the variable its own with init.");
  }

  @Test
  void inheritedInitializerThatDoesNotSuit() {
    Expectation.of(
            """
            @VariableScope(value = "foo", init = @Init(Init.Kind.HE_NORMAL))
            class A {
              @Variable(shape = {2, 2}) FloatVariable w;
              §@Variable IntVariable step;
              @Variable(init = @Init(Init.Kind.ZEROS)) IntVariable other;
            }
            """)
        .says(
            "[IllegalInitializer] Variable foo/step cannot be initialized so: HE_NORMAL makes"
                + " floating-point values, not int32. The initializer is inherited from acme.A;"
                + " give the variable its own with init.");
  }

  @Test
  void brokenInitializerOfAScopeIsToldOnceAndThere() {
    Expectation.of(
            """
            @VariableScope(value = "foo", init = §@Init(value = Init.Kind.NORMAL, stddev = -1))
            class A {
              @Variable FloatVariable v;
              @Variable FloatVariable w;
            }
            """)
        .says(
            "[IllegalInitializer] Scope acme.A cannot have this initializer: stddev is -1; it must be"
                + " >= 0.");
  }
}
