package io.varscope.benchmark.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of several contestants, and their ratios to one of them. */
final class Samples {

  private final List<Double> standard;
  private final Map<String, List<Double>> samples = new LinkedHashMap<>();

  /**
   * Nothing yet.
   *
   * @param contestants all, by the first of which others are divided
   */
  Samples(List<String> contestants) {
    contestants.forEach(contestant -> samples.put(contestant, new ArrayList<>()));
    this.standard = samples.get(contestants.get(0));
  }

  void add(String contestant, double sample) {
    samples.get(contestant).add(sample);
  }

  /**
   * A table in Markdown.
   *
   * @param unit of the samples
   */
  void print(String heading, String unit) {
    System.out.printf("%n%s:%n%n", heading);
    System.out.printf("| | median, to the first | best, to its best | %s | quartiles |%n", unit);
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    samples.forEach(
        (contestant, all) ->
            System.out.printf(
                "| %s | %s | %s | %s | %s to %s |%n",
                contestant,
                ratio(all, 0.5),
                ratio(all, 0),
                text(at(all, 0.5)),
                text(at(all, 0.25)),
                text(at(all, 0.75))));
  }

  private String ratio(List<Double> values, double share) {
    return text(at(values, share) / at(standard, share));
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
