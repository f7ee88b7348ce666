package io.varscope.benchmark.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of several contestants, and their ratios. */
final class Samples {

  private final Map<String, List<Double>> samples = new LinkedHashMap<>();

  void add(String contestant, double sample) {
    samples.computeIfAbsent(contestant, name -> new ArrayList<>()).add(sample);
  }

  /**
   * A table in Markdown.
   *
   * @param unit of the samples
   * @param standard the contestant that others are divided by
   */
  void print(String heading, String unit, String standard) {
    double divisor = at(samples.get(standard), 0.5);
    System.out.printf("%n%s:%n%n", heading);
    System.out.printf("| | to %s | %s | quartiles |%n", standard, unit);
    System.out.println("| --- | ---: | ---: | ---: |");
    samples.forEach(
        (contestant, all) ->
            System.out.printf(
                "| %s | %s | %s | %s to %s |%n",
                contestant,
                text(at(all, 0.5) / divisor),
                text(at(all, 0.5)),
                text(at(all, 0.25)),
                text(at(all, 0.75))));
  }

  private static double at(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    double position = share * (sorted.size() - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
  }

  private static String text(double value) {
    return String.format(value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }
}
