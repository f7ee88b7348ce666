package io.varscope.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws costs per unit over sizes: what is linear is a level line. */
final class LinearChart {

  private static final List<String> COLOURS = List.of("#1b6ca8", "#c0392b", "#2e8b57");
  private static final int LEFT = 60;
  private static final int TOP = 20;
  private static final int WIDTH = 480;
  private static final int HEIGHT = 220;
  private static final int DECADES = 4;

  private final StringBuilder svg = new StringBuilder();
  private final double most;

  private LinearChart(double most) {
    this.most = most;
  }

  static void write(Map<String, Map<Integer, Double>> lines, Path file) {
    double highest =
        lines.values().stream().flatMap(l -> l.values().stream()).max(Double::compare).orElse(1.0);
    LinearChart chart = new LinearChart(Math.max(1, Math.ceil(highest)));
    chart.drawGrid();
    int index = 0;
    for (Map.Entry<String, Map<Integer, Double>> line : lines.entrySet()) {
      chart.draw(line.getKey(), line.getValue(), index++);
    }
    chart.add("</svg>");
    Folders.write(file, chart.svg.toString());
  }

  private void drawGrid() {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        LEFT + WIDTH + 40, TOP + HEIGHT + 110, LEFT + WIDTH + 40);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    for (int i = 0; i <= 4; i++) {
      double value = most * i / 4;
      add(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
          LEFT, y(value), LEFT + WIDTH, y(value));
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>",
          LEFT - 6, y(value) + 4, value);
    }
    for (int decade = 1; decade <= DECADES + 1; decade++) {
      int variables = (int) Math.pow(10, decade);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>",
          x(variables), TOP + HEIGHT + 18, variables);
    }
    add(
        "<text x=\"%d\" y=\"%d\">variables; the cost in ms per ten of them</text>",
        LEFT, TOP + HEIGHT + 38);
  }

  private void draw(String title, Map<Integer, Double> values, int index) {
    String colour = COLOURS.get(index);
    StringBuilder points = new StringBuilder();
    values.forEach(
        (variables, value) -> {
          points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(variables), y(value)));
          add(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
              x(variables), y(value), colour);
        });
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
        points.toString().trim(), colour);
    add(
        "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
        LEFT, TOP + HEIGHT + 58 + 18 * index, colour, title);
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static double x(int variables) {
    return LEFT + WIDTH * (Math.log10(variables) - 1) / DECADES;
  }

  private double y(double value) {
    return TOP + HEIGHT * (1 - value / most);
  }
}
