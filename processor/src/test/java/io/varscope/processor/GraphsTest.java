package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** Graphs share nothing, and only a root has one. */
final class GraphsTest {

  @Test
  void graphsAreUniversesOfTheirOwn() {
    Expectation.of(
            """
            @VariableScope("mlp")
            class Small {
              @Variable(shape = 4) FloatVariable v;
            }

            @VariableScope(value = "mlp", graph = "large")
            class Large {
              @Variable(shape = 8) FloatVariable v;
            }

            @VariableScope(value = "mlp", graph = "large", reuse = Reuse.TRUE)
            class LargeAgain {
              @Variable(shape = 8) FloatVariable v;
            }
            """)
        .compiles();
  }

  @Test
  void nothingIsSharedBetweenGraphs() {
    Expectation.of(
            """
            @VariableScope("mlp")
            class Create {
              @Variable FloatVariable v;
            }

            @VariableScope(value = "mlp", graph = "other")
            class Share {
              @Variable(reuse = Reuse§.TRUE) FloatVariable v;
            }
            """)
        .says("[MissingVariable] Variable mlp/v does not exist: nothing in this graph creates it.");
  }

  @Test
  void graphOfSomethingThatIsNoRoot() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope(graph = §"mine") Layer layer;
            }

            @VariableScope(graph = §"mine")
            class Layer {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[MisplacedValue] acme.Net.layer is a mount, and belongs to the graph of the root that it"
                + " is below. Remove graph here.",
            "[MisplacedValue] acme.Layer is a component, and belongs to the graph of the root that it"
                + " is below. Remove graph here.");
  }
}
