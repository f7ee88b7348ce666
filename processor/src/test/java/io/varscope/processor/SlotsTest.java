package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What optimizers keep of variables, as models declare it. */
final class SlotsTest {

  private static final String MODEL =
      """
      @VariableScope("net")
      @Slots("Adam")
      class Net {
        @VariableScope @Slots({"Adam", "ExponentialMovingAverage"}) Layer first;
        @VariableScope(trainable = false) Layer frozen;
        @VariableScope(value = "first", reuse = Reuse.TRUE) @Slots("late") Layer again;
        @Variable(trainable = false) FloatVariable mean;
        @Variable LongVariable step;
      }
      @VariableScope
      class Layer {
        @Variable(shape = 2, init = @Init(constant = 3)) float[] w;
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void belongToTheTrainableVariablesBelow(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            MODEL,
            """
            VariableStore store = new VariableStore();
            NetVariables.bind(new Net(), store);
            StringBuilder text = new StringBuilder();
            for (AnyVariable variable : store.variables()) {
              text.append(variable).append(" ").append(variable.slots());
              text.append(variable.slotOf().isEmpty() ? "" : " of " + variable.slotOf() + " "
                  + variable.groups() + variable.trainable() + variable.memory() + variable.owner());
              text.append("\\n");
            }
            return text.toString();
            """);
    assertEquals(
        """
        net/first/w (2,) float32 [3.0, 3.0] [Adam, ExponentialMovingAverage, late]
        net/frozen/w (2,) float32 [3.0, 3.0] []
        net/mean () float32 [-1.6844691] []
        net/step () int64 [0] []
        net/first/w/Adam (2,) float32 [0.0, 0.0] [] of net/first/w [slots]falseARRAYacme.Net.first.w
        net/first/w/ExponentialMovingAverage (2,) float32 [3.0, 3.0] [] of net/first/w\
         [slots]falseARRAYacme.Net.first.w
        net/first/w/late (2,) float32 [0.0, 0.0] [] of net/first/w [slots]falseARRAYacme.Net.again.w
        """,
        result);
  }

  @ParameterizedTest
  @EnumSource
  void areInTheManifest(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            MODEL + "@VariableGraph(Net.class) class Program {}",
            """
            Manifest manifest = Manifest.of(Net.class);
            if (!manifest.variables().equals(Manifest.of(Program.class).variables())
                || !Manifest.parse(manifest.toJson()).equals(manifest)) {
              return "other";
            }
            StringBuilder text = new StringBuilder();
            for (Manifest.Entry entry : manifest.variables()) {
              if (!entry.slotOf().isEmpty()) {
                text.append(entry).append("\\n");
              }
            }
            return text.toString();
            """);
    assertEquals(
        """
        Entry[name=net/first/w/Adam, dtype=float32, shape=[2], parameters=2, initializer=ZEROS,\
         trainable=false, groups=[slots], memory=ARRAY, mode=FALSE, owner=acme.Net.first.w,\
         sharedBy=[], checkedWhenBound=[], when=[], slotOf=net/first/w]
        Entry[name=net/first/w/ExponentialMovingAverage, dtype=float32, shape=[2], parameters=2,\
         initializer=VARIABLE, trainable=false, groups=[slots], memory=ARRAY, mode=FALSE,\
         owner=acme.Net.first.w, sharedBy=[], checkedWhenBound=[], when=[], slotOf=net/first/w]
        Entry[name=net/first/w/late, dtype=float32, shape=[2], parameters=2, initializer=ZEROS,\
         trainable=false, groups=[slots], memory=ARRAY, mode=AUTO, owner=acme.Net.again.w,\
         sharedBy=[], checkedWhenBound=[], when=[], slotOf=net/first/w]
        """,
        result);
  }

  @Test
  void haveNamesOfOneLevel() {
    Expectation.of(
            """
            @VariableScope("a")
            @Slots(§"")
            class A {
              @VariableScope @Slots({"Adam", §"Adam", §"Adam/m", "Adam-1"}) Part part;
              @VariableScope("q") @Slots(§"{i}") Part other;
              @VariableScope("r") §@Slots({}) Part third;
              @Variable float[] v;
            }
            @VariableScope class Part { @Variable FloatVariable w; }
            """)
        .says(
            "[IllegalSlots] '' is not a valid slot name: it is empty. A slot has a name of its own below its"
                + " variable, such as \"Adam\".",
            "[IllegalSlots] 'Adam' is not a valid slot name: it is named twice here.",
            "[IllegalSlots] 'Adam/m' is not a valid slot name: it has '/' at index 4; letters,"
                + " digits, '_' and '-' are allowed.",
            "[IllegalSlots] '{i}' is not a valid slot name: it has '{' at index 0; letters, digits,"
                + " '_' and '-' are allowed.",
            "[IllegalSlots] @Slots of acme.A.third names no slot.");
  }

  @Test
  void standBesideAScope() {
    Expectation.of(
            """
            @VariableScope("b")
            class B {
              @Variable §@Slots("Adam") FloatVariable v;
              §@Slots("Adam") int size;
            }
            """,
            """
            §@Slots("Adam")
            class Trainer {}
            """)
        .says(
            "[IllegalSlots] @Slots has no effect here: acme.B.v is a variable. Annotate the class,"
                + " or a mount that the variable is below. It gives slots to what is below a scope"
                + " class or mount.",
            "[IllegalSlots] @Slots has no effect here: acme.B.size is no mount, for it is not"
                + " annotated with @VariableScope. It gives slots to what is below a scope class or"
                + " mount.",
            "[IllegalSlots] @Slots has no effect here: acme.Trainer is not annotated with"
                + " @VariableScope. It gives slots to what is below a scope class or mount.");
  }

  @Test
  void ofNothingAreTold() {
    Expectation.of(
            """
            @VariableScope("a")
            @Slots("Adam")
            class A {
              @VariableScope @Slots("Adam") Part part;
              @VariableScope(trainable = false) §@Slots("m") Part frozen;
              @VariableScope §@Slots("m") Counter counter;
            }
            @VariableScope @Slots("n") class Part { @Variable FloatVariable w; }
            @VariableScope class Counter { @Variable LongVariable w; }
            """)
        .says(
            "[UnusedSlots] Nothing below acme.A.frozen gets these slots: there is no trainable"
                + " variable of floating-point numbers.",
            "[UnusedSlots] Nothing below acme.A.counter gets these slots: there is no trainable"
                + " variable of floating-point numbers.");
  }

  @Test
  void goWithADtypeThatAMountSays() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              @VariableScope Block<FloatVariable> floats;
              @VariableScope §@Slots("m") Layer<LongVariable> longs;
            }
            @VariableScope class Block<V extends AnyVariable> {
              @VariableScope @Slots("m") Layer<V> layer;
            }
            @VariableScope class Layer<V extends AnyVariable> { @Variable V w; }
            """,
            """
            @VariableScope class Alone<V extends AnyVariable> {
              @VariableScope @Slots("m") Layer<V> layer;
            }
            """)
        .says(
            "[UnusedSlots] Nothing below acme.A.longs gets these slots: there is no trainable"
                + " variable of floating-point numbers.");
  }

  @Test
  void haveNamesOfTheirOwn() {
    String said =
        "[DuplicateVariable] Variable a/v/Adam already exists: it is a slot of a/v (acme.A.v"
            + " (A.java:6)) and the variable of acme.A.%s (A.java:%s). Give one of the two another"
            + " name.";
    Expectation.of(
            """
            @VariableScope("a")
            @Slots("Adam")
            class A {
              @Variable FloatVariable v;
              @Variable(name = §"v/Adam") FloatVariable m;
              @Variable(name = §"v/Adam", reuse = Reuse.AUTO) FloatVariable n;
            }
            """)
        .says(said.formatted("m", 7), said.formatted("n", 8));
  }

  @Test
  void areSharedWithTheirVariables() {
    Expectation.of(
            """
            @VariableScope("a")
            @Slots("Adam")
            class A {
              @Variable FloatVariable v;
              @Variable(name = "v/Adam", reuse = Reuse§.TRUE) FloatVariable m;
            }
            """)
        .says(
            "[MissingVariable] Variable a/v/Adam does not exist by itself: it is a slot of a/v"
                + " (acme.A.v (A.java:6)). Ask that for it: slot(\"Adam\").");
  }

  @Test
  void ofTwoVariablesAreTwo() {
    Expectation.of(
            """
            @VariableScope(value = "a", separator = "_")
            @Slots({"c", §"b_c"})
            class A {
              @Variable FloatVariable v;
              @Variable FloatVariable v_b;
            }
            """)
        .says(
            "[DuplicateVariable] Variable a_v_b_c already exists: it is a slot of a_v_b (acme.A.v_b"
                + " (A.java:7)) and a slot of a_v. Give one of the two another name.");
  }

  @Test
  void underOtherConditionsDoNotMeet() {
    Expectation.of(
            """
            @VariableScope("a")
            @Slots("Adam")
            class A {
              final boolean whole;
              A(boolean whole) { this.whole = whole; }
              @Variable(when = "whole") FloatVariable v;
              @Variable(name = "v/Adam", when = "!whole") FloatVariable m;
            }
            """)
        .says();
  }
}
