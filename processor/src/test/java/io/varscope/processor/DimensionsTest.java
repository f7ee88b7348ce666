package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** Shapes that are expressions over named dimensions. */
final class DimensionsTest {

  private static final String DENSE =
      """
      @VariableScope
      class Dense {
        @Variable(dims = {"in", "out"}) FloatVariable weights;
        @Variable(dims = "out") FloatVariable biases;
      }
      """;

  @Test
  void theNearestWins() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = {"in=1", "out=2"})
            class Model {
              static final int out = 3;
              @VariableScope(let = "in=5") Dense byMount;
              @VariableScope Dense byRoot;
              @VariableScope Wide bySubclass;
              @Variable(name = "byMount/weights", shape = {5, 2}, reuse = Reuse.TRUE) FloatVariable a;
              @Variable(name = "byRoot/weights", shape = {1, 2}, reuse = Reuse.TRUE) FloatVariable b;
              @Variable(name = "bySubclass/weights", shape = {1, 9}, reuse = Reuse.TRUE) FloatVariable c;
            }
            """,
            DENSE,
            """
            @VariableScope(let = "out=WIDTH")
            class Wide extends Dense {
              static final long WIDTH = 9;
            }
            """)
        .compiles();
  }

  @Test
  void mountsAreReadInTheOwner() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = {"in=4", "out=in"})
            class Model {
              @VariableScope(let = {"in=out*2", "out=in"}) Dense dense;
              @Variable(name = "dense/weights", shape = {8, 4}, reuse = Reuse.TRUE) FloatVariable w;
            }
            """,
            DENSE)
        .compiles();
  }

  @Test
  void constantsOfInterfacesAndSuperclasses() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model extends Base implements Sizes {
              @Variable(dims = {"HIDDEN", "WIDTH"}) FloatVariable v;
              @Variable(name = "v", shape = {768, 12}, reuse = Reuse.TRUE) FloatVariable w;
            }
            """,
            "interface Sizes { int HIDDEN = 768; }",
            "class Base { static final long WIDTH = 12; }")
        .compiles();
  }

  @Test
  void unknownNames() {
    Expectation.of(
            """
            @VariableScope
            class Dense {
              @Variable(dims = {"in", §"out"}) FloatVariable weights;
            }
            """,
            """
            @VariableScope(value = "m", let = {§"hidden=4*widht", "width=3"})
            class Model {
              @Variable(dims = {"hidden", "width", §"wide"}) FloatVariable v;
              @VariableScope(let = §"in=units") Dense dense;
            }
            """)
        .says(
            "[UnknownDim] 'out' has no value in acme.Model.dense: nothing here is called out. Give"
                + " it with let, here or further out, or as a constant, or as an int or long"
                + " field.",
            "[UnknownDim] 'hidden=4*widht' has no value in acme.Model: nothing here is called"
                + " widht. Did you mean width? Give it with let, here or further out, or as a"
                + " constant, or as an int or long field.",
            "[UnknownDim] 'wide' has no value in acme.Model: nothing here is called wide. Give it with let, here or further out, or as a constant, or as an"
                + " int or long field.",
            "[UnknownDim] 'in=units' has no value in acme.Model: nothing here is called units."
                + " Give it with let, here or further out, or as a constant, or as an int or long"
                + " field.");
  }

  @Test
  void aComponentThatNobodyMountsMayGetItsDimensionsFromOutside() {
    Expectation.of(DENSE).compiles();
  }

  @Test
  void whatIsNoNumber() {
    Expectation.of(
            """
            @VariableScope(
                value = "m",
                let = {"in=10", §"in=11", §"a=b", §"b=a+1", §"rest=in/3", §"less=in-11", §"zero=in/0"})
            class Model {
              static final long LARGE = Long.MAX_VALUE;
              boolean tied;
              private int hidden;
              @Variable(
                  dims = {"in", §"in/4", §"4-in", §"2*LARGE", §"tied", §"hidden", §"in+", §"", §"2 in"})
              FloatVariable v;
              @VariableScope(let = {§"in", §"=3", §"2=in", "in=1", "out=1"}) Dense dense;
            }
            """,
            DENSE)
        .says(
            "[IllegalDim] 'in=11' cannot be a dimension in acme.Model: in is given twice here.",
            "[IllegalDim] 'a=b' cannot be a dimension in acme.Model: a depends on itself, since"
                + " what a class lets is read in that class. Give it another name, or give it at"
                + " the mount, which is read outside.",
            "[IllegalDim] 'b=a+1' cannot be a dimension in acme.Model: b depends on itself,"
                + " since what a class lets is read in that class. Give it another name, or give it"
                + " at the mount, which is read outside.",
            "[IllegalDim] 'rest=in/3' cannot be a dimension in acme.Model: 10/3 leaves the"
                + " remainder 1.",
            "[IllegalDim] 'less=in-11' cannot be a dimension in acme.Model: it is -1, and may not be"
                + " negative.",
            "[IllegalDim] 'zero=in/0' cannot be a dimension in acme.Model: 10 is divided by 0.",
            "[IllegalDim] 'in/4' cannot be a dimension in acme.Model: 10/4 leaves the remainder 2.",
            "[IllegalDim] '4-in' cannot be a dimension in acme.Model: it is -6, and may not be"
                + " negative.",
            "[IllegalDim] '2*LARGE' cannot be a dimension in acme.Model: 2 * 9223372036854775807"
                + " overflows a long.",
            "[IllegalDim] 'tied' cannot be a dimension in acme.Model: acme.Model.tied is a"
                + " condition, not a number.",
            "[IllegalDim] 'hidden' cannot be a dimension in acme.Model: acme.Model.hidden is"
                + " private, so the binder cannot read it.",
            "[IllegalDim] 'in+' cannot be a dimension in acme.Model: expected a number, a name or"
                + " '(', but found the end.",
            "[IllegalDim] '' cannot be a dimension in acme.Model: expected a number, a name or '(',"
                + " but found the end.",
            "[IllegalDim] '2 in' cannot be a dimension in acme.Model: expected one of + - * /, but"
                + " found 'i' at index 2. Between two numbers stands one of + - * /, and '!' before"
                + " a condition.",
            "[IllegalDim] 'in' cannot be a dimension in acme.Model: expected a name, '=' and a"
                + " value, as in \"out=4*in\".",
            "[IllegalDim] '=3' cannot be a dimension in acme.Model: expected a name, '=' and a"
                + " value, as in \"out=4*in\".",
            "[IllegalDim] '2=in' cannot be a dimension in acme.Model: expected a name, '=' and a"
                + " value, as in \"out=4*in\".");
  }

  @Test
  void fieldsAreComparedAsPolynomials() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              int in;
              long heads;
              @Variable(dims = {"in*heads", "2*(in+heads)"}) FloatVariable v;
              @Variable(name = "v", dims = {"heads*in", "in+heads+in+heads"}, reuse = Reuse.TRUE)
              FloatVariable same;
              @Variable(name = "v", shape = {6, 10}, reuse = Reuse.TRUE)
              FloatVariable perhaps;
              @Variable(name = "v", dims = §{"in*heads+1", "1"}, reuse = Reuse.TRUE)
              FloatVariable never;
              @Variable(name = "v", dims = §{"in*heads"}, reuse = Reuse.TRUE)
              FloatVariable otherRank;
              @Variable(dims = "in*heads/heads") FloatVariable divided;
              @Variable(name = "divided", dims = "in", reuse = Reuse.TRUE) FloatVariable undivided;
            }
            """)
        .says(
            "[ShapeMismatch] Trying to share variable m/v, but specified shape"
                + " (acme.Model.heads*acme.Model.in + 1, 1) and found shape"
                + " (acme.Model.heads*acme.Model.in, 2*acme.Model.heads + 2*acme.Model.in). It is"
                + " created by acme.Model.v (Model.java:7).",
            "[ShapeMismatch] Trying to share variable m/v, but specified shape"
                + " (acme.Model.heads*acme.Model.in,) and found shape"
                + " (acme.Model.heads*acme.Model.in, 2*acme.Model.heads + 2*acme.Model.in). It is"
                + " created by acme.Model.v (Model.java:7).");
  }

  @Test
  void fieldsOfDifferentObjectsAreDifferent() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              @VariableScope Layer a;
              @VariableScope(value = "a", reuse = Reuse.TRUE) Layer b;
            }
            @VariableScope
            class Layer {
              int size;
              @Variable(dims = "size") FloatVariable v;
            }
            """)
        .compiles();
  }

  @Test
  void shapesThatAreTooLarge() {
    Expectation.of(
            """
            @VariableScope
            class Layer {
              @Variable(dims = §{"n*n", "n*n"}) FloatVariable w;
            }
            """,
            """
            @VariableScope(value = "m", let = "large=1048576")
            class Model {
              @Variable(dims = §{"large", "large"}) FloatVariable v;
              @Variable(shape = 2, dims = §"large") FloatVariable both;
              @VariableScope(let = "n=large") Layer layer;
            }
            """)
        .says(
            "[IllegalShape] Variable m/layer/w cannot have this shape: the number of elements of"
                + " (1099511627776, 1099511627776) overflows a long.",
            "[IllegalShape] Variable m/v cannot have this shape: (1048576, 1048576) of float32 has"
                + " 1099511627776 elements and needs 4398046511104 bytes; a variable holds at most"
                + " 2147483583 bytes, as one NIO buffer does.",
            "[IllegalShape] Variable acme.Model.both cannot have this shape: it has both a shape"
                + " and dims. Remove one of them.");
  }

  @Test
  void initializersKnowTheShape() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = "n=3")
            class Model {
              @Variable(dims = "n", init = @Init(constant = {1, 2, 3})) FloatVariable fits;
              @Variable(dims = "n", init = §@Init(constant = {1, 2})) FloatVariable doesNot;
            }
            """)
        .says(
            "[IllegalInitializer] Variable m/doesNot cannot be initialized so: CONSTANT has 2"
                + " values for the 3 elements of shape (3,); give one for all, or one for each in"
                + " row-major order.");
  }

  @Test
  void whatNothingUses() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = {"kernel=3", §"other=kernel"})
            class Model {
              @VariableScope(let = {"in=1", §"kernal=7"}) Conv conv;
              @SuppressWarnings("UnusedDim")
              @VariableScope(let = {"in=1", "kernal=7"}) Conv meant;
              @VariableScope(let = {"in=1", "bias=false"}) Conv plain;
            }
            """,
            """
            @VariableScope(let = "bias=true")
            class Conv {
              @Variable(dims = {"in", "kernel"}) FloatVariable w;
              @Variable(when = "bias") FloatVariable b;
            }
            """)
        .says(
            "[UnusedDim] Nothing below uses other, which 'other=kernel' gives. Is it misspelled?",
            "[UnusedDim] Nothing below uses kernal, which 'kernal=7' gives. Is it misspelled?");
  }

  @Test
  void whatWouldGrowWithoutEnd() {
    StringBuilder lets = new StringBuilder("\"a0=n\", \"b0=n\"");
    for (int i = 1; i <= 30; i++) {
      String before = "(a" + (i - 1) + "+2)/(a" + (i - 1) + "+3)";
      lets.append(", ").append(i == 4 ? "§" : "").append("\"a" + i + "=" + before + "\"");
      String square = "b" + (i - 1) + "*b" + (i - 1);
      lets.append(", ").append(i == 5 ? "§" : "").append("\"b" + i + "=" + square + "\"");
    }
    Expectation.of(
            """
            @VariableScope(value = "m", let = {LETS})
            class Model {
              int n;
              static final int THE_LONGEST_NAME_THAT_ANYONE_WOULD_EVER_GIVE = 1;
              @Variable(dims = "a30") FloatVariable v;
              @Variable(dims = "b30") FloatVariable w;
            }
            """
                .replace("LETS", lets.toString().replace("a0=n", "a0=" + "n+".repeat(20) + "n*n")))
        .says(
            "[IllegalDim] 'a4=(a3+2)/(a3+3)' cannot be a dimension in acme.Model: what it depends"
                + " on makes it too long: it has a quotient that fills a page.",
            "[IllegalDim] 'b5=b4*b4' cannot be a dimension in acme.Model: what it depends on makes"
                + " it too long: it has more than 20 factors.");
  }

  @Test
  void veryManyConstants() {
    StringBuilder constants = new StringBuilder("interface Keys {\n");
    for (int i = 0; i < 1500; i++) {
      constants.append("  int KEY_").append(i).append(" = ").append(i).append(";\n");
    }
    Expectation.of(
            """
            @VariableScope("m")
            class Model implements Keys {
              @Variable(dims = "KEY_1499") FloatVariable v;
              @Variable(name = "v", shape = 1499, reuse = Reuse.TRUE) FloatVariable w;
            }
            """,
            constants + "}\n")
        .compiles();
  }

  @Test
  void fieldsThatHideOthersOrAreNotInherited() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = {"size=4", "modCount=5"})
            class Model {
              @VariableScope Layer layer;
              @Variable(name = "layer/v", shape = {4, 5}, reuse = Reuse.TRUE) FloatVariable v;
            }
            """,
            """
            @VariableScope
            class Layer extends Middle {
              String modCount;
              @Variable(dims = {"size", "modCount"}) FloatVariable v;
            }
            """,
            """
            class Middle extends java.util.ArrayList<String> {
              private static final long serialVersionUID = 1;
              private int size;
              int use() { return size; }
            }
            """)
        .compiles();
  }

  @Test
  void aMountThatDoesNotGiveWhatOthersGive() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope(let = {"in=2", "bias=true"}) Block first;
              §§@VariableScope Block second;
              @VariableScope(let = {"in=2", "bias=true"}) Wide third;
            }
            @VariableScope
            class Block {
              @VariableScope(repeat = "2") Dense[] layers;
            }
            @VariableScope
            class Wide {
              @VariableScope Dense dense;
            }
            """,
            """
            @VariableScope
            class Dense {
              @Variable(dims = {"in", "2*in"}) FloatVariable w;
              @Variable(dims = "in", when = "bias") FloatVariable b;
            }
            """)
        .says(
            "[IllegalCondition] 'bias' cannot be a condition in acme.Net.second.layers[0]: nothing"
                + " here is called bias.",
            "[UnknownDim] 'in' has no value in acme.Net.second.layers[0]: nothing here is called in."
                + " Give it with let, here or further out, or as a constant, or as an int or long"
                + " field.");
  }

  @Test
  void theInnermostMountThatOthersDoNotHaveIsTold() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope Good good;
              @VariableScope Bad bad;
            }
            @VariableScope
            class Good {
              @VariableScope(let = "in=2") Dense dense;
            }
            @VariableScope
            class Bad {
              §@VariableScope Dense dense;
            }
            """,
            """
            @VariableScope
            class Dense {
              @Variable(dims = "in") FloatVariable w;
            }
            """)
        .says(
            "[UnknownDim] 'in' has no value in acme.Net.bad.dense: nothing here is called in. Give"
                + " it with let, here or further out, or as a constant, or as an int or long field.");
  }

  @Test
  void aTypingMistakeInAComponentIsToldOnce() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              static final int HIDDEN = 2;
              @VariableScope(repeat = "32") Dense[] layers;
              @VariableScope Dense head;
            }
            """,
            """
            @VariableScope
            class Dense {
              @Variable(dims = §"HIDEN") FloatVariable w;
              @Variable(name = "w2", reuse = Reuse§.TRUE) FloatVariable again;
            }
            """)
        .says(
            "[UnknownDim] 'HIDEN' has no value in acme.Net.layers[0]: nothing here is called HIDEN."
                + " Did you mean HIDDEN? Give it with let, here or further out, or as a constant, or"
                + " as an int or long field.\n"
                + "  The same for 32 more: acme.Net.layers[1], acme.Net.layers[2],"
                + " acme.Net.layers[3], acme.Net.layers[4], acme.Net.layers[5],"
                + " acme.Net.layers[6], acme.Net.layers[7], acme.Net.layers[8],"
                + " acme.Net.layers[9], acme.Net.layers[10] and 22 more.",
            "[MissingVariable] Variable net/layers/0/w2 does not exist: nothing in this graph creates"
                + " it. Did you mean net/layers/0/w, created by acme.Net.layers[0].w (Net.java:6); or"
                + " net/layers/1/w, created by acme.Net.layers[1].w (Net.java:6); or"
                + " net/layers/10/w, created by acme.Net.layers[10].w (Net.java:6)?\n"
                + "  The same for 32 more: net/layers/1/w2, net/layers/2/w2, net/layers/3/w2,"
                + " net/layers/4/w2, net/layers/5/w2, net/layers/6/w2, net/layers/7/w2,"
                + " net/layers/8/w2, net/layers/9/w2, net/layers/10/w2 and 22 more.");
  }
}
