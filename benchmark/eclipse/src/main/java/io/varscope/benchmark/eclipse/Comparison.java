package io.varscope.benchmark.eclipse;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the builds of one project took with each processor. */
final class Comparison {

  private static final String ROW = "%-18s %-12s %10s %10s %17s %8s %14s%n";

  private final Map<Measured.What, Map<String, List<Measured>>> all =
      new EnumMap<>(Measured.What.class);

  void add(String processor, List<Measured> measured) {
    for (Measured one : measured) {
      all.computeIfAbsent(one.what(), what -> new LinkedHashMap<>())
          .computeIfAbsent(processor, name -> new ArrayList<>())
          .add(one);
    }
  }

  /** Prints medians, and their ratios. */
  void print(String heading) {
    System.out.printf("%n%s%n%n", heading);
    System.out.printf(
        ROW, "", "processor", "CPU, ms", "clock, ms", "quartiles", "to idle", "to same files");
    all.forEach(
        (what, byProcessor) -> {
          double idle = median(byProcessor.get(Contestant.IDLE), Measured::cpu);
          double same = median(byProcessor.get(Contestant.SAME_FILES), Measured::cpu);
          byProcessor.forEach(
              (processor, measured) -> {
                double cpu = median(measured, Measured::cpu);
                System.out.printf(
                    ROW,
                    what.title(),
                    processor,
                    "%.1f".formatted(cpu),
                    "%.1f".formatted(median(measured, Measured::wall)),
                    "%.1f to %.1f"
                        .formatted(
                            at(measured, Measured::cpu, 0.25), at(measured, Measured::cpu, 0.75)),
                    "%.1f".formatted(cpu / idle),
                    "%.1f".formatted(cpu / same));
              });
        });
  }

  private static double median(List<Measured> measured, ToDoubleFunction<Measured> figure) {
    return at(measured, figure, 0.5);
  }

  private static double at(
      List<Measured> measured, ToDoubleFunction<Measured> figure, double share) {
    double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
