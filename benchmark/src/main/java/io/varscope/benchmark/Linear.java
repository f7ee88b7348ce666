package io.varscope.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Whether what Varscope costs grows as what there is to do: per ten variables, at many sizes. */
final class Linear {

  /** What each cost is divided by, as many variables as a class of the other measurements has. */
  private static final int TEN = 10;

  private static final String ROW = "%-28s %10s %14s %14s%n";

  private final Map<String, Map<Integer, Double>> lines = new LinkedHashMap<>();

  private Linear() {}

  static void print(Path chart) {
    warmUp();
    Linear linear = new Linear();
    System.out.printf("%nVarscope at many sizes, warm: ms per ten variables%n%n");
    System.out.printf(ROW, "what", "variables", "cost", "javac without");
    for (int variables : List.of(100, 1_000, 10_000)) {
      linear.measure("repeated, of one class", variables, n -> List.of(repeated(n / TEN)));
    }
    for (int variables : List.of(10, 100, 1_000, 1_500)) {
      linear.measure("fields of one class", variables, n -> List.of(fields(n)));
    }
    for (int variables : List.of(100, 1_000, 10_000, 100_000)) {
      linear.measure("classes of ten fields", variables, n -> classes(n / TEN));
    }
    LinearChart.write(linear.lines, chart);
  }

  /** Else the smallest sizes, which come first, would pay for a compiler that is still cold. */
  private static void warmUp() {
    Contestant contestant = Contestant.of(Project.of(Peer.ROOTS, 100), Processing::kept);
    for (int i = 0; i < 10; i++) {
      contestant.cost();
    }
    contestant.delete();
  }

  private void measure(String title, int variables, IntFunction<List<String>> texts) {
    List<Double> costs = new ArrayList<>();
    List<Double> withouts = new ArrayList<>();
    Path folder = Folders.fresh();
    List<Path> sources = new ArrayList<>();
    for (String text : texts.apply(variables)) {
      Path source = folder.resolve("Source" + sources.size()).resolve("Model.java");
      Folders.write(source, text);
      sources.add(source);
    }
    int turns = Math.max(1, Math.min(7, 20_000 / variables));
    for (int turn = -turns / 3; turn < turns; turn++) {
      System.gc();
      try (Output with = Output.fresh();
          Output without = Output.fresh()) {
        List<Path> jars = Peer.ROOTS.classPath();
        long all = Javac.run(sources, jars, with, Processing.kept(Peer.ROOTS));
        List<Path> and = new ArrayList<>(sources);
        and.addAll(Folders.files(with.sources(), ".java"));
        long less = Javac.run(and, jars, without, Processing.NONE);
        if (turn >= 0) {
          costs.add((all - less) / 1e6 * TEN / variables);
          withouts.add(less / 1e6 * TEN / variables);
        }
      }
    }
    Folders.delete(folder);
    double cost = Quartiles.of(costs).median();
    lines.computeIfAbsent(title, t -> new LinkedHashMap<>()).put(variables, cost);
    System.out.printf(
        ROW,
        title,
        variables,
        String.format("%.3f", cost),
        String.format("%.3f", Quartiles.of(withouts).median()));
  }

  private static List<String> classes(int count) {
    List<String> texts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      texts.add(Peer.ROOTS.source(k));
    }
    return texts;
  }

  private static String repeated(int count) {
    return Peer.resource("varscope-repeated.txt").replace("$n", Integer.toString(count));
  }

  private static String fields(int count) {
    StringBuilder text = new StringBuilder();
    text.append("package bench;\n\n@io.varscope.VariableScope(\"model\")\nclass Model {\n");
    for (int i = 0; i < count; i++) {
      text.append("  @io.varscope.Variable(shape = {64, 32})\n")
          .append("  io.varscope.FloatVariable field")
          .append(i)
          .append(";\n");
    }
    return text.append("}\n").toString();
  }
}
