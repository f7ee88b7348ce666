package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** A model is held against the header of the file that it is loaded from. */
final class LoadedFromTest {

  private static String header(String... tensors) {
    return "@CheckpointHeader(file = \"m.safetensors\", digest = \"sha256:0\", tensors = {\""
        + String.join("\",\n    \"", tensors)
        + "\"})\nfinal class Header {}\n";
  }

  private static final String DENSE =
      """
      @VariableScope(takes = {"in", "out"}) class Dense {
        @Variable(dims = {"in", "out"}) FloatVariable w;
        @Variable(dims = "out") FloatVariable b;
      }
      """;

  @Test
  void whatIsTheSameIsRight() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              @VariableScope(repeat = "3", let = {"in=4", "out=4"}) Dense[] layers;
              @Variable LongVariable step;
            }
            """,
            DENSE,
            header(
                "m/layers/{0..2}/b float32 (4,)",
                "m/layers/{0..2}/w float32 (4, 4)",
                "m/step int64 ()"))
        .compiles();
  }

  @Test
  void whatTheFileLacksIsToldWhereItIsDeclared() {
    Expectation.of(
            """
            @VariableScope(takes = {"in", "out"}) class Dense {
              §@Variable(dims = {"in", "out"}) FloatVariable w;
              @Variable(dims = "out") FloatVariable b;
            }
            """,
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              @VariableScope(repeat = "3", let = {"in=4", "out=4"}) Dense[] layers;
              §@Variable LongVariable step;
            }
            """,
            header("m/layers/{0..2}/b float32 (4,)"))
        .says(
            "[MissingTensor] Variable m/layers/0/w is not in m.safetensors (acme.Header). Say what"
                + " it is there, in names, or why a file may lack it, in absent.\n"
                + "  The same for 2 more: m/layers/1/w, m/layers/2/w.",
            "[MissingTensor] Variable m/step is not in m.safetensors (acme.Header). Say what it is"
                + " there, in names, or why a file may lack it, in absent.");
  }

  @Test
  void whatTheFileHasElsewhereIsToldAtTheMount() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              @VariableScope(let = {"in=4", "out=4"}) Dense first;
              @VariableScope(value = §"second", let = {"in=4", "out=4"}) Dense other;
            }
            """,
            DENSE,
            header("m/first/b float32 (4,)", "m/first/w float32 (4, 4)"))
        .says(
            "[MissingTensor] Variable m/second/w is not in m.safetensors (acme.Header). Say what it"
                + " is there, in names, or why a file may lack it, in absent.\n"
                + "  The same for 1 more: m/second/b.");
  }

  @Test
  void oneOfManyLayersIsToldAtTheField() {
    Expectation.of(
            """
            @VariableScope(takes = {"in", "out"}) class Dense {
              §@Variable(dims = {"in", "out"}) FloatVariable w;
              @Variable(dims = "out") FloatVariable b;
            }
            """,
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              @VariableScope(repeat = "3", let = {"in=4", "out=4"}) Dense[] layers;
              @VariableScope(let = {"in=4", "out=4"}) Dense head;
            }
            """,
            header(
                "m/head/b float32 (4,)",
                "m/head/w float32 (4, 4)",
                "m/layers/{0..2}/b float32 (4,)",
                "m/layers/{0,2}/w float32 (4, 4)"))
        .says(
            "[MissingTensor] Variable m/layers/1/w is not in m.safetensors (acme.Header). Say what"
                + " it is there, in names, or why a file may lack it, in absent.");
  }

  @Test
  void whatNobodyTakesIsToldAtTheModel() {
    Expectation.of(
            """
            @VariableScope("m")
            §@LoadedFrom(Header.class)
            class Model {
              §@Variable(shape = 3) FloatVariable weight;
            }
            """,
            header("m/mask/{0..11} bool (4, 4)", "m/wieght float32 (3,)", "odd {{0}} f8_e4m3 ()"))
        .says(
            "[UnusedTensor] No variable of acme.Model takes m/mask/{0..11} bool (4, 4), which"
                + " m.safetensors has. Declare it, say whose it is, in names, or why nobody needs"
                + " it, in unused.\n"
                + "  No variable of acme.Model takes m/wieght float32 (3,), which m.safetensors has."
                + " Declare it, say whose it is, in names, or why nobody needs it, in unused.\n"
                + "  No variable of acme.Model takes odd {{0}} f8_e4m3 (), which m.safetensors has."
                + " Declare it, say whose it is, in names, or why nobody needs it, in unused.",
            "[MissingTensor] Variable m/weight is not in m.safetensors (acme.Header). Say what it is"
                + " there, in names, or why a file may lack it, in absent. Did you mean names ="
                + " \"m/weight = m/wieght\"?");
  }

  @Test
  void namesAreTranslatedAndOperationsComputed() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(value = Header.class,
                names = {
                  "m/layers/{i}/w = transpose(h.{i+1}.kernel)",
                  "m/layers/{i}/b = slice(0, 4*i, 4*i+4, biases)",
                  "m/both = concat(1, left, 'right (old)')",
                  "m/{*} = model.{*}"
                },
                absent = "m/head: newly trained",
                unused = "h.{i}.mask: not a weight")
            class Model {
              @VariableScope(repeat = "3", let = {"in=2", "out=4"}) Dense[] layers;
              @Variable(shape = {2, 5}) FloatVariable both;
              @Variable(shape = 7) FloatVariable norm;
              @Variable(shape = 7) FloatVariable head;
            }
            """,
            DENSE,
            header(
                "biases float32 (12,)",
                "h.{1..3}.kernel float32 (4, 2)",
                "h.{1..3}.mask bool (9,)",
                "left float32 (2, 3)",
                "model.norm float32 (7,)",
                "right (old) float32 (2, 2)"))
        .compiles();
  }

  @Test
  void anotherShapeIsToldWithTheWayOut() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(value = Header.class, names = "m/c = slice(0, 0, 2, c)")
            class Model {
              @Variable(shape = §{2, 3}) FloatVariable a;
              @Variable(shape = §4) FloatVariable b;
              @Variable(shape = §{3, 1}) FloatVariable c;
            }
            """,
            header("c float32 (5, 1)", "m/a float32 (3, 2)", "m/b float32 (1, 4)"))
        .says(
            "[TensorShapeMismatch] Variable m/a has shape (2, 3), but m/a in m.safetensors has (3,"
                + " 2). It fits transposed: names = \"m/a = transpose(m/a)\".",
            "[TensorShapeMismatch] Variable m/b has shape (4,), but m/b in m.safetensors has (1, 4)."
                + " It fits reshaped: names = \"m/b = reshape(m/b, 4)\".",
            "[TensorShapeMismatch] Variable m/c has shape (3, 1), but slice(0, 0, 2, c) in"
                + " m.safetensors has (2, 1).");
  }

  @Test
  void sizesThatFieldsGiveAreSolved() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              int hidden;
              int heads;
              @Variable(dims = {"9", "hidden"}) FloatVariable a;
              @Variable(dims = {"hidden", "4*hidden"}) FloatVariable b;
              @Variable(dims = "2*heads+1") FloatVariable c;
              @Variable(dims = §{"hidden", "heads"}) FloatVariable d;
              @Variable(dims = §"4*hidden") FloatVariable e;
              @Variable(dims = §"2*heads") FloatVariable f;
            }
            """,
            header(
                "m/a float32 (9, 8)",
                "m/b float32 (8, 32)",
                "m/c float32 (7,)",
                "m/d float32 (8, 4)",
                "m/e float32 (28,)",
                "m/f float32 (5,)"))
        .says(
            "[TensorShapeMismatch] Variable m/d has shape (acme.Model.hidden, acme.Model.heads), so"
                + " by m/d in m.safetensors acme.Model.heads is 4, but by m/c 2*acme.Model.heads + 1"
                + " is 7.",
            "[TensorShapeMismatch] Variable m/e has shape (4*acme.Model.hidden,), so by m/e in"
                + " m.safetensors 4*acme.Model.hidden is 28, but by m/b 4*acme.Model.hidden is 32.",
            "[TensorShapeMismatch] Variable m/f has shape (2*acme.Model.heads,), so by m/f in"
                + " m.safetensors 2*acme.Model.heads is 5, but by m/c 2*acme.Model.heads + 1 is 7.");
  }

  @Test
  void anotherDtypeIsTold() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              §@Variable(shape = 2) FloatVariable a;
              §@Variable(shape = 2) float[] b;
            }
            """,
            header("m/a bfloat16 (2,)", "m/b f8_e5m2 (2,)"))
        .says(
            "[TensorDtypeMismatch] Variable m/a is of float32, but m/a in m.safetensors is of"
                + " bfloat16. Make the field a Bfloat16Variable.",
            "[TensorDtypeMismatch] Variable m/b is of float32, but m/b in m.safetensors is of"
                + " f8_e5m2, which no variable is of. Convert the file.");
  }

  @Test
  void aDtypeThatAMountChoosesCounts() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              @VariableScope Norm<Bfloat16Variable> a;
              @VariableScope Norm<FloatVariable> b;
            }
            """,
            """
            @VariableScope class Norm<V extends AnyVariable> {
              §@Variable(shape = 2) V weight;
            }
            """,
            header(
                "m/{a} bfloat16 ()".replace("{a}", "a/weight").replace("()", "(2,)"),
                "m/b/weight bfloat16 (2,)"))
        .says(
            "[TensorDtypeMismatch] Variable m/b/weight is of float32, but m/b/weight in"
                + " m.safetensors is of bfloat16. Make the field a Bfloat16Variable.");
  }

  @Test
  void oneOtherPrefixIsToldOnce() {
    Expectation.of(
            """
            @VariableScope("gpt")
            §@LoadedFrom(Header.class)
            class Model {
              @VariableScope(repeat = "6", let = {"in=4", "out=4"}) Dense[] h;
            }
            """,
            DENSE,
            header("transformer.h.{0..5}.b float32 (4,)", "transformer.h.{0..5}.w float32 (4, 4)"))
        .says(
            "[MissingTensor] 12 of 12 variables of acme.Model are not in m.safetensors by their"
                + " names, such as gpt/h/0/w. Did you mean names = \"gpt/{*} ="
                + " transformer.{*}\"? Then 12 of these are.");
  }

  @Test
  void whatIsThereUnderAConditionMayBeMissing() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              boolean bias;
              @Variable(shape = 2) FloatVariable w;
              @Variable(shape = 2, when = "bias") FloatVariable b;
              @Variable(shape = §3, when = "bias") FloatVariable c;
              @Variable(shape = 2, when = "!bias") FloatVariable either;
            }
            """,
            header("m/c float32 (2,)", "m/w float32 (2,)"))
        .says(
            "[TensorShapeMismatch] Variable m/c has shape (3,), but m/c in m.safetensors has"
                + " (2,).");
  }

  @Test
  void slotsMayBeMissingAndAreTaken() {
    Expectation.of(
            """
            @VariableScope("m")
            @Slots({"Adam", "Adam_1"})
            @LoadedFrom(Header.class)
            class Model {
              @Variable(shape = 2) FloatVariable w;
              @Variable(shape = 2) FloatVariable b;
            }
            """,
            header("m/b float32 (2,)", "m/w float32 (2,)", "m/w/Adam float32 (2,)"))
        .compiles();
  }

  @Test
  void sharedVariablesAreTheirCreators() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            class Model {
              @Variable(shape = {5, 2}) FloatVariable wte;
              @Variable(name = "wte", shape = {5, 2}, reuse = Reuse.TRUE) FloatVariable head;
              @Variable(name = "/other/v", shape = 2, reuse = Reuse.TRUE) FloatVariable elsewhere;
            }
            """,
            """
            @VariableScope("other")
            class Other {
              @Variable(shape = 2) FloatVariable v;
            }
            """,
            header("m/wte float32 (5, 2)"))
        .compiles();
  }

  @Test
  void aProgramIsLoadedFromAFileToo() {
    Expectation.of(
            """
            @VariableGraph({Encoder.class, Decoder§.class})
            @LoadedFrom(value = Header.class, unused = "mask: no weight")
            class Program {}
            """,
            """
            @VariableScope("e")
            class Encoder {
              @Variable(shape = 2) FloatVariable v;
            }
            """,
            """
            @VariableScope("d")
            class Decoder {
              @Variable(shape = 2) FloatVariable v;
            }
            """,
            header("d/v float32 (3,)", "e/v float32 (2,)", "mask bool ()"))
        .says(
            "[TensorShapeMismatch] Variable d/v has shape (2,), but d/v in m.safetensors has"
                + " (3,).");
  }
}
