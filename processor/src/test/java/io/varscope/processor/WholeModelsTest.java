package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models with dimensions, conditions and repeated layers, compiled by each compiler and bound. */
final class WholeModelsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void repeatedLayers(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope(value = "m", separator = ".", let = "width=2")
            class Model {
              @VariableScope(value = "h.{i+1}", repeat = "2", let = "out=width*(i+1)") Layer[] array;
              @VariableScope(repeat = "width") java.util.List<Layer> list = new java.util.ArrayList<>();
              @VariableScope(repeat = "1", let = "out=9") java.util.List<Given> given =
                  java.util.List.of(new Given("x"));
              @VariableScope(repeat = "0") Layer[] none;
              static final int out = 7;
            }
            @VariableScope class Layer { @Variable(dims = "out") FloatVariable w; }
            @VariableScope class Given extends Layer { Given(String text) {} }
            """,
            """
            VariableStore store = new VariableStore();
            Model model = ModelVariables.bind(new Model(), store);
            return store.variables() + " " + model.none.length + " " + (model.array[1].w == store.get("m.h.2.w"))
                + " " + model.list.size() + " " + store.scope("m.h", ".").variables().size();
            """);
    assertEquals(
        "[m.h.1.w (2,) float32, m.h.2.w (4,) float32, m.list.0.w (7,) float32, m.list.1.w (7,)"
            + " float32, m.given.0.w (9,) float32] 0 true 2 2",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void genericComponents(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("m")
            class Model<T> {
              @VariableScope(repeat = "2") Block<T>[] array;
              @VariableScope(repeat = "2") java.util.List<Block<String>> list;
            }
            @VariableScope class Block<N> { N any; @Variable FloatVariable w; }
            """,
            """
            Model<Integer> model = ModelVariables.bind(new Model<Integer>(), new VariableStore());
            return model.array[1].w + " " + model.list.get(0).w;
            """);
    assertEquals("m/array/1/w () float32 m/list/0/w () float32", result);
  }

  @ParameterizedTest
  @EnumSource
  void tooFewComponents(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("m")
            class Model {
              @VariableScope(repeat = "2") Layer[] array = new Layer[3];
              @VariableScope(repeat = "1") java.util.List<Given> given;
            }
            @VariableScope class Layer { @Variable FloatVariable w; }
            @VariableScope class Given extends Layer { Given(String text) {} }
            """,
            """
            String result = "";
            Model model = new Model();
            for (int k = 0; k < 3; k++) {
              try {
                ModelVariables.bind(model, new VariableStore());
              } catch (VariableException e) {
                result += e.getMessage() + "\\n";
              }
              model.array = null;
              if (k == 1) {
                model.given = java.util.Arrays.asList((Given) null);
              }
            }
            return result;
            """);
    assertEquals(
        """
        [IllegalRepeat] acme.Model.array holds 3 components, but there are to be 2 (repeat = "2").
        [IllegalRepeat] acme.Model.given holds 0 components, but there are to be 1 (repeat = "1").
        [UnsetMount] acme.Model.given[0] is null, and the binder has no no-argument constructor of\
         its type that it could call: set the field before binding.
        """,
        result);
  }

  @ParameterizedTest
  @EnumSource
  void componentsThatCannotBeWhereTheyAre(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("m")
            class Model {
              @VariableScope Layer a;
              @VariableScope(repeat = "2") Layer[] b;
            }
            @VariableScope class Layer { @Variable FloatVariable w; }
            @VariableScope class Wide extends Layer { @Variable FloatVariable wide; }
            """,
            """
            String result = "";
            for (int k = 0; k < 4; k++) {
              Model model = new Model();
              model.a = k == 1 ? new Wide() : new Layer();
              Layer other = k == 2 ? model.a : new Layer() {};
              model.b = new Layer[] {k == 3 ? other : null, other};
              try {
                ModelVariables.bind(model, new VariableStore());
                result += "bound\\n";
              } catch (VariableException e) {
                result += e.getMessage() + "\\n";
              }
            }
            return result;
            """);
    assertEquals(
        """
        bound
        [WrongComponent] acme.Model.a holds an object of acme.Wide, whose own variables the compiler has not\
         seen there: it has checked acme.Layer, the type of the field. Declare the field with the\
         class that it holds.
        [WrongComponent] acme.Model.b[1] holds the same object as acme.Model.a, which has its\
         variables already. Give each place an object of its own; to share the variables, mount one\
         of the two with reuse = Reuse.TRUE.
        [WrongComponent] acme.Model.b[1] holds the same object as acme.Model.b[0], which has its\
         variables already. Give each place an object of its own; to share the variables, mount one\
         of the two with reuse = Reuse.TRUE.
        """,
        result);
  }

  @ParameterizedTest
  @EnumSource
  void dimensionsOfConstructorArguments(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("m")
            class Model {
              final int in;
              static long factor = 4;
              @VariableScope Linear linear;
              @VariableScope Linear given = new Linear(3);
              @Variable(name = "linear/w", dims = {"in", "in+3*in"}, reuse = Reuse.TRUE) FloatVariable w;
              Model(int in) { this.in = in; }
            }
            @VariableScope(let = "out=in*factor")
            class Linear {
              final int bias;
              Linear() { this(0); }
              Linear(int bias) { this.bias = bias; }
              @Variable(dims = {"in", "out"}) FloatVariable w;
              @Variable(dims = "bias") FloatVariable b;
            }
            """,
            """
            VariableStore store = new VariableStore();
            ModelVariables.bind(new Model(5), store);
            return "" + store.variables();
            """);
    assertEquals(
        "[m/linear/w (5, 20) float32, m/linear/b (0,) float32, m/given/w (5, 20) float32,"
            + " m/given/b (3,) float32]",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyTheBindKnows(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("m")
            class Model {
              int in;
              int heads = 2;
              @Variable(dims = "in/heads") FloatVariable v;
              @Variable(name = "v", shape = 3, reuse = Reuse.TRUE) FloatVariable w;
            }
            """,
            """
            String result = "";
            for (int in : new int[] {6, 7, 8, -4, 6}) {
              Model model = new Model();
              model.in = in;
              model.heads = result.contains("negative") ? 0 : 2;
              try {
                ModelVariables.bind(model, new VariableStore());
                result += model.v + "\\n";
              } catch (VariableException e) {
                result += e.getMessage() + "\\n";
              }
            }
            return result;
            """);
    assertEquals(
        """
        m/v (3,) float32
        [IllegalDim] 'in/heads' cannot be a dimension in acme.Model: 7/2 leaves the remainder 1.
        [ShapeMismatch] Trying to share variable m/v, but specified shape (3,) and found shape\
         (4,). It is shared by acme.Model.w, and created by acme.Model.v.
        [IllegalDim] 'in/heads' cannot be a dimension in acme.Model: it is -2, and may not be\
         negative.
        [IllegalDim] 'in/heads' cannot be a dimension in acme.Model: 6 is divided by 0.
        """,
        result);
  }

  @ParameterizedTest
  @EnumSource
  void conditions(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope(value = "gpt", trainable = false)
            class Gpt {
              boolean tied;
              @Variable(shape = 2) FloatVariable wte;
              @VariableScope(value = "head", when = "!tied") Head own;
              @Variable(name = "/gpt/wte", shape = 2, reuse = Reuse.TRUE, when = "tied")
              FloatVariable shared;
            }
            @VariableScope
            class Head { @Variable(shape = 2, trainable = true) FloatVariable w; }
            """,
            """
            Gpt tied = new Gpt();
            tied.tied = true;
            VariableStore store = new VariableStore();
            GptVariables.bind(tied, store);
            VariableStore other = new VariableStore();
            Gpt untied = GptVariables.bind(new Gpt(), other);
            return (tied.shared == tied.wte) + " " + tied.own + " " + store.variables()
                + " " + untied.shared + " " + other.variables() + " " + other.trainableVariables();
            """);
    assertEquals(
        "true null [gpt/wte (2,) float32] null [gpt/wte (2,) float32, gpt/head/w (2,) float32]"
            + " [gpt/head/w (2,) float32]",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void programs(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableGraph({Decoder.class, Encoder.class, Store.class})
            class Translator {}
            @VariableScope("encoder") class Encoder { @Variable FloatVariable v; }
            @VariableScope("decoder")
            class Decoder {
              @Variable FloatVariable w;
              @Variable(name = "/encoder/v", reuse = Reuse.TRUE) FloatVariable v;
            }
            @VariableScope("store") class Store {}
            """,
            """
            Encoder encoder = new Encoder();
            Decoder decoder = new Decoder();
            VariableStore store = new VariableStore();
            TranslatorGraph.bindAll(store, decoder, encoder, new Store());
            Manifest manifest = Manifest.of(Translator.class);
            return (decoder.v == encoder.v) + " " + store.variables() + "\\n" + manifest + manifest.roots();
            """);
    assertEquals(
        """
        true [decoder/w () float32, encoder/v () float32]
        variable  shape  dtype    initializer     trainable  parameters  bytes
        decoder
          w       ()     float32  GLOROT_UNIFORM  yes                 1      4
        encoder
          v       ()     float32  GLOROT_UNIFORM  yes                 1      4  shared by acme.Decoder.v

        2 variables, 2 parameters, of which 2 are trainable, 8 bytes
        [acme.Decoder, acme.Encoder, acme.Store]""",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void manifests(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope(value = "m", init = @Init(value = Init.Kind.NORMAL, stddev = 0.02))
            class Model {
              int in;
              boolean bias;
              @Variable(dims = {"in", "3"}) FloatVariable w;
              @Variable(name = "w", shape = {4, 3}, reuse = Reuse.TRUE) FloatVariable w2;
              @Variable(shape = 3, when = "bias", init = @Init(constant = 1)) FloatVariable b;
              @Variable(reuse = Reuse.AUTO, trainable = false, init = @Init(Init.Kind.ZEROS)) LongVariable step;
              @Variable(name = "/other/v", shape = 2, reuse = Reuse.TRUE) DoubleVariable other;
              static class Nested {}
            }
            @VariableScope("other") class Other { @Variable(shape = 2) DoubleVariable v; }
            """,
            """
            Manifest manifest = Manifest.of(Model.class);
            try {
              Manifest.of(Model.Nested.class);
            } catch (VariableException e) {
              return manifest.toJson() + Manifest.parse(manifest.toJson()).equals(manifest) + e.id() + "\\n" + manifest;
            }
            return "";
            """);
    assertEquals(
        """
        {
          "version": 1,
          "name": "acme.Model",
          "roots": ["acme.Model"],
          "graph": "",
          "separator": "/",
          "initializers": 1,
          "parameters": 3,
          "bytes": 24,
          "variables": [
            {"name": "m/b", "dtype": "float32", "shape": [3], "parameters": 3,\
         "initializer": "CONSTANT(constant=1.0)", "trainable": true, "mode": "create",\
         "owner": "acme.Model.b", "when": ["acme.Model.bias"]},
            {"name": "m/step", "dtype": "int64", "shape": [], "parameters": 1,\
         "initializer": "ZEROS", "trainable": false, "mode": "auto",\
         "owner": "acme.Model.step"},
            {"name": "m/w", "dtype": "float32", "shape": ["acme.Model.in", 3],\
         "parameters": "3*acme.Model.in", "initializer": "NORMAL(stddev=0.02)",\
         "trainable": true, "mode": "create", "owner": "acme.Model.w",\
         "sharedBy": ["acme.Model.w2"], "checkedWhenBound": ["acme.Model.w2"]},
            {"name": "other/v", "dtype": "float64", "shape": [2], "parameters": 2,\
         "initializer": "", "trainable": true, "mode": "reuse",\
         "owner": "acme.Model.other"}
          ]
        }
        trueMissingManifest
        variable  shape               dtype    initializer             trainable       parameters\
          bytes
        m
          b       (3,)                float32  CONSTANT(constant=1.0)  yes                      3\
             12  if acme.Model.bias
          step    ()                  int64    ZEROS                   no                       1\
              8  created unless it exists
          w       (acme.Model.in, 3)  float32  NORMAL(stddev=0.02)     yes        3*acme.Model.in\
                 shared by acme.Model.w2; shape checked when bound: acme.Model.w2
        other
          v       (2,)                float64                          yes                      2\
             16  created elsewhere

        4 variables, 3 parameters, of which 2 are trainable, 24 bytes; not counting 2 that the model\
         decides on when it is bound
        """,
        result);
  }

  private String run(Compiler compiler, String classes, String body) throws Exception {
    // Without the first elements, which variables show: here only names and shapes matter.
    return Running.run(compiler, folder, classes, body)
        .replaceAll("(float32|float64|int32|int64|bool) \\[[^\\]]*\\]", "$1");
  }
}
