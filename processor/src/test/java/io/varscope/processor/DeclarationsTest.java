package io.varscope.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the Java and the shapes of single declarations. */
final class DeclarationsTest {

  @ParameterizedTest
  @CsvSource({"private", "static", "final", "private static final"})
  void modifiersThatABinderCannotOvercome(String modifiers) {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              §@Variable %s FloatVariable v = null;
            }
            """
                .formatted(modifiers))
        .says(
            "[IllegalField] Field acme.A.v is "
                + modifiers
                + ", so the generated binder cannot assign it. Remove "
                + modifiers
                + ".");
  }

  /** As in the stubs that kapt makes of properties. */
  @Test
  void modifiersThatKotlinHasMade() {
    Expectation.of(
            """
            @kotlin.Metadata
            @VariableScope("foo")
            class A {
              §@Variable private FloatVariable v;
              §@VariableScope private final Layer layer = null;
              §@Variable public final FloatVariable w = null;
            }
            @VariableScope class Layer {}
            """)
        .with("kotlin/Metadata.java", "package kotlin;\npublic @interface Metadata {}\n")
        .says(
            "[IllegalField] Field acme.A.v is private, so the generated binder cannot assign it. In"
                + " Kotlin, declare it as lateinit var or @JvmField var, and not as private.",
            "[IllegalField] Field acme.A.layer is private final, so the generated binder cannot"
                + " assign it. In Kotlin, declare it as lateinit var or @JvmField var, and not as"
                + " private.",
            "[IllegalField] Field acme.A.w is final, so the generated binder cannot assign it. In"
                + " Kotlin, declare it as lateinit var or @JvmField var, and not as private.");
  }

  @ParameterizedTest
  @CsvSource({"String, java.lang.String", "float, float", "int[][], int[][]"})
  void typesThatHoldNoVariable(String type, String shown) {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              §@Variable %s v;
            }
            """
                .formatted(type))
        .says(
            "[UnsupportedType] Field acme.A.v has type "
                + shown
                + ", which holds no variable. Use one of FloatVariable (float32), DoubleVariable"
                + " (float64), Float16Variable (float16), Bfloat16Variable (bfloat16), ByteVariable"
                + " (int8), UnsignedByteVariable (uint8), ShortVariable (int16), IntVariable"
                + " (int32), LongVariable (int64), BooleanVariable (bool); or an array or buffer of"
                + " their elements, such as float[] or FloatBuffer.");
  }

  @Test
  void variableOutsideAScope() {
    Expectation.of(
            """
            class A {
              §@Variable FloatVariable v;
            }
            """)
        .says(
            "[OutsideScope] @Variable v is outside a variable scope: annotate the class acme.A with"
                + " @VariableScope(\"a name\"), or with @VariableScope if other classes mount or"
                + " extend it.");
  }

  @Test
  void mountOutsideAScope() {
    Expectation.of(
            """
            class A {
              §@VariableScope("x") Dense d;
            }
            @VariableScope class Dense {}
            """)
        .says(
            "[OutsideScope] @VariableScope d is outside a variable scope: annotate the class acme.A"
                + " with @VariableScope(\"a name\"), or with @VariableScope if other classes mount"
                + " or extend it.");
  }

  @ParameterizedTest
  @CsvSource({
    "record A(@Variable FloatVariable v) {}, a record",
    "enum A { ONE; @Variable FloatVariable v; }, an enum",
    "interface A { @Variable FloatVariable v = null; }, an interface",
    "@interface A {}, an @interface"
  })
  void kindsOfTypesThatCannotBeScopes(String declaration, String kind) {
    Expectation.of("§@VariableScope(\"foo\")\n" + declaration)
        .says(
            "[IllegalScopeClass] acme.A cannot be a variable scope: it is "
                + kind
                + ", whose fields cannot be assigned. Make it a class.");
  }

  @Test
  void privateClassesCannotBeScopes() {
    Expectation.of(
            """
            class A {
              §@VariableScope("foo") private static class Inner {
                @Variable FloatVariable v;
              }
            }
            """)
        .says(
            "[IllegalScopeClass] acme.A.Inner cannot be a variable scope: it, or a class around it,"
                + " is private, and the binder is another class. Make it package-private.");
  }

  @Test
  void shapesThatCannotBe() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(shape = {2, §-1}) FloatVariable negative;
              @Variable(shape = §{4294967296L, 4294967296L}) FloatVariable overflow;
              @Variable(shape = §{32768, 32768}) DoubleVariable large;
              @Variable(shape = {0, 3}) FloatVariable none;
            }
            """)
        .says(
            "[IllegalShape] Variable acme.A.negative cannot have this shape: Dimension -1 must be >="
                + " 0; no length may be left open.",
            "[IllegalShape] Variable acme.A.overflow cannot have this shape: the number of elements"
                + " of (4294967296, 4294967296) overflows a long.",
            "[IllegalShape] Variable acme.A.large cannot have this shape: (32768, 32768) of float64"
                + " has 1073741824 elements and needs 8589934592 bytes; a variable holds at most 2147483583 bytes,"
                + " as one NIO buffer does.");
  }
}
