package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** Names whose levels are joined otherwise than by a slash. */
final class SeparatorTest {

  @Test
  void relativeAndAbsoluteNames() {
    Expectation.of(
            """
            @VariableScope(value = "gpt", separator = ".")
            class Gpt {
              @VariableScope("h.0") Block block;
              @Variable(name = "wte.weight") FloatVariable tokens;
              @Variable(name = "/gpt.wte.weight", reuse = Reuse.TRUE) FloatVariable head;
              @Variable(name = "/gpt.h.0.b", reuse = Reuse.TRUE) FloatVariable b;
            }
            @VariableScope class Block { @Variable FloatVariable b; }
            """)
        .compiles();
  }

  @Test
  void emptySegments() {
    Expectation.of(
            """
            @VariableScope(value = §"a..b", separator = ".")
            class First {
              @Variable FloatVariable v;
            }
            """,
            """
            @VariableScope(value = "model", separator = ".")
            class Model {
              @Variable(name = §".v") FloatVariable v;
              @VariableScope(§"layer.") Layer layer;
              @VariableScope Layer another;
            }
            """,
            """
            @VariableScope
            class Zeta {
              @Variable(name = "fine..here") FloatVariable w;
            }
            """,
            "@VariableScope class Layer { @Variable FloatVariable w; }")
        .says(
            "[IllegalName] 'a..b' is not a valid variable or scope name: it has an empty segment,"
                + " '..'.",
            "[IllegalName] '.v' is not a valid variable or scope name: it starts with '.'.",
            "[IllegalName] 'layer.' is not a valid variable or scope name: it ends with '.'.");
  }

  @Test
  void whatCannotSeparate() {
    Expectation.of(
            """
            @VariableScope(value = "a", separator = §"::")
            class A {
              @Variable FloatVariable v;
            }
            """,
            """
            @VariableScope(value = "b", separator = §"", graph = "b")
            class B {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[IllegalSeparator] '::' cannot separate the levels of names: use \"/\", or \".\" for"
                + " names as PyTorch writes them; \"_\" and \"-\" are possible too.",
            "[IllegalSeparator] '' cannot separate the levels of names: use \"/\", or \".\" for"
                + " names as PyTorch writes them; \"_\" and \"-\" are possible too.");
  }

  @Test
  void valuesThatMeanNothingWhereTheyStand() {
    Expectation.of(
            """
            @VariableScope(value = "a", when = §"x", repeat = §"3")
            class A {
              @VariableScope(separator = §".", graph = §"g") B b;
            }
            """,
            """
            @VariableScope(separator = §".", graph = §"g")
            class B {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[MisplacedValue] acme.A is a root, and is there wherever it is bound or mounted; mounts"
                + " have conditions. Remove when here.",
            "[MisplacedValue] acme.A is a root, and is no mount, which could hold several"
                + " components. Remove repeat here.",
            "[MisplacedValue] acme.A.b is a mount, and is named as the root says that it is below."
                + " Remove separator here.",
            "[MisplacedValue] acme.A.b is a mount, and belongs to the graph of the root that it is"
                + " below. Remove graph here.",
            "[MisplacedValue] acme.B is a component, and is named as the root says that it is"
                + " below. Remove separator here.",
            "[MisplacedValue] acme.B is a component, and belongs to the graph of the root that it"
                + " is below. Remove graph here.");
  }
}
