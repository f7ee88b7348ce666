package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roots and programs that are bound again, to share what they have created. */
final class SameModelTwiceTest {

  /** Of all that makes a bind declare its variables anew each time. */
  private static final String NET =
      """
      @VariableScope(value = "net", separator = ".", let = "inner=2*width", reuse = Reuse.FALSE)
      class Net {
        final int width;
        final boolean tied;
        Net(int width, boolean tied) { this.width = width; this.tied = tied; }
        @Variable(dims = {"width", "3"}, init = @Init(Init.Kind.ONES)) FloatVariable table;
        @Variable(shape = 2, reuse = Reuse.FALSE) float[] array;
        @Variable(shape = 2) java.nio.FloatBuffer buffer;
        @VariableScope(value = "h.{i}", repeat = "2", let = "out=inner") Layer[] layers;
        @VariableScope(repeat = "2") java.util.List<Layer> listed;
        @VariableScope(value = "h.0", reuse = Reuse.TRUE, let = "out=inner") Layer again;
        @VariableScope(when = "!tied") Layer head;
        static final int out = 5;
      }
      @VariableScope class Layer {
        @Variable(dims = "out") DoubleVariable w;
        @Variable(name = "/steps", reuse = Reuse.AUTO) LongVariable steps;
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everythingIsShared(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            VariableStore store = new VariableStore();
            Net first = NetVariables.bind(new Net(2, false), store);
            String result = "";
            for (VariableStore from : new VariableStore[] {store, store.copy()}) {
              for (Reuse reuse : new Reuse[] {Reuse.TRUE, Reuse.AUTO, Reuse.TRUE}) {
                Net net = NetVariables.bind(new Net(2, false), from, reuse);
                result += (net.table == from.get("net.table"))
                    + " " + (net.table == first.table)
                    + " " + (net.array == first.array)
                    + " " + (net.layers[1].w == from.get("net.h.1.w"))
                    + " " + (net.listed.get(1).w == from.get("net.listed.1.w"))
                    + " " + (net.again.w == net.layers[0].w)
                    + " " + (net.head.w == from.get("net.head.w"))
                    + " " + (net.head.steps == from.get("steps"))
                    + " " + from.variables().size() + "\\n";
                net.buffer.put(0, 7);
                result += from.get("net.buffer").getAsDouble(0) + "\\n";
              }
            }
            return result;
            """);
    String of = " true true true true true 9\n7.0\n";
    assertEquals(("true true true" + of).repeat(3) + ("true false false" + of).repeat(3), result);
  }

  @ParameterizedTest
  @EnumSource
  void anotherModelIsRefusedAsAWhole(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            VariableStore store = new VariableStore();
            NetVariables.bind(new Net(2, true), store);
            String before = "" + store.variables();
            String result = "";
            for (Reuse reuse : Reuse.values()) {
              for (Net net : new Net[] {new Net(3, true), new Net(2, false)}) {
                try {
                  NetVariables.bind(net, store, reuse);
                  result += reuse + " " + net.head.w.name() + "\\n";
                } catch (VariableException e) {
                  boolean unchanged = before.equals("" + store.variables()) && net.table == null;
                  result += unchanged + " " + e.getMessage() + "\\n";
                }
              }
            }
            return result;
            """);
    assertEquals(
        """
        true [DuplicateVariable] Variable net.table already exists: created by acme.Net.table in an\
         earlier bind. To share what that created, call NetVariables.bind(model, store, Reuse.TRUE).
        true [DuplicateVariable] Variable net.table already exists: created by acme.Net.table in an\
         earlier bind. To share what there is and create the rest, call NetVariables.bind(model,\
         store, Reuse.AUTO).
        true [DuplicateVariable] Variable net.table already exists: created by acme.Net.table in an\
         earlier bind. To share what that created, call NetVariables.bind(model, store, Reuse.TRUE).
        true [DuplicateVariable] Variable net.table already exists: created by acme.Net.table in an\
         earlier bind. To share what there is and create the rest, call NetVariables.bind(model,\
         store, Reuse.AUTO).
        true [ShapeMismatch] Trying to share variable net.table, but specified shape (3, 3) and\
         found shape (2, 3). An earlier bind of acme.Net.table created it.
        true [MissingVariable] Variable net.head.w does not exist in this store, and is only\
         shared: acme.Net.head.w is bound with Reuse.TRUE. Bind an object of the class without\
         Reuse.TRUE first; or use Reuse.AUTO, which creates what is missing.
        true [ShapeMismatch] Trying to share variable net.table, but specified shape (3, 3) and\
         found shape (2, 3). An earlier bind of acme.Net.table created it.
        AUTO net.head.w
        """,
        result);
  }

  @ParameterizedTest
  @EnumSource
  void aProgram(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            """
            @VariableScope("train") class Train { @Variable(shape = 2) FloatVariable v; }
            @VariableScope("eval") class Eval {
              @Variable(name = "/train/v", shape = 2, reuse = Reuse.TRUE) FloatVariable v;
            }
            @VariableGraph({Train.class, Eval.class}) class Program {}
            """,
            """
            VariableStore store = new VariableStore();
            String result = "";
            Reuse[] modes = {Reuse.TRUE, Reuse.AUTO, Reuse.TRUE, Reuse.FALSE};
            for (Reuse reuse : modes) {
              Train train = new Train();
              Eval eval = new Eval();
              try {
                ProgramGraph.bindAll(store, train, eval, reuse);
                result += (train.v == eval.v) + " " + (train.v == store.get("train/v"));
              } catch (VariableException e) {
                result += e.getMessage();
              }
              result += " " + store.variables().size() + "\\n";
            }
            try {
              EvalVariables.bind(new Eval(), new VariableStore(), Reuse.TRUE);
            } catch (VariableException e) {
              result += e.getMessage();
            }
            return result;
            """);
    assertEquals(
        """
        [MissingVariable] Variable train/v does not exist in this store, and is only shared:\
         acme.Train.v is bound with Reuse.TRUE. Bind an object of the class without Reuse.TRUE\
         first; or use Reuse.AUTO, which creates what is missing. 0
        true true 1
        true true 1
        [DuplicateVariable] Variable train/v already exists: created by acme.Train.v in an earlier\
         bind. To share what that created, call ProgramGraph.bindAll(store, ..., Reuse.TRUE). 1
        [MissingVariable] Variable train/v does not exist yet: acme.Train creates it. Bind that to\
         this store first.""",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void classesOfTheNamesThatBindersUse(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            """
            @VariableScope("a") class Reuse { @Variable FloatVariable v; }
            @VariableScope("b") class Store<M> { @Variable FloatVariable reuse; M model; }
            @VariableGraph({Reuse.class, Store.class}) class Program {}
            """,
            """
            VariableStore store = new VariableStore();
            Store<String> first = StoreVariables.bind(new Store<String>(), store);
            Store<String> second =
                StoreVariables.bind(new Store<String>(), store, io.varscope.Reuse.TRUE);
            ReuseVariables.bind(new Reuse(), store);
            ProgramGraph.bindAll(store, new Reuse(), second, io.varscope.Reuse.TRUE);
            return "" + (first.reuse == second.reuse);
            """);
    assertEquals("true", result);
  }

  private String run(Compiler compiler, String body) throws Exception {
    return Running.run(compiler, folder, NET, body);
  }
}
