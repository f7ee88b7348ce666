package io.varscope.benchmark.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of a class in turns, each time in new processes. */
final class Jmh {

  private static final int TURNS = 3;

  private Jmh() {}

  /**
   * Prints tables.
   *
   * @param tables by heading what begins the names of the benchmarks, and the one to divide by
   */
  static void run(Class<?> benchmarks, TimeUnit unit, Map<String, Table> tables)
      throws RunnerException {
    Map<String, Samples> samples = new LinkedHashMap<>();
    for (int turn = 0; turn < TURNS; turn++) {
      for (RunResult result : turn(benchmarks, unit)) {
        add(result, tables, samples);
      }
    }
    samples.forEach(
        (heading, measured) -> {
          String table = heading.replaceFirst(" \\(.*", "");
          measured.print(heading, symbol(unit), tables.get(table).standard());
        });
  }

  /** One table. */
  record Table(String prefix, String standard) {}

  private static Collection<RunResult> turn(Class<?> benchmarks, TimeUnit unit)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(unit)
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.milliseconds(600))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(200))
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }

  private static void add(RunResult result, Map<String, Table> tables, Map<String, Samples> all) {
    String benchmark = result.getPrimaryResult().getLabel();
    String memory = result.getParams().getParam("memory");
    tables.forEach(
        (heading, table) -> {
          if (benchmark.startsWith(table.prefix())) {
            Samples samples =
                all.computeIfAbsent(
                    memory == null ? heading : heading + " (" + memory + ")", h -> new Samples());
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
              for (IterationResult iteration : fork.getIterationResults()) {
                samples.add(benchmark, iteration.getPrimaryResult().getScore());
              }
            }
          }
        });
  }

  private static String symbol(TimeUnit unit) {
    return switch (unit) {
      case NANOSECONDS -> "ns";
      case MICROSECONDS -> "µs";
      default -> unit.toString();
    };
  }
}
