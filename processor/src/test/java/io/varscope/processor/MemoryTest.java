package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fields that are arrays and buffers, and where variables are kept for them. */
final class MemoryTest {

  private static final String DECIDES =
      " What is bound together with the creator decides where the elements are.";

  @TempDir Path folder;

  private String run(Compiler compiler, String classes, String body) throws Exception {
    return Running.run(compiler, folder, classes, body);
  }

  @ParameterizedTest
  @EnumSource
  void everyArrayType(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope(value = "a", init = @Init(constant = 7))
            class A {
              @Variable(shape = {2, 3}) float[] f;
              @Variable(shape = 2) double[] d;
              @Variable(shape = 3) int[] i;
              @Variable(shape = 4) long[] l;
              @Variable(shape = 5) short[] s;
              @Variable byte[] b;
            }
            """,
            """
            VariableStore store = new VariableStore();
            A a = AVariables.bind(new A(), store);
            a.f[5] = 8;
            return a.f.length + " " + a.d[1] + " " + a.i[2] + " " + a.l[3] + " " + a.s[4] + " "
                + a.b[0] + " " + store.get("a/f", DType.FLOAT32).get(1, 2) + " "
                + store.get("a/b").dtype();
            """);
    assertEquals("6 7.0 7 7 7 7 8.0 int8", result);
  }

  @ParameterizedTest
  @EnumSource
  void everyBufferType(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope(value = "a", init = @Init(constant = 7))
            class A {
              @Variable(shape = {2, 3}) java.nio.FloatBuffer f;
              @Variable(shape = 2) java.nio.DoubleBuffer d;
              @Variable(shape = 3) java.nio.IntBuffer i;
              @Variable(shape = 4) java.nio.LongBuffer l;
              @Variable(shape = 5) java.nio.ShortBuffer s;
              @Variable java.nio.ByteBuffer b;
            }
            """,
            """
            VariableStore store = new VariableStore();
            A a = AVariables.bind(new A(), store);
            a.f.put(5, 8);
            return a.f.isDirect() + " " + a.d.get(1) + " " + a.i.get(2) + " " + a.l.get(3) + " "
                + a.s.get(4) + " " + a.b.get(0) + " " + store.get("a/f", DType.FLOAT32).get(1, 2);
            """);
    assertEquals("true 7.0 7 7 7 7 8.0", result);
  }

  @ParameterizedTest
  @EnumSource
  void theOtherDtypes(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope(value = "a", init = @Init(constant = 200))
            class A {
              @Variable(shape = 2) Float16Variable half;
              @Variable(shape = 2) Bfloat16Variable brain;
              @Variable(shape = 2) UnsignedByteVariable pixels;
            }
            """,
            """
            A a = AVariables.bind(new A(), new VariableStore());
            return a.half + ", " + a.brain + ", " + a.pixels;
            """);
    assertEquals(
        "a/half (2,) float16 [200.0, 200.0], a/brain (2,) bfloat16 [200.0, 200.0],"
            + " a/pixels (2,) uint8 [200, 200]",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void sharedFieldsHoldOneArrayWhoeverCreatesIt(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("a")
            class A {
              @Variable(shape = 2) FloatVariable v;
              @Variable(name = "v", shape = 2, reuse = Reuse.TRUE) float[] first;
              @Variable(name = "v", shape = 2, reuse = Reuse.TRUE) float[] second;
            }
            @VariableScope(value = "a", reuse = Reuse.TRUE)
            class B {
              @Variable(shape = 2) float[] v;
            }
            """,
            """
            VariableStore store = new VariableStore();
            A a = AVariables.bind(new A(), store);
            B b = BVariables.bind(new B(), store);
            return (a.first == a.second) + " " + (a.first == a.v.array()) + " " + (b.v == a.first);
            """);
    assertEquals("true true true", result);
  }

  @ParameterizedTest
  @EnumSource
  void buffersShareMemoryNotPositions(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            import java.nio.FloatBuffer;
            @VariableScope("a")
            class A {
              @Variable(shape = 2) FloatBuffer v;
              @Variable(name = "v", shape = 2, reuse = Reuse.TRUE) FloatBuffer again;
            }
            """
                .replace("import java.nio.FloatBuffer;\n", "")
                .replace("FloatBuffer", "java.nio.FloatBuffer"),
            """
            A a = AVariables.bind(new A(), new VariableStore());
            a.v.put(0, 3);
            a.v.get();
            return a.again.get(0) + " " + a.again.position();
            """);
    assertEquals("3.0 0", result);
  }

  @Test
  void anArrayAndABufferOfOneRoot() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              @Variable FloatVariable v;
              @Variable(name = "v", reuse = Reuse.TRUE) float[] array;
              §@Variable(name = "v", reuse = Reuse.TRUE) java.nio.FloatBuffer buffer;
            }
            """)
        .says(
            "[MemoryMismatch] Trying to share variable a/v, but specified direct memory and found"
                + " an array: needed by acme.A.array (A.java:6)."
                + DECIDES);
  }

  @Test
  void aRootThatIsBoundLater() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              @Variable FloatVariable v;
            }
            @VariableScope(value = "a", reuse = Reuse.TRUE)
            class B {
              §@Variable float[] v;
            }
            """)
        .says(
            "[MemoryMismatch] Trying to share variable a/v, but specified an array and found direct"
                + " memory: created by acme.A.v (A.java:5)."
                + DECIDES);
  }

  @Test
  void ofTwoThatMayCreateEitherMayBeFirst() {
    Expectation.of(
            """
            @VariableScope(value = "a", reuse = Reuse.AUTO)
            class A {
              §@Variable float[] v;
            }
            @VariableScope(value = "a", reuse = Reuse.AUTO)
            class B {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[MemoryMismatch] Trying to share variable a/v, but specified an array and found direct"
                + " memory: created by acme.B.v (A.java:9)."
                + DECIDES);
  }

  @Test
  void ofTwoThatMayCreateEitherMayBeFirstInWhateverOrderTheyStand() {
    Expectation.of(
            """
            @VariableScope(value = "a", reuse = Reuse.AUTO)
            class A {
              @Variable FloatVariable v;
            }
            @VariableScope(value = "a", reuse = Reuse.AUTO)
            class B {
              §@Variable float[] v;
            }
            """)
        .says(
            "[MemoryMismatch] Trying to share variable a/v, but specified an array and found direct"
                + " memory: created by acme.A.v (A.java:5)."
                + DECIDES);
  }

  @Test
  void whereOneCertainlyCreatesThoseThatCouldDoNotDecide() {
    Expectation.of(
            """
            @VariableScope(value = "a", reuse = Reuse.AUTO)
            class A {
              @Variable FloatVariable v;
            }
            @VariableScope(value = "a", reuse = Reuse.AUTO)
            class B {
              @Variable float[] v;
            }
            @VariableScope("a")
            class C {
              @Variable float[] v;
            }
            """)
        .compiles();
  }

  @Test
  void anArrayThatIsThereUnderACondition() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              boolean plain;
              @Variable FloatVariable v;
              @Variable(name = "v", reuse = Reuse.TRUE, when = "plain") float[] array;
            }
            @VariableScope(value = "a", reuse = Reuse.TRUE)
            class B {
              §@Variable float[] v;
            }
            @VariableScope(value = "a", reuse = Reuse.TRUE)
            class C {
              §@Variable java.nio.FloatBuffer v;
            }
            """)
        .says(
            "[MemoryMismatch] Trying to share variable a/v, but specified an array and found direct"
                + " memory: created by acme.A.v (A.java:6), if acme.A.plain is false."
                + DECIDES,
            "[MemoryMismatch] Trying to share variable a/v, but specified direct memory and found"
                + " an array: created by acme.A.v (A.java:6) together with acme.A.array, if"
                + " acme.A.plain is true."
                + DECIDES);
  }

  @Test
  void ofSeveralInOneRootEachIsHeldAgainstEach() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              boolean plain;
              @Variable FloatVariable v;
              @Variable(name = "v", reuse = Reuse.TRUE, when = "plain") float[] first;
              @Variable(name = "v", reuse = Reuse.TRUE, when = "!plain") java.nio.FloatBuffer second;
              §@Variable(name = "v", reuse = Reuse.TRUE) float[] third;
            }
            """)
        .says(
            "[MemoryMismatch] Trying to share variable a/v, but specified an array and found direct"
                + " memory: needed by acme.A.second (A.java:8), if acme.A.plain is false."
                + DECIDES);
  }

  @Test
  void inDifferentModelsThereIsNoConflict() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              boolean onDevice;
              @Variable(when = "onDevice") java.nio.FloatBuffer v;
              @Variable(name = "v", when = "!onDevice") float[] array;
            }
            """)
        .compiles();
  }

  @Test
  void otherArraysHoldNoVariable() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              §@Variable boolean[] v;
            }
            """)
        .says(
            "[UnsupportedType] Field acme.A.v has type boolean[], which holds no variable. Use one"
                + " of FloatVariable (float32), DoubleVariable (float64), Float16Variable (float16),"
                + " Bfloat16Variable (bfloat16), ByteVariable (int8), UnsignedByteVariable (uint8),"
                + " ShortVariable (int16), IntVariable (int32), LongVariable (int64),"
                + " BooleanVariable (bool); or an array or buffer of their elements, such as float[]"
                + " or FloatBuffer.");
  }

  @Test
  void moreThanABufferHolds() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              @Variable(shape = §{1024, 1024, 512}) float[] v;
            }
            """)
        .says(
            "[IllegalShape] Variable acme.A.v cannot have this shape: (1024, 1024, 512) of float32"
                + " has 536870912 elements and needs 2147483648 bytes; a variable holds at most"
                + " 2147483583 bytes, as one NIO buffer does.");
  }
}
