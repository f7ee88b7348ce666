package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever scopes a file has, what is declared compiles, and has just its tensors. */
class DeclarePropertyTest {

  /** So many models are compiled at once, which is faster. */
  private static final int MODELS = 40;

  @Property(tries = 4, seed = "17", shrinking = ShrinkingMode.OFF)
  void declaredModelsHaveTheTensorsOfTheirFiles(@ForAll long seed) throws IOException {
    Path folder = Files.createTempDirectory("declared");
    Random random = new Random(seed);
    Map<String, ListedModel> models = new LinkedHashMap<>();
    for (int k = 0; k < MODELS; k++) {
      ListedModel model = new RandomModel(random).model();
      String name = "m" + k + ".Model";
      Path file = model.write(folder.resolve(k + ".safetensors"));
      StringWriter messages = new StringWriter();
      PrintWriter printer = new PrintWriter(messages, true);
      String[] args = {"declare", file.toString(), "--class", name, "-o", folder.toString()};
      assertEquals(0, Varscope.run(args, printer, printer), messages::toString);
      models.put(name, model);
    }
    DeclaredModelsTest.assertDeclared(folder, models);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Scopes of a few kinds, which are mounted, repeated, and sometimes changed a little. */
  private static final class RandomModel {

    private static final List<String> WORDS =
        List.of(
            "weight",
            "bias",
            "kernel",
            "gamma",
            "w",
            "attn",
            "mlp",
            "ln_1",
            "ln_2",
            "h",
            "layers",
            "class",
            "int",
            "in",
            "out",
            "i",
            "A",
            "a",
            "Variable",
            "FloatVariable",
            "Model",
            "Object",
            "String",
            "Block",
            "n0",
            "size",
            "0",
            "1",
            "01",
            "x-1",
            "_y",
            "Adam",
            "running_mean",
            "with_bias",
            "variables",
            "record",
            "LayerNorm",
            "T",
            "V",
            "layer12");

    private final Random random;
    private final String separator;
    private final ListedModel model = new ListedModel();
    private final List<List<Part>> kinds = new ArrayList<>();

    /** A variable of some rank, or a scope of an earlier kind. */
    private record Part(String word, int kind, int rank, String type, int repeat) {}

    RandomModel(Random random) {
      this.random = random;
      this.separator = random.nextBoolean() ? "." : "/";
    }

    ListedModel model() {
      int count = 1 + random.nextInt(5);
      for (int k = 0; k < count; k++) {
        kinds.add(kind());
      }
      long[] sizes = {1 + random.nextInt(4), 2 + random.nextInt(3), random.nextInt(9)};
      add("top" + random.nextInt(3), count - 1, sizes);
      if (random.nextBoolean()) {
        add("0", random.nextInt(count), sizes);
      }
      if (random.nextInt(5) == 0) {
        addSlots();
      }
      return model;
    }

    private void addSlots() {
      Map.copyOf(model.tensors())
          .forEach(
              (name, listed) -> {
                if (listed.type().equals("F32") && !name.endsWith("running_mean")) {
                  long[] shape = listed.shape().stream().mapToLong(Long::longValue).toArray();
                  model.add(name + separator + "Momentum", "F32", shape);
                }
              });
    }

    private List<Part> kind() {
      List<Part> parts = new ArrayList<>();
      int count = 1 + random.nextInt(4);
      for (int k = 0; k < count; k++) {
        boolean isVariable = kinds.isEmpty() || random.nextInt(3) == 0;
        parts.add(
            new Part(
                word(),
                isVariable ? -1 : random.nextInt(kinds.size()),
                random.nextInt(5),
                random.nextInt(5) == 0 ? "I64" : "F32",
                isVariable || random.nextBoolean() ? 0 : 1 + random.nextInt(5)));
      }
      return parts;
    }

    private String word() {
      return WORDS.get(random.nextInt(WORDS.size()));
    }

    private void add(String scope, int kind, long[] sizes) {
      for (Part part : kinds.get(kind)) {
        if (random.nextInt(12) == 0) {
          continue;
        }
        String path = scope + separator + part.word;
        if (part.kind < 0) {
          long[] shape = new long[part.rank];
          for (int axis = 0; axis < shape.length; axis++) {
            long size = sizes[axis % sizes.length];
            shape[axis] = random.nextInt(10) == 0 ? random.nextInt(4) : (1 + axis % 2) * size;
          }
          if (!model.tensors().containsKey(path)) {
            model.add(path, part.type, shape);
          }
        } else if (part.repeat == 0) {
          add(path, part.kind, sizes);
        } else {
          for (int k = 0; k < part.repeat; k++) {
            long[] other = sizes.clone();
            other[random.nextInt(3)] += random.nextInt(3) == 0 ? k : 0;
            String number = String.valueOf(random.nextInt(15) == 0 ? 3 * k : k);
            String numbered = part.rank == 0 ? path + "_" + number : path + separator + number;
            add(numbered, part.kind, other);
          }
        }
      }
      if (model.tensors().isEmpty()) {
        model.add(scope + separator + "w", "F32", 1);
      }
    }
  }
}
