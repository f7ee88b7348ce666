package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a component takes, each of its mounts has to give, whatever there is further out. */
final class TakesTest {

  private static final String DENSE =
      """
      @VariableScope(takes = {"in", "out"}) class Dense {
        @Variable(dims = {"in", "out"}) FloatVariable w;
        @Variable(dims = "out") FloatVariable b;
      }
      """;

  @TempDir Path folder;

  @Test
  void whatIsFurtherOutDoesNotCount() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = {"in=1", "out=2"})
            class Model {
              @VariableScope(let = {"in=3", "out=4"}) Dense right;
              §@VariableScope(let = "out=4") Dense forgotten;
              §@VariableScope(repeat = "3", let = {"inn=3", "out=4"}) Dense[] misspelled;
              @VariableScope(let = {"n=1", "out=2"}) Outer outer;
            }
            """,
            DENSE,
            """
            @VariableScope(let = "in=7") class Outer {
              §@VariableScope(let = "out=n") Dense none;
            }
            """)
        .says(
            "[MissingDim] acme.Dense takes in, but the mount acme.Model.forgotten does not give it."
                + " Write let = \"in=...\" there.",
            "[MissingDim] acme.Dense takes in, but the mount acme.Model.misspelled does not give it."
                + " Is inn misspelled there?\n  The same for 2 more: acme.Model.misspelled[1],"
                + " acme.Model.misspelled[2].",
            "[MissingDim] acme.Dense takes in, but the mount acme.Outer.none does not give it. Write"
                + " let = \"in=...\" there.");
  }

  @Test
  void theClassMayGiveADefault() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              @VariableScope(let = {"in=3", "bias=false"}) Linear layer;
              @VariableScope(let = {"in=3", "bias=true", "out=1"}) Linear other;
            }
            """,
            """
            @VariableScope(takes = {"in", "out", "bias", "groups"}, let = "out=4*in")
            class Linear {
              static final int groups = 1;
              @Variable(dims = {"in", "out/groups"}) FloatVariable w;
              @Variable(dims = "out", when = "bias") FloatVariable b;
            }
            """)
        .compiles();
  }

  @Test
  void subclassesTakeToo() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              @VariableScope(let = {"in=3", "out=4"}) Wide right;
              §@VariableScope Wide wrong;
            }
            """,
            DENSE,
            "@VariableScope class Wide extends Dense {}\n",
            "§@VariableScope(\"r\") class Root extends Dense {}\n",
            "@VariableScope(value = \"s\", let = {\"in=1\", \"out=2\"}) class Other extends Dense {}\n")
        .says(
            "[MissingDim] acme.Dense takes in, but the mount acme.Model.wrong does not give it."
                + " Write let = \"in=...\" there.\n  acme.Dense takes out, but the mount"
                + " acme.Model.wrong does not give it. Write let = \"out=...\" there.",
            "[MissingDim] acme.Dense takes in, but the root acme.Root does not give it. Write let ="
                + " \"in=...\" there.\n  acme.Dense takes out, but the root acme.Root does not give"
                + " it. Write let = \"out=...\" there.");
  }

  @Test
  void whatCannotBeTaken() {
    Expectation.of(
            """
            @VariableScope(takes = {"in", §"in", §"4*in", §"true"})
            class Layer {
              @Variable(dims = "in") FloatVariable w;
            }
            """,
            """
            @VariableScope("m") class Model {
              @VariableScope(let = "in=2", takes = §"out") Layer layer;
            }
            """)
        .says(
            "[IllegalDim] 'in' cannot be a dimension in acme.Layer: 'in' is taken twice here.",
            "[IllegalDim] '4*in' cannot be a dimension in acme.Layer: '4*in' is no name of a"
                + " dimension.",
            "[IllegalDim] 'true' cannot be a dimension in acme.Layer: 'true' is no name of a"
                + " dimension.",
            "[MisplacedValue] acme.Model.layer is a mount, and gives; the class of the component"
                + " says what it takes. Remove takes here.");
  }

  @ParameterizedTest
  @EnumSource
  void ofALibrary(Compiler compiler) {
    Path library =
        compiler
            .compile(
                folder.resolve("lib"),
                Map.of(
                    "lib/Dense.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope(takes = {"in", "out"})
                    public class Dense {
                      @Variable(dims = {"in", "out"}) FloatVariable w;
                    }
                    """))
            .classes();
    Compiler.Result result =
        compiler.compile(
            folder.resolve("app"),
            Map.of(
                "acme/Model.java",
                """
                package acme;
                import io.varscope.*;
                @VariableScope(value = "m", let = "in=3")
                class Model {
                  @VariableScope(let = "out=2") lib.Dense layer;
                }
                """),
            "-classpath",
            Compiler.runtime() + File.pathSeparator + library);
    assertEquals(
        List.of(
            "[MissingDim] lib.Dense takes in, but the mount acme.Model.layer does not give it."
                + " Write let = \"in=...\" there."),
        result.errors().stream().map(Compiler.Message::headline).toList());
  }
}
