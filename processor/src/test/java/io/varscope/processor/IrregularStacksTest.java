package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Repeated mounts whose components differ: by lists, by listed indexes, by conditions of them. */
final class IrregularStacksTest {

  private static final String LAYER =
      """
      @VariableScope class Layer {
        @Variable(dims = {"in", "out"}) FloatVariable w;
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void listsGiveEachElementItsSize(Compiler compiler) throws Exception {
    assertEquals(
        "[t/0/w (1460, 2), t/1/w (583, 2), t/2/w (10131227, 2), u0/w (9, 2), u2/w (7, 2)]",
        names(
            compiler,
            """
            @VariableScope(value = "/", let = {"rows={1460, 583, 10131227}", "which={0, 2}"})
            class Model {
              @VariableScope(repeat = "3", let = {"in=rows[i]", "out=2"}) Layer[] t;
              @VariableScope(value = "u{i}", repeat = "which", let = {"in={9, 8, 7}[i]", "out=2"})
              java.util.List<Layer> some;
            }
            """
                + LAYER,
            "t[1].w.size() + \" \" + m.some.size() + m.some.get(1).w.shape()",
            "1166 2(7, 2)"));
  }

  @ParameterizedTest
  @EnumSource
  void aListSaysHowManyThereAre(Compiler compiler) throws Exception {
    assertEquals(
        "[t/0/w (9, 3), t/1/w (8, 3), t/2/w (7, 3), u/0/w (2, 3), u/1/w (5, 3)]",
        names(
            compiler,
            """
            @VariableScope(value = "/", let = {"rows={9, 8, 7}", "out=size(rows)"})
            class Model {
              @VariableScope(repeat = "size(rows)", let = "in=rows[i]") Layer[] t;
              @VariableScope(let = "sizes={2, n}") Several u;
              int n = 5;
            }
            @VariableScope(takes = "sizes")
            class Several {
              @VariableScope(value = "{i}", repeat = "size(sizes)", let = "in=sizes[i]")
              java.util.List<Layer> all;
            }
            """
                + LAYER,
            "u.all.size() + \" \" + m.t[2].w.shape()",
            "2 (7, 3)"));
  }

  @ParameterizedTest
  @EnumSource
  void conditionsOfTheIndexChooseElements(Compiler compiler) throws Exception {
    assertEquals(
        "[a0/w (2, 2), a1/w (2, 2), b5/w (5, 5), c/0/w (1, 1), c/0/r (1, 2), c/1/w (2, 2),"
            + " c/2/w (1, 1), c/2/r (1, 2)]",
        names(
            compiler,
            """
            @VariableScope("/")
            class Model {
              @VariableScope(value = "a{i}", repeat = "4", when = "i<2", let = {"in=2", "out=2"})
              Layer[] t;
              @VariableScope(value = "b{i}", repeat = "{3, 5}", when = "i%2==1 && i!=3 && !never",
                  let = {"in=i", "out=i"})
              java.util.List<Layer> some;
              static final boolean never = false;
              @VariableScope(repeat = "3", let = {"in=1+i%2", "alternate=i%2==0"})
              Block[] c;
              static final int in = 1;
            }
            @VariableScope
            class Block {
              @Variable(dims = {"in", "in"}) FloatVariable w;
              @Variable(dims = {"in", "2"}, when = "alternate") FloatVariable r;
            }
            """
                + LAYER,
            "t.length + \" \" + m.t[3] + m.some.get(0) + m.some.get(1).w.shape() + m.c[1].r",
            "4 nullnull(5, 5)null"));
  }

  @Test
  void aModelMayBringItsOwnElements() throws Exception {
    assertEquals(
        "x true",
        Running.run(
            Compiler.JAVAC,
            folder,
            """
            @VariableScope("/")
            class Model {
              @VariableScope(repeat = "2", when = "i==1", let = {"in=1", "out=1"})
              Layer[] t = new Layer[2];
            }
            """
                + LAYER,
            """
            Model m = new Model();
            Layer own = new Layer();
            m.t[1] = own;
            ModelVariables.bind(m, new VariableStore());
            return "x " + (m.t[0] == null && m.t[1] == own && own.w != null);
            """));
  }

  /** The list of names and shapes, after looking at the model itself. */
  private String names(Compiler compiler, String classes, String seen, String expected)
      throws Exception {
    String[] result =
        Running.run(
                compiler,
                folder,
                classes,
                """
                VariableStore store = new VariableStore();
                Model m = ModelVariables.bind(new Model(), store);
                String seen = "" + m.%s;
                return seen + "\\n" + store.variables().stream()
                    .map(v -> v.name() + " " + v.shape()).toList();
                """
                    .formatted(seen))
            .split("\n", -1);
    assertEquals(expected, result[0]);
    return result[1];
  }

  @Test
  void whatIsNoRepeat() {
    Expectation.of(
            """
            @VariableScope(value = "/", let = "rows={1, 2}")
            class Model {
              int n;
              @VariableScope(repeat = §"{0, 2, 0}") Layer[] twice;
              @VariableScope(repeat = §"{0, n}") Layer[] open;
              @VariableScope(repeat = §"{0-1}") Layer[] negative;
              @VariableScope(repeat = §"{true}") Layer[] condition;
              @VariableScope(repeat = §"rows[2]") Layer[] beyond;
              @VariableScope(repeat = "2", when = §"i") Layer[] number;
              @VariableScope(repeat = "2", when = §"i<n") Layer[] unknown;
              @VariableScope(repeat = "4", let = §"in=rows[i]") Layer[] tooFew;
              @VariableScope(let = §"in=rows[n]") Layer which;
              @Variable(dims = §"rows") FloatVariable list;
              @Variable(dims = §"n[0]") FloatVariable none;
              @Variable(shape = 1, when = §"rows") FloatVariable no;
              @Variable(dims = §"floor(n)") FloatVariable whole;
              @Variable(name = §"x{rows}", shape = 1) FloatVariable name;
            }
            """,
            """
            @VariableScope class Layer {
              @Variable(shape = 1) FloatVariable w;
            }
            """)
        .says(
            "[IllegalRepeat] '{0, 2, 0}' cannot be a number of components in acme.Model: it has 0"
                + " twice, but each component has an index of its own.",
            "[IllegalRepeat] '{0, n}' cannot be a number of components in acme.Model: it depends on"
                + " acme.Model.n, but names have to be known when the model is compiled.",
            "[IllegalRepeat] '{0-1}' cannot be a number of components in acme.Model: it is {-1},"
                + " and may not be negative.",
            "[IllegalRepeat] '{true}' cannot be a number of components in acme.Model: true is a"
                + " condition, not a number.",
            "[IllegalRepeat] 'rows[2]' cannot be a number of components in acme.Model: the index 2"
                + " is not below the length of the list, which is 2.",
            "[IllegalCondition] 'i' cannot be a condition in acme.Model: 0 is a number, not a"
                + " condition.\n  'i' cannot be a condition in acme.Model: 1 is a number, not a condition.",
            "[IllegalCondition] 'i<n' cannot be a condition in acme.Model: whether 0 <"
                + " acme.Model.n is only known when the model is bound, but what there is has to be"
                + " known before. Compare what the compiler knows, or let a boolean field decide.\n  'i<n' cannot be a condition in acme.Model: whether 1 < acme.Model.n is only known when the model is bound, but what there is has to be known before. Compare what the compiler knows, or let a boolean field decide.",
            "[IllegalDim] 'in=rows[i]' cannot be a dimension in acme.Model: the index 2 is not below"
                + " the length of the list, which is 2.\n  'in=rows[i]' cannot be a dimension in acme.Model: the index 3 is not below the length of the list, which is 2.",
            "[IllegalDim] 'in=rows[n]' cannot be a dimension in acme.Model: the index acme.Model.n"
                + " is only known when the model is bound, but which value of the list is meant has"
                + " to be known before.",
            "[IllegalDim] 'rows' cannot be a dimension in acme.Model: {1, 2} is a list, not a"
                + " number. Take one of its values, as rows[i] does.",
            "[IllegalDim] 'n[0]' cannot be a dimension in acme.Model: acme.Model.n is no list: only"
                + " a let gives one, as in \"rows={64, 128}\".",
            "[IllegalCondition] 'rows' cannot be a condition in acme.Model: {1, 2} is a list, not a"
                + " condition.",
            "[IllegalDim] 'floor(n)' cannot be a dimension in acme.Model: floor takes one quotient,"
                + " as in floor(vocabulary/64).",
            "[IllegalName] 'x{rows}' is not a valid variable or scope name: {1, 2} is a list, not a"
                + " number. Take one of its values, as rows[i] does.");
  }

  @Test
  void whatHasNoIndexAndWhatNoSize() {
    Expectation.of(
            """
            @VariableScope("/")
            class Model {
              int n;
              @VariableScope(when = §"i==0") Layer single;
              @VariableScope(repeat = "1") Several[] several;
              @VariableScope(repeat = "2", when = §"odd", let = "odd=i%2==1") Layer[] inside;
              @VariableScope(repeat = §"size(n)") Layer[] number;
              @VariableScope(repeat = §"{1, 2") Layer[] open;
              @Variable(dims = §"7//2") FloatVariable half;
              @Variable(dims = §"n**2") FloatVariable square;
            }
            """,
            """
            @VariableScope class Layer {
              @Variable(shape = 1) FloatVariable w;
            }
            """,
            """
            @VariableScope class Several {
              @Variable(when = §"i==0") FloatVariable first;
            }
            """)
        .says(
            "[IllegalCondition] 'i==0' cannot be a condition in acme.Model: nothing here is called"
                + " i. Did you mean n? The index i is given by repeat.",
            "[IllegalCondition] 'odd' cannot be a condition in acme.Model: nothing here is called"
                + " odd. The mount gives odd to what it places; its own expressions are read outside"
                + " of that.",
            "[IllegalRepeat] 'size(n)' cannot be a number of components in acme.Model: acme.Model.n"
                + " is no list: only a let gives one, as in \"rows={64, 128}\".",
            "[IllegalRepeat] '{1, 2' cannot be a number of components in acme.Model: expected '}',"
                + " but found the end.",
            "[IllegalDim] '7//2' cannot be a dimension in acme.Model: expected a number, a name or"
                + " '(', but found '/' at index 2. A quotient that is rounded down is written"
                + " floor(7/2).",
            "[IllegalDim] 'n**2' cannot be a dimension in acme.Model: expected a number, a name or"
                + " '(', but found '*' at index 2. A power is a product, as in a*a.",
            "[IllegalCondition] 'i==0' cannot be a condition in acme.Model.several[0]: nothing here"
                + " is called i. Did you mean n? A mount that is repeated gives its index on by let,"
                + " as in let = \"n=i\".");
  }
}
