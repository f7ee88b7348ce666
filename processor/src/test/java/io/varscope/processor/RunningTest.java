package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that are compiled by each compiler, bound, and looked at. */
final class RunningTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theCasesOfTheIntroduction(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("foo")
            class Create {
              @Variable(shape = 1, init = @Init(constant = 1.0)) FloatVariable v;
              @VariableScope Bar bar;
            }
            @VariableScope(value = "foo", reuse = Reuse.TRUE)
            class Share {
              @Variable(shape = 1) FloatVariable v;
              @VariableScope Bar bar;
            }
            @VariableScope
            class Bar {
              @Variable(shape = {2, 3}) DoubleVariable w;
            }
            """,
            """
            VariableStore store = new VariableStore();
            Create create = CreateVariables.bind(new Create(), store);
            Share share = ShareVariables.bind(new Share(), store);
            return (share.v == create.v)
                + " " + (share.bar.w == create.bar.w) + " " + create.v.get(0) + " " + store.variables().stream().map(AnyVariable::name).toList();
            """);
    assertEquals("true true 1.0 [foo/v, foo/bar/w]", result);
  }

  @ParameterizedTest
  @EnumSource
  void creationComesBeforeReuseWhateverTheOrderOfFields(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("foo")
            class Model {
              @Variable(name = "v", reuse = Reuse.TRUE) FloatVariable first;
              @Variable(name = "v", reuse = Reuse.AUTO) FloatVariable second;
              @VariableScope(value = "layer", reuse = Reuse.TRUE) Layer tied;
              @VariableScope Layer layer;
              @Variable FloatVariable v;
            }
            @VariableScope class Layer { @Variable FloatVariable w; }
            """,
            """
            Model m = ModelVariables.bind(new Model(), new VariableStore());
            return (m.first == m.v) + " " + (m.second == m.v) + " " + (m.tied.w == m.layer.w);
            """);
    assertEquals("true true true", result);
  }

  @ParameterizedTest
  @EnumSource
  void aConditionDecidesOfItsFieldAlone(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("m")
            class Model {
              final int n = 2;
              final boolean yes;
              final boolean no;
              @Variable(dims = "n") FloatVariable before;
              @Variable(when = "yes", dims = "n+1") FloatVariable first;
              @Variable(dims = "n+2") FloatVariable between;
              @Variable(when = "no", dims = "n+3") float[] second;
              @Variable(when = "no", shape = 6) FloatVariable third;
              @Variable(shape = 7) FloatVariable after;
              Model(boolean yes) {
                this.yes = yes;
                this.no = !yes;
              }
              public String toString() {
                return length(before) + length(first) + length(between)
                    + (second == null ? "-" : second.length) + length(third) + length(after);
              }
              private static String length(FloatVariable v) {
                return v == null ? "-" : "" + v.size();
              }
            }
            """,
            """
            VariableStore yes = new VariableStore();
            VariableStore no = new VariableStore();
            return ModelVariables.bind(new Model(true), yes)
                + " " + ModelVariables.bind(new Model(false), no)
                + " " + yes.variables().stream().map(v -> v.name() + v.size()).toList()
                + " " + no.variables().stream().map(v -> v.name() + v.size()).toList();
            """);
    assertEquals(
        "234--7 2-4567 [m/before2, m/first3, m/between4, m/after7]"
            + " [m/before2, m/between4, m/second5, m/third6, m/after7]",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void everyShapeOfClass(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("/")
            class Root extends Middle {
              @VariableScope Generic<String> generic = new Generic<>("given");
              @VariableScope Generic<?> any;
              @VariableScope Inner inner = new Inner();
              @VariableScope Nested nested;

              Root() { any = new Generic<Integer>(1); }

              @VariableScope
              class Inner { @Variable FloatVariable a; }

              @VariableScope
              static class Nested { @Variable FloatVariable b; }
            }
            class Middle extends Base {}
            @VariableScope(init = @Init(constant = 2))
            abstract class Base { @Variable FloatVariable base; }
            @VariableScope
            class Generic<T> {
              final T given;
              @Variable(name = "_c") FloatVariable c;
              Generic(T given) { this.given = given; }
            }
            """,
            """
            VariableStore store = new VariableStore();
            Root root = RootVariables.bind(new Root(), store);
            return root.base.get() + " " + root.generic.given + " "
                + store.variables().stream().map(AnyVariable::name).toList();
            """);
    assertEquals("2.0 given [base, generic/_c, any/_c, inner/a, nested/b]", result);
  }

  @ParameterizedTest
  @EnumSource
  void everyDtypeAndInitializer(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("all")
            class Model {
              @Variable(init = @Init(Init.Kind.ONES)) FloatVariable f;
              @Variable(init = @Init(constant = -0.5)) DoubleVariable d;
              @Variable(shape = 2, init = @Init(constant = {127, -128})) ByteVariable b;
              @Variable(init = @Init(constant = 7)) ShortVariable s;
              @Variable(init = @Init(value = Init.Kind.UNIFORM, min = 3, max = 4)) IntVariable i;
              @Variable LongVariable l;
              @Variable(init = @Init(Init.Kind.ONES)) BooleanVariable z;
              @Variable(shape = {2, 2}, init = @Init(value = Init.Kind.IDENTITY, gain = 3))
              FloatVariable eye;
              @Variable(init = @Init(custom = Seven.class)) FloatVariable seven;
              @Variable(shape = 4, init = @Init(value = Init.Kind.NORMAL, seed = Long.MIN_VALUE))
              FloatVariable normal;
              @Variable(shape = {4, 4}, init = @Init(value = Init.Kind.VARIANCE_SCALING, scale = 2,
                  mode = Init.Mode.FAN_OUT, distribution = Init.Distribution.UNIFORM))
              FloatVariable scaled;
              @Variable(init = @Init(value = Init.Kind.UNIFORM_UNIT_SCALING, factor = 0.5))
              Float16Variable unit;
              @Variable(init = @Init(constant = Double.NaN)) FloatVariable nan;
              static class Seven implements Initializer {
                public void initialize(AnyVariable variable, KeyedRandom random) {
                  variable.setFromDouble(0, 7);
                }
              }
            }
            """,
            """
            Model m = ModelVariables.bind(new Model(), new VariableStore());
            return m.f.get() + " " + m.d.get() + " " + m.b.get(0) + " " + m.b.get(1) + " " + m.s.get()
                + " " + m.i.get() + " " + m.l.get() + " " + m.z.get() + " " + m.eye.get(1, 1)
                + " " + m.eye.get(1, 0) + " " + m.seven.get() + " " + m.nan.get();
            """);
    assertEquals("1.0 -0.5 127 -128 7 3 0 true 3.0 0.0 7.0 NaN", result);
  }

  @ParameterizedTest
  @EnumSource
  void typeParametersThatTheBinderCouldNotName(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            class Outer<T extends Comparable<T>> {
              private static class Secret implements java.io.Serializable {
                private static final long serialVersionUID = 1;
              }
              static Deep<?> deep() { return new Deep<Secret>(); }
              @VariableScope("deep")
              static class Deep<S extends Secret> { @Variable FloatVariable v; S secret; }
              @VariableScope("inner")
              class Inner<T2 extends Enum<T2>> { @Variable FloatVariable w; @VariableScope Part<T> part; }
            }
            @VariableScope
            class Part<P> {
              @Variable FloatVariable x;
              Part() throws IllegalStateException {}
            }
            """,
            """
            VariableStore store = new VariableStore();
            Outer.Deep<?> deep = Outer_DeepVariables.bind(Outer.deep(), store);
            Outer<String>.Inner<Reuse> inner =
                Outer_InnerVariables.bind(new Outer<String>().new Inner<Reuse>(), store);
            return deep.v.name() + " " + inner.w.name() + " " + inner.part.x.name();
            """);
    assertEquals("deep/v inner/w inner/part/x", result);
  }

  private String run(Compiler compiler, String classes, String body) throws Exception {
    return Running.run(compiler, folder, classes, body);
  }
}
