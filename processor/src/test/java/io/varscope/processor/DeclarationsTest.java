package io.varscope.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of single declarations: their Java, names, shapes and initializers. */
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
  void mountOfSomethingElse() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A<T> {
              §@VariableScope String text;
              §@VariableScope T any;
              §@VariableScope Dense[] many;
              §@Variable @VariableScope FloatVariable both;
            }
            @VariableScope class Dense {}
            """
                .replace("§@Variable @VariableScope", "@Variable §@VariableScope"))
        .says(
            "[IllegalMount] Field acme.A.text cannot be a mount: its type java.lang.String is not"
                + " annotated with @VariableScope.",
            "[IllegalMount] Field acme.A.any cannot be a mount: its type is the type variable T,"
                + " which has no known scope.",
            "[IllegalMount] Field acme.A.many cannot be a mount: it holds several components; say how"
                + " many with repeat, as in repeat = \"12\".",
            "[IllegalMount] Field acme.A.both cannot be a mount: a field is a variable or a mount,"
                + " not both.");
  }

  @Test
  void componentMountedInItself() {
    Expectation.of(
            """
            @VariableScope
            class A {
              §@VariableScope A inner;
            }
            """)
        .says(
            "[RecursiveMount] acme.A is mounted inside itself by acme.A.inner, so its variables"
                + " would have no end.");
  }

  @Test
  void componentsMountedInEachOther() {
    Expectation.of(
            """
            @VariableScope("root")
            class Root {
              @VariableScope A a;
            }
            @VariableScope
            class A {
              @VariableScope B b;
            }
            @VariableScope
            class B {
              §@VariableScope A a;
            }
            """)
        .says(
            "[RecursiveMount] acme.A is mounted inside itself by acme.B.a, so its variables would"
                + " have no end: acme.A > acme.B > acme.A.");
  }

  @Test
  void circleThatIsEnteredFromSeveralRootsIsToldOnce() {
    Expectation.of(
            """
            @VariableScope("r1") class R1 { @VariableScope A a; }
            @VariableScope("r2") class R2 { @VariableScope B b; }
            @VariableScope class A { @VariableScope B b; }
            @VariableScope class B { §@VariableScope A a; }
            """)
        .says(
            "[RecursiveMount] acme.A is mounted inside itself by acme.B.a, so its variables would"
                + " have no end: acme.A > acme.B > acme.A.");
  }

  @Test
  void componentThatExtendsItsOwner() {
    Expectation.of(
            """
            @VariableScope("r")
            class A {
              §@VariableScope Sub sub;
            }

            @VariableScope
            class Sub extends A {}
            """)
        .says(
            "[RecursiveMount] acme.A is mounted inside itself by acme.A.sub, so its variables would"
                + " have no end: acme.A > acme.Sub > acme.A.");
  }

  @Test
  void pathThatWouldEndACommentOfTheBinder() {
    Expectation.of(
            """
            @VariableScope(§"*/ class X {")
            class A {
              @Variable FloatVariable v;
              void use() { AVariables.bind(this, new VariableStore()); }
            }
            """)
        .says(
            "[IllegalName] '*/ class X {' is not a valid variable or scope name: it has '*' at index"
                + " 0; letters, digits, '_', '.', '-' and '/' are allowed.");
  }

  /** Compilers give that text in place of a constant that does not resolve. */
  @Test
  void aNameThatReadsLikeTheMarkOfAnError() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              static final String ERROR = "<error>";
              @Variable(name = §"<error>") FloatVariable a;
              @Variable(name = §ERROR, reuse = Reuse.TRUE) FloatVariable b;
              @Variable(groups = §{"<error>"}) FloatVariable c;
            }
            """)
        .says(
            "[IllegalName] '<error>' is not a valid variable or scope name: it has '<' at index 0;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.",
            "[IllegalName] '<error>' is not a valid variable or scope name: it has '<' at index 0;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.",
            "[IllegalGroupName] '<error>' is not a valid group name: it has '<' at index 0;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.");
  }

  @Test
  void namesThatCannotBe() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(name = §"a b") FloatVariable space;
              @Variable(name = §"a//b") FloatVariable doubled;
              @Variable(name = §"a/") FloatVariable trailing;
              @Variable(name = §"/") FloatVariable slash;
              @Variable(name = §"/_x") FloatVariable top;
              §@Variable FloatVariable größe;
              @Variable(name = "_x") FloatVariable below;
              @VariableScope(§"x:0") Dense dense;
            }
            @VariableScope class Dense {}
            """)
        .says(
            "[IllegalName] 'a b' is not a valid variable or scope name: it has a space at index 1;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.",
            "[IllegalName] 'a//b' is not a valid variable or scope name: it has an empty segment,"
                + " '//'.",
            "[IllegalName] 'a/' is not a valid variable or scope name: it ends with '/'.",
            "[IllegalName] '/' is not a valid variable or scope name: after the first '/', it is"
                + " empty.",
            "[IllegalName] '/_x' is not a valid variable or scope name: after the first '/', at the top of the graph a"
                + " name must start with a letter, a digit or '.'.",
            "[IllegalName] 'größe' is not a valid variable or scope name: it has 'ö' at index 2;"
                + " letters, digits, '_', '.', '-' and '/' are allowed. It is the name of the"
                + " field; write another in @Variable(name = \"...\").",
            "[IllegalName] 'x:0' is not a valid variable or scope name: it has ':' at index 1;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.");
  }

  @ParameterizedTest
  @CsvSource({
    "'/foo', 'it starts with ''/'', but a root''s path is absolute anyway'",
    "'foo/', it ends with '/'",
    "'_foo', 'at the top of the graph a name must start with a letter, a digit or ''.'''"
  })
  void rootPathsThatCannotBe(String path, String reason) {
    Expectation.of(
            "@VariableScope(§\"" + path + "\")\nclass A {\n  @Variable FloatVariable v;\n}\n")
        .says(
            "[IllegalName] '" + path + "' is not a valid variable or scope name: " + reason + ".");
  }

  @Test
  void underscoreAtTheTopOfTheGraph() {
    Expectation.of(
            """
            @VariableScope("/")
            class A {
              §@Variable FloatVariable _x;
              @Variable FloatVariable x;
            }
            """)
        .says(
            "[IllegalName] '_x' is not a valid variable or scope name: at the top of the graph a"
                + " name must start with a letter, a digit or '.'. It is the name of the field;"
                + " write another in @Variable(name = \"...\").");
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

  @Test
  void chainsThatAreTooDeepAreGivenUp() {
    StringBuilder classes = new StringBuilder();
    classes.append("@VariableScope(\"net\") class Net { §@VariableScope L1 a; }\n");
    for (int i = 1; i < 600; i++) {
      classes.append("@VariableScope class L%d { @VariableScope L%d a; }\n".formatted(i, i + 1));
    }
    classes.append("@VariableScope class L600 { @Variable FloatVariable w; }\n");
    Expectation.of(classes.toString())
        .says(
            "[TooManyVariables] With what acme.Net.a mounts, this graph has more than 100000"
                + " variables and mounts, or more than 200 scope classes around each other. That is"
                + " the limit.");
  }

  @Test
  void graphsThatMultiplyAreGivenUp() {
    StringBuilder classes = new StringBuilder();
    classes.append("@VariableScope(\"net\") class Net { §@VariableScope L1 a; }\n");
    for (int i = 1; i < 25; i++) {
      classes.append(
          "@VariableScope class L%d { @VariableScope L%d a; @VariableScope L%d b; }\n"
              .formatted(i, i + 1, i + 1));
    }
    classes.append("@VariableScope class L25 { @Variable FloatVariable w; }\n");
    Expectation.of(classes.toString())
        .says(
            "[TooManyVariables] With what acme.Net.a mounts, this graph has more than 100000"
                + " variables and mounts, or more than 200 scope classes around each other. That is"
                + " the limit.");
  }
}
