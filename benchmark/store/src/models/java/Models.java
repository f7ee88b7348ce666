import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes models of 200 variables, and what one would write by hand to fill them. */
final class Models {

  private static final int FIELDS = 200;
  private static final int LAYERS = 20;
  private static final int FIELDS_OF_LAYER = 10;

  private static final String HEAD =
      """
      package io.varscope.benchmark.store;

      import io.varscope.DType;
      import io.varscope.FloatVariable;
      import io.varscope.Shape;
      import io.varscope.Variable;
      import io.varscope.VariableScope;
      import io.varscope.VariableSpec;
      import io.varscope.VariableStore;
      import jakarta.inject.Inject;
      import jakarta.inject.Named;

      """;

  private Models() {}

  /**
   * Writes all classes.
   *
   * @param arguments the folder for sources
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "io", "varscope", "benchmark", "store");
    Files.createDirectories(folder);
    write(
        folder,
        "Flat",
        """
        @VariableScope("flat")
        final class Flat {
        %s}
        """
            .formatted(lines(FIELDS, i -> "  @Variable(shape = 4) FloatVariable v" + i + ";")));
    write(
        folder,
        "Layered",
        """
        @VariableScope("layered")
        final class Layered {
        %s}
        """
            .formatted(lines(LAYERS, i -> "  @VariableScope Layer l" + i + ";")));
    write(
        folder,
        "Layer",
        """
        @VariableScope
        final class Layer {
        %s}
        """
            .formatted(
                lines(FIELDS_OF_LAYER, i -> "  @Variable(shape = 4) FloatVariable v" + i + ";")));
    write(
        folder,
        "Sized",
        """
        @VariableScope(value = "sized", let = "width=4")
        final class Sized {
        %s}
        """
            .formatted(lines(LAYERS, i -> "  @VariableScope SizedLayer l" + i + ";")));
    write(
        folder,
        "SizedLayer",
        """
        @VariableScope
        final class SizedLayer {
        %s}
        """
            .formatted(
                lines(
                    FIELDS_OF_LAYER,
                    i -> "  @Variable(dims = \"width\") FloatVariable v" + i + ";")));
    write(
        folder,
        "Injected",
        """
        final class Injected {
        %s}
        """
            .formatted(
                lines(
                    FIELDS,
                    i -> "  @Inject @Named(\"flat/v" + i + "\") FloatVariable v" + i + ";")));
    write(
        folder,
        "ByHand",
        """
        final class ByHand {
          static Flat get(Flat model, VariableStore store) {
        %s    return model;
          }

          static Flat create(Flat model, VariableStore store) {
        %s    return model;
          }

          static Layered get(Layered model, VariableStore store) {
        %s    return model;
          }

          static Sized get(Sized model, VariableStore store) {
        %s    return model;
          }

          static Layered create(Layered model, VariableStore store) {
        %s    return model;
          }
        }
        """
            .formatted(
                lines(FIELDS, i -> "    model.v" + i + " = " + get("flat/v" + i)),
                lines(FIELDS, i -> "    model.v" + i + " = " + create("flat/v" + i)),
                lines(LAYERS, i -> layer("Layer", "layered", i, Models::get)),
                lines(LAYERS, i -> layer("SizedLayer", "sized", i, Models::get)),
                lines(LAYERS, i -> layer("Layer", "layered", i, Models::create))));
  }

  /** What fills a field. */
  private interface Source {
    String of(String name);
  }

  private static String get(String name) {
    return "store.get(\"" + name + "\", DType.FLOAT32);";
  }

  private static String create(String name) {
    return "store.create(VariableSpec.of(\"" + name + "\", DType.FLOAT32, Shape.of(4)));";
  }

  private static String layer(String type, String path, int layer, Source source) {
    String field = "model.l" + layer;
    return "    "
        + field
        + " = new "
        + type
        + "();\n"
        + lines(
                FIELDS_OF_LAYER,
                i -> "    " + field + ".v" + i + " = " + source.of(path + "/l" + layer + "/v" + i))
            .stripTrailing();
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".java"), HEAD + text);
  }
}
