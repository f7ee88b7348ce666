package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Components whose mounts say their dtypes. */
final class DtypeVariablesTest {

  private static final String LINEAR =
      """
      @VariableScope class Linear<V extends AnyVariable> {
        @Variable(shape = {2, 3}) V weight;
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void throughLevelsArraysListsAndSuperclasses(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            LINEAR
                + """
                @VariableScope("net")
                class Net {
                  @VariableScope Linear<Bfloat16Variable> one;
                  @VariableScope Linear<LongVariable> other;
                  @VariableScope Block<UnsignedByteVariable, Float16Variable> block;
                  @VariableScope(repeat = "1") Linear<DoubleVariable>[] array;
                  @VariableScope Up up;
                  @VariableScope Bounded<?> bounded;
                }
                @VariableScope class Block<A extends AnyVariable, B extends AnyVariable> {
                  static final boolean wide = true;
                  @Variable A scale;
                  @Variable(dims = "2*out", when = "wide", trainable = false) B wider;
                  @VariableScope(repeat = "2") java.util.List<Linear<B>> list;
                  @VariableScope Swap<B, A> swap;
                  static final int out = 1;
                }
                @VariableScope class Swap<A extends AnyVariable, B extends AnyVariable>
                    extends Two<String, B, A> {
                  @Variable A own;
                }
                @VariableScope class Two<T, A extends AnyVariable, B extends AnyVariable> {
                  @Variable(name = "1st", groups = "g") A first;
                  @Variable(init = @Init(constant = 2)) B second;
                }
                class Plain<X extends AnyVariable> extends Linear<X> {}
                @VariableScope class Up extends Plain<Bfloat16Variable> {}
                @SuppressWarnings("all") @VariableScope class Bounded<V extends ShortVariable> { @Variable V v; }
                """,
            """
            VariableStore store = new VariableStore();
            Net net = NetVariables.bind(new Net(), store);
            boolean typed = net.one.weight.dtype() == DType.BFLOAT16
                && net.other.weight.get(5) == 0
                && net.block.scale.get() == 0
                && net.block.list.get(1).weight.size() == 6
                && net.block.swap.own.size() == 1
                && net.block.swap.second.get() == 2
                && net.array[0].weight.size() == 6
                && net.up.weight.get(0) == store.get("net/up/weight", DType.BFLOAT16).get(0)
                && net.bounded.v.get() == 0;
            StringBuilder text = new StringBuilder().append(typed).append('\\n');
            for (AnyVariable v : store.variables()) {
              text.append(v.name()).append(' ').append(v.dtype()).append(v.shape()).append('\\n');
            }
            return text + Manifest.of(Net.class).toString().replaceAll("(?s) +trainable.*", "");
            """);
    assertEquals(
        """
        true
        net/one/weight bfloat16(2, 3)
        net/other/weight int64(2, 3)
        net/block/scale uint8()
        net/block/wider float16(2,)
        net/block/list/0/weight float16(2, 3)
        net/block/list/1/weight float16(2, 3)
        net/block/swap/1st uint8()
        net/block/swap/second float16()
        net/block/swap/own float16()
        net/array/0/weight float64(2, 3)
        net/up/weight bfloat16(2, 3)
        net/bounded/v int16()
        variable  shape   dtype     initializer\
        """,
        result);
  }

  @ParameterizedTest
  @EnumSource
  void manifestsHaveTheDtypeOfEachPlace(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            LINEAR
                + """
                @VariableScope("net")
                class Net {
                  @VariableScope Linear<Bfloat16Variable> one;
                  @VariableScope(repeat = "1") Linear<IntVariable>[] more;
                  @VariableScope(value = "one", reuse = Reuse.TRUE) Linear<Bfloat16Variable> tied;
                }
                """,
            """
            StringBuilder text = new StringBuilder();
            for (Manifest.Entry v : Manifest.of(Net.class).variables()) {
              text.append(v.name()).append(' ').append(v.dtype()).append(' ');
              text.append(v.initializer()).append(' ').append(v.sharedBy()).append('\\n');
            }
            return text.toString();
            """);
    assertEquals(
        """
        net/more/0/weight int32 ZEROS []
        net/one/weight bfloat16 GLOROT_UNIFORM [acme.Net.tied.weight]
        """,
        result);
  }

  @ParameterizedTest
  @EnumSource
  void libraries(Compiler compiler) throws Exception {
    Path library =
        compiler
            .compile(
                folder.resolve("lib"),
                Map.of(
                    "lib/Linear.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope
                    public class Linear<V extends AnyVariable> extends Base<V> {
                      @VariableScope public Base<V> inner;
                    }
                    """,
                    "lib/Base.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope
                    public class Base<W extends AnyVariable> {
                      @Variable(shape = 3, init = @Init(Init.Kind.NORMAL)) public W v;
                    }
                    """,
                    "lib/Holder.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope
                    public class Holder<V extends AnyVariable> { @VariableScope public Base<V> base; }
                    """))
            .classes();
    String classPath = Compiler.runtime() + File.pathSeparator + library;
    Compiler.Result result =
        compiler.compile(
            folder.resolve("app"),
            Map.of(
                "acme/Net.java",
                """
                package acme;
                import io.varscope.*;
                import lib.*;
                @VariableScope("net")
                class Net {
                  @VariableScope Base<FloatVariable> right;
                  @VariableScope Holder<IntVariable> wrong;
                  @VariableScope(repeat = "20") Holder<IntVariable>[] more;
                  @VariableScope Holder<?> any;
                }
                @VariableScope("up") class Up extends Base {}
                """),
            "-classpath",
            classPath);
    assertEquals(
        List.of(
            "Net.java:7 [IllegalInitializer] Variable net/wrong/base/v cannot be initialized so:"
                + " NORMAL makes floating-point values, not int32. acme.Net.wrong.base.v has its"
                + " dtype from a mount.",
            "Net.java:8 [IllegalInitializer] Variable net/more/0/base/v cannot be initialized so:"
                + " NORMAL makes floating-point values, not int32. acme.Net.more[0].base.v has its"
                + " dtype from a mount.",
            "Net.java:9 [UnknownDtype] Field acme.Net.any mounts lib.Holder, but does not say the"
                + " dtype of its type variable V: ? is of no single dtype. Name a class of"
                + " variables, as in Holder<FloatVariable>.",
            "Net.java:11 [UnknownDtype] Class acme.Up extends lib.Base, but does not say the dtype"
                + " of its type variable W. Name a class of variables, as in Base<FloatVariable>."),
        result.errors().stream()
            .sorted(Comparator.comparing(Compiler.Message::line))
            .map(error -> error.file() + ":" + error.line() + " " + error.headline())
            .toList());
  }

  @Test
  void whatSaysNoDtype() {
    Expectation.of(
            LINEAR
                + """
                @VariableScope("net")
                class Net {
                  §@VariableScope Linear raw;
                  §@VariableScope Linear<?> any;
                  §@VariableScope Linear<? extends FloatVariable> some;
                  §@VariableScope Linear<AnyVariable> bare;
                  §@VariableScope(repeat = "2") Linear[] array;
                  §@VariableScope(repeat = "2") java.util.List<Linear<AnyVariable>> list;
                  §@VariableScope Two<?, AnyVariable> two;
                  @VariableScope Linear<FloatVariable> right;
                  @VariableScope Unused<?> unused;
                }
                §@VariableScope("root") class Root<V extends AnyVariable> {
                  @VariableScope Two<FloatVariable, V> two;
                }
                §@VariableScope class Up extends Linear {}
                @VariableScope class Two<A extends AnyVariable, B extends AnyVariable> {
                  @Variable A a;
                  @VariableScope Linear<B> b;
                }
                @VariableScope class Loose<T> {
                  §@Variable T v;
                  @VariableScope In in;
                  @VariableScope class In { §@Variable T v; }
                }
                @VariableScope class Unused<V extends AnyVariable> {
                  @Variable FloatVariable v;
                  V other;
                }
                @VariableScope("abstract") abstract class Base<V extends AnyVariable> {
                  @Variable V v;
                }
                @VariableScope("base") class Derived extends Base<FloatVariable> {}
                @VariableScope class Bare { §@Variable AnyVariable v; }
                """)
        .says(
            "[UnknownDtype] Field acme.Net.raw mounts acme.Linear, but does not say the dtype of its type variable V. Name a class of variables, as in Linear<FloatVariable>.",
            "[UnknownDtype] Field acme.Net.any mounts acme.Linear, but does not say the dtype of its type variable V: ? is of no single dtype. Name a class of variables, as in Linear<FloatVariable>.",
            "[UnknownDtype] Field acme.Net.some mounts acme.Linear, but does not say the dtype of its type variable V: ? extends io.varscope.FloatVariable is of no single dtype. Name a class of variables, as in Linear<FloatVariable>.",
            "[UnknownDtype] Field acme.Net.bare mounts acme.Linear, but does not say the dtype of its type variable V: io.varscope.AnyVariable is of no single dtype. Name a class of variables, as in Linear<FloatVariable>.",
            "[UnknownDtype] Field acme.Net.array mounts acme.Linear, but does not say the dtype of its type variable V. Name a class of variables, as in Linear<FloatVariable>.",
            "[UnknownDtype] Field acme.Net.list mounts acme.Linear, but does not say the dtype of its type variable V: io.varscope.AnyVariable is of no single dtype. Name a class of variables, as in Linear<FloatVariable>.",
            "[UnknownDtype] Field acme.Net.two mounts acme.Two, but does not say the dtype of its type variable A: ? is of no single dtype. Name a class of variables, as in Two<FloatVariable, FloatVariable>.",
            "[UnknownDtype] Root acme.Root does not know the dtype of its type variable V, since nothing mounts a root. Make it a component, without a name, and extend it by a root for each dtype, such as class FloatRoot extends Root<FloatVariable>.",
            "[UnknownDtype] Class acme.Up extends acme.Linear, but does not say the dtype of its type variable V. Name a class of variables, as in Linear<FloatVariable>.",
            "[UnsupportedType] Field acme.Loose.v has type T, a type variable that may be anything. Declare it as T extends AnyVariable, and each mount says the dtype.",
            "[UnsupportedType] Field acme.Loose.In.v has type T, a type variable of a class around it. Declare it in acme.Loose.In itself, as T extends AnyVariable, and each mount says the dtype.",
            "[UnsupportedType] Field acme.Bare.v has type io.varscope.AnyVariable, which holds no variable. Use one of FloatVariable (float32), DoubleVariable (float64), Float16Variable (float16), Bfloat16Variable (bfloat16), ByteVariable (int8), UnsignedByteVariable (uint8), ShortVariable (int16), IntVariable (int32), LongVariable (int64), BooleanVariable (bool); or an array or buffer of their elements, such as float[] or FloatBuffer.");
  }

  @Test
  void whatDependsOnTheDtypeIsToldOnce() {
    Expectation.of(
            LINEAR.replace("@Variable", "§@Variable").replace("§@VariableScope", "@VariableScope")
                + """
                @VariableScope(value = "net")
                class Net {
                  @VariableScope Constant<FloatVariable> right;
                  @VariableScope Constant<UnsignedByteVariable> wrong;
                  @VariableScope(repeat = "12") Constant<UnsignedByteVariable>[] more;
                  @VariableScope(init = @Init(Init.Kind.HE_NORMAL)) Linear<LongVariable> inherited;
                  @VariableScope(§"right") Constant<DoubleVariable> twice;
                  §@VariableScope(value = "right", reuse = Reuse.TRUE) Constant<DoubleVariable> tied;
                }
                @VariableScope class Constant<V extends AnyVariable> {
                  @Variable(init = §@Init(constant = -1)) V v;
                  @Variable(shape = 2, init = §@Init(Init.Kind.IDENTITY)) V w;
                }
                """)
        .says(
            "[IllegalInitializer] Variable net/inherited/weight cannot be initialized so: HE_NORMAL makes floating-point values, not int64. The initializer is inherited from acme.Net.inherited; give the variable its own with init. acme.Net.inherited.weight has its dtype from a mount.",
            "[DuplicateVariable] Variable net/right/v already exists: created by acme.Net.right.v (Linear.java:8). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?\n  The same for 1 more: net/right/w.",
            "[DtypeMismatch] Trying to share variable net/right/v, but specified dtype float64 and found dtype float32. It is created by acme.Net.right.v (Linear.java:8).\n  The same for 1 more: net/right/w.",
            "[IllegalInitializer] Variable net/wrong/v cannot be initialized so: uint8 has no value -1. acme.Net.wrong.v has its dtype from a mount.\n  The same for 12 more: acme.Net.more[0].v, acme.Net.more[1].v, acme.Net.more[2].v, acme.Net.more[3].v, acme.Net.more[4].v, acme.Net.more[5].v, acme.Net.more[6].v, acme.Net.more[7].v, acme.Net.more[8].v, acme.Net.more[9].v and 2 more.",
            "[IllegalInitializer] Variable acme.Constant.w cannot be initialized so: IDENTITY needs rank 2, and shape (2,) has rank 1.");
  }

  @ParameterizedTest
  @EnumSource
  void aComponentAloneAsksForItsDtypes(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            """
            @VariableScope class Two<T extends Comparable<T>, V extends AnyVariable, M extends AnyVariable> {
              @Variable V v;
              @Variable M m;
            }
            """,
            """
            VariableStore store = new VariableStore();
            Two<String, FloatVariable, IntVariable> two =
                TwoVariables.bind(new Two<String, FloatVariable, IntVariable>(), store.scope("a"), DType.FLOAT32, DType.INT32);
            return two.v.dtype() + " " + two.m.get();
            """);
    assertEquals("float32 0", result);
  }

  @ParameterizedTest
  @EnumSource
  void whoeverBindsByHandIsToldWhatIsMissing(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            """
            @VariableScope class Linear<V extends AnyVariable> { @Variable V v; }
            @VariableScope("base") abstract class Base<V extends AnyVariable> { @VariableScope Linear<V> up; }
            class Derived extends Base<FloatVariable> {}
            """,
            """
            StringBuilder text = new StringBuilder();
            try {
              new VariableStore().bind(new Derived());
            } catch (VariableException e) {
              text.append(e.getMessage()).append('\\n');
            }
            try {
              LinearVariables.declare(
                  new Linear<FloatVariable>(),
                  io.varscope.generated.Binding.at(new VariableStore().root(), "acme.Linear"));
            } catch (VariableException e) {
              text.append(e.getMessage()).append('\\n');
            }
            return text.toString();
            """);
    assertEquals(
        """
        [UnknownDtype] Type variable V of acme.Base has no dtype: whoever mounts, extends or binds\
         that class does not say it. Compile again what was compiled when there was no such\
         variable, and annotate what extends it with @VariableScope.
        [UnknownDtype] Type variable V of acme.Linear has no dtype: whoever mounts, extends or binds\
         that class does not say it. Compile again what was compiled when there was no such\
         variable, and annotate what extends it with @VariableScope.
        """,
        result);
  }
}
