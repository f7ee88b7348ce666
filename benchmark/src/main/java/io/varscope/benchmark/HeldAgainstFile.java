package io.varscope.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What it costs to hold a model against the header of a file: whole compilations in new processes,
 * with {@code @LoadedFrom} and without, in turns. The class with the header is compiled in both.
 */
final class HeldAgainstFile {

  private static final int VARIABLES_OF_LAYER = 10;

  private static final String ROW = "%-28s %10s %10s %10s %10s%n";

  private HeldAgainstFile() {}

  static void print(int turns) {
    System.out.printf(
        "%nWhole javac, cold: a model held against a header, to the same without%n%n");
    System.out.printf(ROW, "lines of the header", "tensors", "s", "s", "CPU");
    for (int tensors : List.of(600, 6_000, 60_000)) {
      row("one for all layers", tensors, turns, foldedLines(tensors / VARIABLES_OF_LAYER));
      row("one for each tensor", tensors, turns, lines(tensors / VARIABLES_OF_LAYER));
    }
  }

  private static void row(String title, int tensors, int turns, List<String> lines) {
    Path with = project(tensors / VARIABLES_OF_LAYER, lines, true);
    Path without = project(tensors / VARIABLES_OF_LAYER, lines, false);
    List<NewJavac> withs = new ArrayList<>();
    List<NewJavac> withouts = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      withouts.add(run(without));
      withs.add(run(with));
    }
    Folders.delete(with);
    Folders.delete(without);
    double seconds = median(withs, NewJavac::wall);
    System.out.printf(
        ROW,
        title,
        tensors,
        String.format("%.2f", seconds / 1e9),
        String.format("%.2f", seconds / median(withouts, NewJavac::wall)),
        String.format(
            "%.2f", median(withs, NewJavac::processor) / median(withouts, NewJavac::processor)));
  }

  private static double median(List<NewJavac> runs, ToLongFunction<NewJavac> time) {
    return Quartiles.of(runs.stream().map(run -> (double) time.applyAsLong(run)).toList()).median();
  }

  private static NewJavac run(Path project) {
    try (Output output = Output.fresh()) {
      return NewJavac.run(
          Folders.files(project, ".java"), Peer.ROOTS.classPath(), output, Peer.ROOTS.options());
    }
  }

  private static Path project(int layers, List<String> lines, boolean isLoaded) {
    Path folder = Folders.fresh();
    Folders.write(
        folder.resolve("Model.java"),
        """
        package bench;

        %s@io.varscope.VariableScope(value = "m", separator = ".")
        class Model {
          @io.varscope.VariableScope(repeat = "%d") Layer[] layers;
        }
        """
            .formatted(
                isLoaded
                    ? "@io.varscope.LoadedFrom(value = Header.class, names = \"m.{*} = model.{*}\")\n"
                    : "",
                layers));
    StringBuilder layer =
        new StringBuilder("package bench;\n\n@io.varscope.VariableScope\nclass Layer {\n");
    for (int k = 0; k < VARIABLES_OF_LAYER; k++) {
      layer.append(
          "  @io.varscope.Variable(shape = {%d, 64}) io.varscope.FloatVariable v%d;\n"
              .formatted(k + 1, k));
    }
    Folders.write(folder.resolve("Layer.java"), layer.append("}\n").toString());
    Folders.write(
        folder.resolve("Header.java"),
        "package bench;\n\n@io.varscope.CheckpointHeader(file = \"f\", digest = \"d\", tensors = {\n\""
            + String.join("\",\n\"", lines)
            + "\"})\nfinal class Header {}\n");
    return folder;
  }

  private static List<String> foldedLines(int layers) {
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < VARIABLES_OF_LAYER; k++) {
      lines.add(line("{0.." + (layers - 1) + "}", k));
    }
    return lines;
  }

  private static List<String> lines(int layers) {
    List<String> lines = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      for (int k = 0; k < VARIABLES_OF_LAYER; k++) {
        lines.add(line(Integer.toString(layer), k));
      }
    }
    return lines;
  }

  private static String line(String layer, int variable) {
    return "model.layers." + layer + ".v" + variable + " float32 (" + (variable + 1) + ", 64)";
  }
}
