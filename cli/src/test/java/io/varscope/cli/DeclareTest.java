package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclareTest extends CommandTest {

  private static ListedModel mlp() {
    ListedModel model = new ListedModel();
    for (int layer = 0; layer < 3; layer++) {
      String scope = "net.layers." + layer + ".";
      long width = 8L << layer;
      model.add(scope + "norm.weight", "F32", width).add(scope + "norm.bias", "F32", width);
      model.add(scope + "up.weight", "BF16", 4 * width, width);
      model.add(scope + "up.bias", "BF16", 4 * width);
      model.add(scope + "down.weight", "BF16", 2 * width, 4 * width);
      model.add(scope + "down.bias", "BF16", 2 * width);
      if (layer > 0) {
        model.add(scope + "steps", "I64");
      }
    }
    return model.add("net.head.weight", "F32", 10, 64);
  }

  private static final String SOURCE =
      """
      package acme;

      import io.varscope.Bfloat16Variable;
      import io.varscope.FloatVariable;
      import io.varscope.LoadedFrom;
      import io.varscope.LongVariable;
      import io.varscope.Variable;
      import io.varscope.VariableScope;

      /**
       * A model that has the variables of mlp.safetensors.
       *
       * <p>Begun by {@code varscope declare mlp.safetensors --class acme.Mlp}, and yours to go on with.
       */
      @VariableScope(value = "net", separator = ".", graph = "acme.Mlp")
      @LoadedFrom(MlpHeader.class)
      class Mlp {
        @Variable(name = "head.weight", shape = {10, 64}) FloatVariable headWeight;
        @VariableScope(
            repeat = "3",
            let = {"features={8, 16, 32}[i]", "withSteps={false, true, true}[i]"})
        Layer[] layers;

        @VariableScope(takes = {"features", "withSteps"})
        static class Layer {
          @VariableScope(let = {"in=4*features", "out=2*features"}) Linear down;
          @VariableScope(let = "features=features") Norm norm;
          @VariableScope(let = {"in=features", "out=4*features"}) Linear up;
          @Variable(trainable = false, when = "withSteps") LongVariable steps;
        }

        @VariableScope(takes = "features")
        static class Norm {
          @Variable(dims = "features") FloatVariable weight;
          @Variable(dims = "features") FloatVariable bias;
        }

        @VariableScope(takes = {"in", "out"})
        static class Linear {
          @Variable(dims = {"out", "in"}) Bfloat16Variable weight;
          @Variable(dims = "out") Bfloat16Variable bias;
        }
      }
      """;

  private Object[] args(Path file, String name) {
    return new Object[] {"declare", file, "--class", name, "-o", folder.resolve("java")};
  }

  @Test
  void equalScopesAreOneClass() throws IOException {
    Path file = mlp().write(folder.resolve("mlp.safetensors"));
    assertRun(0, SOURCE, "", "declare", file, "--class", "acme.Mlp");
  }

  @Test
  void writesTheModelAndTheHeader() throws IOException {
    Path file = mlp().write(folder.resolve("mlp.safetensors"));
    Path source = folder.resolve("java/acme/Mlp.java");
    assertRun(0, source + ": 21 tensors, 4 classes, 43 lines\n", "", args(file, "acme.Mlp"));
    assertEquals(SOURCE, Files.readString(source));
    assertEquals(
        0,
        run("header", file, "--class", "acme.MlpHeader", "-o", folder.resolve("java"), "--check"),
        this::out);
    DeclaredModelsTest.assertDeclared(folder.resolve("java"), Map.of("acme.Mlp", mlp()));
  }

  @Test
  void whatHasBeenGoneOnWithIsNotReplaced() throws IOException {
    Path file = mlp().write(folder.resolve("mlp.safetensors"));
    Path source = folder.resolve("java/acme/Mlp.java");
    run(args(file, "acme.Mlp"));
    assertRun(
        0, source + ": 21 tensors, 4 classes, 43 lines, as before\n", "", args(file, "acme.Mlp"));
    Files.writeString(source, SOURCE + "// More.\n");
    assertRun(
        1,
        "",
        source
            + ": it is there, and differs, so it is not replaced. Delete it, or take another"
            + " --class.\n",
        args(file, "acme.Mlp"));
    assertTrue(Files.readString(source).endsWith("// More.\n"));
  }

  @Test
  void whatIsTiedIsShared() throws IOException {
    Path file =
        save(
            "net.safetensors",
            1,
            save -> save.alias("head/weight", "net/w").alias("odd name", "net/w"));
    assertEquals(0, run(args(file, "acme.Net")), this::err);
    assertEquals("note: odd name is a further name of net/w, and not declared.\n", err());
    String source = Files.readString(folder.resolve("java/acme/Net.java"));
    assertTrue(
        source.contains(
            """
              @Variable(name = "/net/w", shape = {2, 3}, reuse = Reuse.TRUE) FloatVariable headWeight;
            """),
        source);
    DeclaredModelsTest.assertDeclared(
        folder.resolve("java"),
        Map.of("acme.Net", new ListedModel().add("net/w", "F32", 2, 3).add("net/count", "I64")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a b|F32|2|No variable can be called a b: it has a space at index 1; letters, digits, '_',"
            + " '.', '-' and '/' are allowed.",
        "a//b|F32|2|No variable can be called a//b: it has an empty segment, '//'.",
        "_a|F32|2|No variable can be called _a: at the top of the graph a name must start with a"
            + " letter, a digit or '.'.",
        "w|F8_E4M3|2|w (2,) F8_E4M3 has elements of a type that no variable has.",
        "w|F32|600000000|No variable holds w: (600000000,) of float32 has 600000000 elements and needs"
            + " 2400000000 bytes; a variable holds at most 2147483583 bytes, as one NIO buffer does.",
      })
  void whatCannotBeDeclaredIsSaid(String name, String type, long size, String reason)
      throws IOException {
    ListedModel model = new ListedModel().add("good", "F32", 1).add(name, type, size);
    Path file = model.write(folder.resolve("odd.safetensors"));
    assertRun(1, "", file + ": it cannot be declared. " + reason + "\n", args(file, "acme.Odd"));
    assertFalse(Files.exists(folder.resolve("java")));
  }

  @Test
  void deepNamesAreRefused() throws IOException {
    String name = "a/".repeat(100) + "w";
    Path file = new ListedModel().add(name, "F32", 1).write(folder.resolve("deep.safetensors"));
    assertRun(
        1,
        "",
        file + ": it cannot be declared. The name " + name + " has more than 100 levels.\n",
        args(file, "acme.Deep"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Variable", "FloatVariable", "VariableScope", "Reuse", "String"})
  void classesThatTheSourceMentionsAreNoModels(String name) throws IOException {
    Path file = mlp().write(folder.resolve("mlp.safetensors"));
    assertRun(
        1,
        "",
        file
            + ": it cannot be declared. A model has other classes that are called "
            + name
            + ": take another name.\n",
        args(file, "acme." + name));
  }

  @Test
  void longListsAreRefused() throws IOException {
    ListedModel model = new ListedModel();
    for (int k = 0; k < 30_000; k++) {
      String scope = "a/" + k / 100 + "/b/" + k % 100 + "/";
      model.add(scope + "w", "I8", k % 97).add(scope + "v", "I8", 1);
    }
    Path file = model.write(folder.resolve("long.safetensors"));
    assertRun(
        1,
        "",
        file
            + ": it cannot be declared. The sizes of repeated layers take more characters than a"
            + " text in Java may have.\n",
        args(file, "acme.Long"));
  }

  @Test
  void manyLayersAreSeveralArrays() throws IOException {
    ListedModel model = new ListedModel();
    for (int k = 0; k < 4_500; k++) {
      model.add("a/" + 3 * k + "/w", "I8", k % 7).add("a/" + 3 * k + "/v", "I8", 1);
    }
    Path file = model.write(folder.resolve("many.safetensors"));
    assertEquals(0, run(args(file, "acme.Many")), this::err);
    DeclaredModelsTest.assertDeclared(folder.resolve("java"), Map.of("acme.Many", model));
  }

  @Test
  void classesOfTooManyFieldsAreRefused() throws IOException {
    ListedModel model = new ListedModel();
    for (int k = 0; k < 5_001; k++) {
      model.add("w" + k, "I8", 1);
    }
    Path file = model.write(folder.resolve("wide.safetensors"));
    assertRun(
        1,
        "",
        file + ": it cannot be declared. A class would have 5001 fields, and may have 5000.\n",
        args(file, "acme.Wide"));
  }

  @Test
  void whatAnOptimizerKeepsAreSlots() throws IOException {
    ListedModel model = new ListedModel().add("global_step", "I64").add("rate", "F32");
    for (String name : List.of("rnn/cell/kernel", "rnn/cell/bias", "out/kernel")) {
      model.add(name, "F32", 4).add(name + "/Adam", "F32", 4).add(name + "/Adam_1", "F32", 4);
    }
    Path file = model.write(folder.resolve("trained.safetensors"));
    assertEquals(0, run(args(file, "acme.Net")), this::err);
    String source = Files.readString(folder.resolve("java/acme/Net.java"));
    assertTrue(
        source.endsWith(
            """
            @VariableScope(value = "/", graph = "acme.Net")
            @Slots({"Adam", "Adam_1"})
            @LoadedFrom(NetHeader.class)
            class Net {
              @Variable(name = "global_step", trainable = false) LongVariable globalStep;
              @Variable(name = "out/kernel", shape = 4) FloatVariable outKernel;
              @Variable(trainable = false) FloatVariable rate;
              @VariableScope("rnn/cell") Cell rnnCell;

              @VariableScope
              static class Cell {
                @Variable(shape = 4) FloatVariable kernel;
                @Variable(shape = 4) FloatVariable bias;
              }
            }
            """),
        source);
    DeclaredModelsTest.assertDeclared(folder.resolve("java"), Map.of("acme.Net", model));
  }

  @Test
  void oddNamesAreNamesOfJava() throws IOException {
    ListedModel model = new ListedModel();
    for (String name :
        List.of(
            "class",
            "Class",
            "int/new",
            "int/New",
            "0",
            "1",
            "01",
            "a-b",
            "a_b",
            "aB",
            "x/Object/w",
            "x/Object/v",
            "x/Net/w",
            "x/Net/v",
            "x/String/w",
            "x/String/b",
            "x/FloatVariable/w",
            "x/FloatVariable/b",
            "x/Reuse/a",
            "x/Reuse/b",
            "w",
            "w/Adam",
            "w/Adam_1",
            "i/in/out/b")) {
      model.add(name, "F32", 2, 0);
    }
    Path file = model.write(folder.resolve("odd.safetensors"));
    assertEquals(0, run(args(file, "acme.Net")), this::err);
    DeclaredModelsTest.assertDeclared(folder.resolve("java"), Map.of("acme.Net", model));
  }
}
