package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** Where a dimension gets its value, and what cannot be one. */
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
}
