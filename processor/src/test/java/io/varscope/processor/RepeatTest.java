package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** Mounts that hold several components. */
final class RepeatTest {

  private static final String LAYER = "@VariableScope class Layer { @Variable FloatVariable w; }";

  @Test
  void namesWithAnIndex() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              static final int N = 2;
              @VariableScope(value = "a_{i}/b{i+1}{2*i}", repeat = "N+1") Layer[] array;
              @VariableScope(repeat = "2") java.util.List<Layer> list;
              @Variable(name = "a_0/b10/w", reuse = Reuse.TRUE) FloatVariable a0;
              @Variable(name = "a_2/b34/w", reuse = Reuse.TRUE) FloatVariable a2;
              @Variable(name = "list/1/w", reuse = Reuse.TRUE) FloatVariable l1;
              @Variable(name = "list/2/w", reuse = Reuse§.TRUE) FloatVariable l2;
            }
            """,
            LAYER)
        .says(
            "[MissingVariable] Variable m/list/2/w does not exist: nothing in this graph creates"
                + " it. Did you mean m/list/0/w, created by acme.Model.list[0].w (Model.java:7); or"
                + " m/list/1/w, created by acme.Model.list[1].w (Model.java:7); or m/a_0/b10/w,"
                + " created by acme.Model.array[0].w (Model.java:6)?");
  }

  @Test
  void eachMountHasItsOwnIndex() {
    Expectation.of(
            """
            @VariableScope(value = "m", separator = ".")
            class Model {
              @VariableScope(value = "stage{i+1}", repeat = "2", let = "width=16*(i+1)") Stage[] stages;
              @Variable(name = "stage2.block0.w", shape = 32, reuse = Reuse.TRUE) FloatVariable a;
              @Variable(name = "stage1.block2.w", shape = 48, reuse = Reuse.TRUE) FloatVariable b;
            }
            @VariableScope
            class Stage {
              @VariableScope(value = "block{i}", repeat = "3", let = "size=width*(i+1)") Block[] blocks;
            }
            @VariableScope
            class Block {
              @Variable(dims = "size") FloatVariable w;
            }
            """)
        .compiles();
  }

  @Test
  void theIndexIsNotSeenInside() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              @VariableScope(value = "l{i}", repeat = "2") Layer[] layers;
            }
            """,
            """
            @VariableScope
            class Layer {
              @Variable(dims = §"i") FloatVariable w;
            }
            """)
        .says(
            "[UnknownDim] 'i' has no value in acme.Model.layers[0]: nothing here is called i. Give"
                + " it with let, here or further out, or as a constant, or as an int or long"
                + " field.\n"
                + "  The same for 1 more: acme.Model.layers[1].");
  }

  @Test
  void counts() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              int n;
              static final boolean YES = true;
              @VariableScope(value = "a{i}", repeat = "0") Layer[] none;
              @VariableScope(value = "b{i}", repeat = §"0-1") Layer[] negative;
              @VariableScope(value = "c{i}", repeat = §"1000000") Layer[] million;
              @VariableScope(value = "d{i}", repeat = §"n+1") Layer[] unknown;
              @VariableScope(value = "e{i}", repeat = §"m") Layer[] nothing;
              @VariableScope(value = "f{i}", repeat = §"YES") Layer[] truth;
              @VariableScope(value = "g{i}", repeat = §"two") Layer[] word;
              @VariableScope(value = "h{i}", repeat = §"2*") Layer[] broken;
            }
            """,
            LAYER)
        .says(
            "[IllegalRepeat] '0-1' cannot be a number of components in acme.Model: it is -1, and may"
                + " not be negative.",
            "[IllegalRepeat] '1000000' cannot be a number of components in acme.Model: it is"
                + " 1000000, and 100000 is the limit.",
            "[IllegalRepeat] 'n+1' cannot be a number of components in acme.Model: it depends on"
                + " acme.Model.n + 1, but names have to be known when the model is compiled.",
            "[IllegalRepeat] 'm' cannot be a number of components in acme.Model: nothing here is"
                + " called m. Did you mean n?",
            "[IllegalRepeat] 'YES' cannot be a number of components in acme.Model: true is a"
                + " condition, not a number.",
            "[IllegalRepeat] 'two' cannot be a number of components in acme.Model: nothing here is"
                + " called two.",
            "[IllegalRepeat] '2*' cannot be a number of components in acme.Model: expected a"
                + " number, a name or '(', but found the end.");
  }

  @Test
  void names() {
    Expectation.of(
            """
            @VariableScope("/")
            class Model {
              @VariableScope(value = §"a{j}", repeat = "2") Layer[] unknown;
              @VariableScope(value = §"b{i", repeat = "2") Layer[] open;
              @VariableScope(value = §"c{}", repeat = "2") Layer[] empty;
              @VariableScope(value = §"{i-1}", repeat = "2") Layer[] filled;
              @VariableScope(value = §"/-d{i}", repeat = "2") Layer[] absolute;
              @VariableScope(value = §"e}{i}", repeat = "2") Layer[] close;
              @VariableScope(value = §"f{i/2}", repeat = "2") Layer[] fraction;
              @VariableScope(§"g{i}") Layer single;
              @VariableScope(value = §"h", repeat = "2") Layer[] same;
              @VariableScope(value = "k", repeat = "2", reuse = Reuse.AUTO) Layer[] shared;
            }
            """,
            LAYER)
        .says(
            "[IllegalName] 'a{j}' is not a valid variable or scope name: nothing here is called j."
                + " Did you mean i?",
            "[IllegalName] 'b{i' is not a valid variable or scope name: the '{' at index 1 is not"
                + " closed.",
            "[IllegalName] 'c{}' is not a valid variable or scope name: expected a number, a name"
                + " or '(', but found the end.",
            "[IllegalName] '{i-1}' is not a valid variable or scope name: it is -1, and may not be"
                + " negative.",
            "[IllegalName] '/-d0' is not a valid variable or scope name: after the first '/', at the"
                + " top of the graph a name must start with a letter, a digit or '.'.",
            "[IllegalName] 'e}0' is not a valid variable or scope name: it has '}' at index 1;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.",
            "[IllegalName] 'f{i/2}' is not a valid variable or scope name: 1/2 leaves the remainder"
                + " 1.",
            "[IllegalName] 'g{i}' is not a valid variable or scope name: nothing here is called i;"
                + " the index i is given by repeat.",
            "[DuplicateVariable] Variable h/w already exists: created by acme.Model.same[0].w"
                + " (Model.java:13). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?\n"
                + "  The components of acme.Model.same have the same name: put their index into it,"
                + " as in \"h_{i}\".");
  }

  @Test
  void nestedRepeatsAreGivenUpInTime() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              §@VariableScope(repeat = "100000") A[] a;
            }
            @VariableScope class A { @VariableScope(repeat = "100000") B[] b; }
            @VariableScope class B { @VariableScope(repeat = "100000") C[] c; }
            @VariableScope class C { @Variable FloatVariable v; }
            """)
        .says(
            "[TooManyVariables] With what acme.Model.a mounts, this graph has more than 100000"
                + " variables and mounts, or more than 200 scope classes around each other. That is"
                + " the limit.");
  }
}
