package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** Programs that name all their roots. */
final class ProgramsTest {

  private static final String CREATES =
      """
      @VariableScope("m")
      class Creates {
        @Variable(shape = 2) FloatVariable v;
      }
      """;

  @Test
  void aProgramNeedsWhatItShares() {
    Expectation.of(
            CREATES,
            """
            @VariableGraph({Shares§.class})
            class Alone {}
            """,
            """
            @VariableGraph({Shares.class, Creates.class})
            class Together {}
            """,
            """
            @VariableScope(value = "m", reuse = Reuse.TRUE)
            class Shares {
              @Variable(shape = 2) FloatVariable v;
            }
            """)
        .says(
            "[MissingVariable] Variable m/v does not exist: nothing in this graph creates it. It is"
                + " shared by acme.Shares.v (Shares.java:5), and created by acme.Creates: add that"
                + " class to the graph.");
  }

  @Test
  void whatIsToldWhereItIsCausedIsNotToldAgain() {
    Expectation.of(
            CREATES,
            """
            @VariableScope(value = §"m")
            class Duplicates extends Creates {}
            """,
            """
            @VariableGraph({Creates.class, Duplicates.class, Shares.class})
            class Program {}
            """,
            """
            @VariableScope(value = "m")
            class Shares {
              @Variable(name = "v", shape = §3, reuse = Reuse.TRUE) FloatVariable w;
            }
            """)
        .says(
            "[DuplicateVariable] Variable m/v already exists: created by acme.Creates.v"
                + " (Creates.java:5). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?\n"
                + "  If the two are never bound to one store, give one of them a graph of its own.",
            "[ShapeMismatch] Trying to share variable m/v, but specified shape (3,) and found shape"
                + " (2,). It is created by acme.Creates.v (Creates.java:5).");
  }

  @Test
  void whatCannotBeARoot() {
    Expectation.of(
            CREATES,
            """
            @VariableGraph({
              Creates.class, Creates§.class, Part§.class, Base§.class, String§.class, Other§.class
            })
            class Program {}
            @VariableScope class Part {}
            @VariableScope("base") abstract class Base {}
            @VariableScope(value = "other", graph = "g") class Other {}
            """,
            """
            @VariableGraph(§{})
            class Zero {}
            """)
        .says(
            "[IllegalGraph] acme.Creates cannot be a root of the graph acme.Program: it is named"
                + " twice.",
            "[IllegalGraph] acme.Part cannot be a root of the graph acme.Program: it is a"
                + " component, which has no place of its own. Name its scope.",
            "[IllegalGraph] acme.Base cannot be a root of the graph acme.Program: it is abstract."
                + " Name the classes that extend it.",
            "[IllegalGraph] java.lang.String cannot be a root of the graph acme.Program: it is not"
                + " annotated with @VariableScope.",
            "[IllegalGraph] acme.Other cannot be a root of the graph acme.Program: it has graph ="
                + " \"g\", and acme.Creates graph = \"\".",
            "[IllegalGraph] The graph acme.Zero names no root.");
  }

  @Test
  void whatIsNoClassAndWhatIsAScope() {
    Expectation.of(
            CREATES,
            """
            @VariableGraph({Creates.class, int§.class, Creates[]§.class, Dotted§.class})
            class Program {}
            @VariableScope(value = "dotted", separator = ".", graph = "") class Dotted {}
            """
                .replace("separator = \".\"", "separator = §\".\""),
            """
            §@VariableGraph(Scope.class)
            @VariableScope("scope")
            class Scope {}
            """)
        .says(
            "[IllegalGraph] int cannot be a root of the graph acme.Program: it is no class.",
            "[IllegalGraph] acme.Creates[] cannot be a root of the graph acme.Program: it is no"
                + " class.",
            "[IllegalGraph] acme.Dotted cannot be a root of the graph acme.Program: it has"
                + " separator = \".\", and acme.Creates separator = \"/\".",
            "[IllegalSeparator] acme.Dotted separates the levels of names by '.', but acme.Creates"
                + " in the same graph by '/'. Use one separator, or give one of the two a graph of"
                + " its own.",
            "[IllegalGraph] acme.Scope cannot be a graph: it is a scope class itself. Annotate"
                + " another class.");
  }

  @Test
  void aProgramIsToldWhoSharesAndWhichRootIsMissing() {
    Expectation.of(
            """
            @VariableGraph(Alone§.class)
            class Program {}
            """,
            """
            @VariableScope("a")
            class Alone {
              @VariableScope Part part;
            }
            """,
            """
            @VariableScope
            class Part {
              @Variable(name = "/b/v", reuse = Reuse.TRUE) FloatVariable v;
            }
            """,
            """
            @VariableScope("b")
            class Beside {
              @Variable FloatVariable v;
            }
            """)
        .says(
            "[MissingVariable] Variable b/v does not exist: nothing in this graph creates it. It is"
                + " shared by acme.Alone.part.v (Alone.java:5), and created by acme.Beside: add"
                + " that class to the graph.");
  }
}
