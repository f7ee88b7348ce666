package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** What is said of dimensions that nobody gives, and where. */
final class UnknownDimensionsTest {

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
