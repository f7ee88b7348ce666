package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mounts without a level, absolute mounts, and names of variables with expressions in them. */
final class PlacesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void flatNamesAreNumberedThroughIrregularBlocks(Compiler compiler) throws Exception {
    assertEquals(
        "[conv2d_1/kernel (3, 3, 3, 32), batch_normalization_1/gamma (32,),"
            + " conv2d_2/kernel (3, 3, 32, 64), batch_normalization_2/gamma (64,),"
            + " conv2d_3/kernel (1, 1, 64, 8), batch_normalization_3/gamma (8,),"
            + " conv2d_4/kernel (1, 1, 64, 8), batch_normalization_4/gamma (8,),"
            + " deep/v (1,), net/own (1,), net/b0 (0,), net/b1 (1,)]"
            + " true",
        Running.run(
            compiler,
            folder,
            """
            @VariableScope(value = "net")
            class Model {
              @VariableScope(inline = true, let = {"n=1", "k=3", "in=3", "out=32"}) Conv stem;
              @VariableScope(inline = true, let = {"n=2", "k=3", "in=32", "out=64"}) Conv second;
              @VariableScope(inline = true, let = {"first=3", "in=64"}) Block block;
              @VariableScope("/deep") Deep deep;
              @VariableScope(inline = true) Own own;
              @VariableScope(inline = true, repeat = "2", let = "n=i") java.util.List<Numbered> some;
              @Variable(name = "/conv2d_{1+1}/kernel", shape = {3, 3, 32, 64}, reuse = Reuse.TRUE)
              FloatVariable again;
            }
            @VariableScope(takes = {"first", "in"})
            class Block {
              @VariableScope(inline = true, repeat = "2", let = {"n=first+i", "k=1", "out=8"}) Conv[] branches;
            }
            @VariableScope(takes = {"n", "k", "out"})
            class Conv {
              @Variable(name = "/conv2d_{n}/kernel", dims = {"k", "k", "in", "out"}) FloatVariable kernel;
              @VariableScope(value = "/batch_normalization_{n}") Norm norm;
            }
            @VariableScope class Norm { @Variable(dims = "out") FloatVariable gamma; }
            @VariableScope class Deep { @Variable(shape = 1) FloatVariable v; }
            @VariableScope class Own { @Variable(shape = 1) FloatVariable own; }
            @VariableScope class Numbered { @Variable(name = "b{n}", dims = "n") FloatVariable v; }
            """,
            """
            VariableStore store = new VariableStore();
            Model m = ModelVariables.bind(new Model(), store);
            return store.variables().stream().map(v -> v.name() + " " + v.shape()).toList()
                + " " + (m.again == m.second.kernel && m.block.branches[1].norm.gamma.name().equals("batch_normalization_4/gamma"));
            """));
  }

  @Test
  void whatHasNoNameNeedsOneOfItsParts() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              boolean a, b;
              §@VariableScope(inline = true, repeat = "2") Layer[] same;
              @Variable(shape = 1, when = "a || b") FloatVariable v;
              @Variable(name = §"v", shape = 1, when = "!a || !b") FloatVariable clash;
            }
            """,
            """
            @VariableScope class Layer {
              @Variable(shape = 1) FloatVariable w;
            }
            """)
        .says(
            "[DuplicateVariable] Variable m/w already exists: created by acme.Model.same[0].w"
                + " (Model.java:6). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?\n  The"
                + " components of acme.Model.same have no names: give their index on, as in let ="
                + " \"n=i\", and put it into the names of what they have, as in \"w_{n}\".",
            "[DuplicateVariable] Variable m/v already exists: created by acme.Model.v"
                + " (Model.java:7). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?");
  }

  @Test
  void whatIsWrongIsToldWhereItIsWritten() {
    Expectation.of(
            """
            @VariableScope(inline = §true) class Layer {
              @Variable(shape = 1) FloatVariable w;
            }
            """,
            """
            @VariableScope("m")
            class Model {
              int n;
              @Variable(name = §"v{n}", shape = 1) FloatVariable open;
              @Variable(name = §"v{i}", shape = 1) FloatVariable index;
              @Variable(name = §"w{1", shape = 1) FloatVariable brace;
              @Variable(name = §"/-{1}", shape = 1) FloatVariable start;
              @Variable(name = §"x/{1}/", shape = 1) FloatVariable end;
              @VariableScope(§"/") Layer top;
              @VariableScope(§"//a") Layer empty;
              @VariableScope(value = §"a", inline = true, reuse = Reuse.TRUE) Layer named;
              @VariableScope("/m/first") Layer first;
              @VariableScope(§"first") Layer second;
              @VariableScope(inline = true) Layer inline;
              §@Variable(shape = 1) FloatVariable w;
            }
            """)
        .says(
            "[MisplacedValue] acme.Layer is a component, and is no mount, which could lie in its"
                + " owner's scope. Remove inline here.",
            "[IllegalName] 'v{n}' is not a valid variable or scope name: it depends on"
                + " acme.Model.n, but names have to be known when the model is compiled.",
            "[IllegalName] 'v{i}' is not a valid variable or scope name: nothing here is called i."
                + " Did you mean n? A mount that is repeated gives its index on by let, as in let ="
                + " \"n=i\".",
            "[IllegalName] 'w{1' is not a valid variable or scope name: the '{' at index 1 is not"
                + " closed.",
            "[IllegalName] '/-1' is not a valid variable or scope name: after the first '/', at the"
                + " top of the graph a name must start with a letter, a digit or '.'.",
            "[IllegalName] 'x/1/' is not a valid variable or scope name: it ends with '/'.",
            "[IllegalName] '/' is not a valid variable or scope name: after the first '/', it is"
                + " empty.",
            "[IllegalName] '//a' is not a valid variable or scope name: after the first '/', it"
                + " starts with '/'.",
            "[MisplacedValue] acme.Model.named is a mount, and with inline = true it adds no level"
                + " that could have a name. Remove value here.",
            "[DuplicateVariable] Variable m/first/w already exists: created by acme.Model.first.w"
                + " (Model.java:14). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
            "[DuplicateVariable] Variable m/w already exists: created by acme.Model.inline.w"
                + " (Model.java:16). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?");
  }

  @Test
  void aMountDoesNotSeeWhatItGives() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              @VariableScope(value = §"b{n}", let = "n=2") Layer named;
              @VariableScope(let = {"n=2", §"width=2*n"}) Layer given;
            }
            """,
            """
            @VariableScope class Layer {
              @Variable(dims = {"n", "width"}) FloatVariable w;
              int width;
            }
            """)
        .says(
            "[IllegalName] 'b{n}' is not a valid variable or scope name: nothing here is called n."
                + " The mount gives n to what it places; its own expressions are read outside of"
                + " that.",
            "[UnknownDim] 'width=2*n' has no value in acme.Model: nothing here is called n. The"
                + " mount gives n to what it places; its own expressions are read outside of that."
                + " Give it with let, here or further out, or as a constant, or as an int or long"
                + " field.");
  }

  @Test
  void aListMayStandInAName() throws Exception {
    assertEquals(
        "[m/block2/v (7,), m/block5/v (8,), m/block9/v (9,)]",
        Running.run(
            Compiler.JAVAC,
            folder,
            """
            @VariableScope("m")
            class Model {
              @VariableScope(value = "block{{2, 5, 9}[i]}", repeat = "3", let = "n=7+i") Layer[] layers;
            }
            @VariableScope class Layer { @Variable(dims = "n") FloatVariable v; }
            """,
            """
            VariableStore store = new VariableStore();
            ModelVariables.bind(new Model(), store);
            return store.variables().stream().map(v -> v.name() + " " + v.shape()).toList().toString();
            """));
  }
}
