package io.varscope.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The costs of several processors, measured in turns, so that noise hits all alike. */
final class Comparison {

  private static final String ROW = "%-28s %12s %10s %10s %12s%n";

  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  private Comparison() {}

  static Comparison run(
      List<Contestant> contestants, int warmups, int turns, ToLongFunction<Contestant> cost) {
    Comparison comparison = new Comparison();
    for (int turn = -warmups; turn < turns; turn++) {
      System.gc();
      for (Contestant contestant : contestants) {
        double nanos = cost.applyAsLong(contestant);
        if (turn >= 0) {
          comparison
              .millis
              .computeIfAbsent(contestant.title(), title -> new ArrayList<>())
              .add(nanos / 1e6);
        }
      }
    }
    return comparison;
  }

  /**
   * A table.
   *
   * @param unit what the costs are divided by
   */
  void print(String heading, int unit) {
    System.out.printf("%n%s%n%n", heading);
    System.out.printf(ROW, "processor", "ms per class", "quartile 1", "quartile 3", "to AutoValue");
    double autoValue = median(Peer.AUTOVALUE.title());
    millis.forEach(
        (title, values) -> {
          Quartiles quartiles = Quartiles.of(values);
          System.out.printf(
              ROW,
              title,
              format(quartiles.median() / unit),
              format(quartiles.lower() / unit),
              format(quartiles.upper() / unit),
              ratio(quartiles.median(), autoValue));
        });
  }

  /** The milliseconds of one that is known by its title. */
  double median(String title) {
    return millis.containsKey(title) ? Quartiles.of(millis.get(title)).median() : Double.NaN;
  }

  private static String format(double value) {
    return String.format("%.3f", value);
  }

  /** None where noise has made a cost that is below zero. */
  private static String ratio(double cost, double other) {
    return cost > 0 && other > 0 ? String.format("%.2f", cost / other) : "";
  }
}
