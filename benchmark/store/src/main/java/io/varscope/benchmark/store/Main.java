package io.varscope.benchmark.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.RunnerException;

/** Measures what is asked for by arguments, or everything. */
public final class Main {

  private static final List<String> PARTS =
      List.of("lookup", "bind", "create", "access", "footprint", "fill");

  private Main() {}

  /**
   * Runs some parts.
   *
   * @param arguments names of parts, or none for all; a number after {@code fill} or {@code
   *     footprint} is how many elements or variables there are
   */
  public static void main(String[] arguments) throws RunnerException {
    System.out.printf(
        "JDK %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
    List<String> words = arguments.length == 0 ? PARTS : List.of(arguments);
    for (int i = 0; i < words.size(); i++) {
      boolean hasCount = i + 1 < words.size() && words.get(i + 1).matches("\\d+");
      int count = hasCount ? Integer.parseInt(words.get(i + 1)) : 0;
      run(words.get(i), count);
      i += hasCount ? 1 : 0;
    }
  }

  private static void run(String part, int count) throws RunnerException {
    switch (part) {
      case "lookup" ->
          Jmh.run(
              Lookup.class,
              TimeUnit.NANOSECONDS,
              Map.of("Look-up", new Jmh.Table("", "concurrentHashMap")));
      case "bind" ->
          Jmh.run(
              Bind.class,
              TimeUnit.MICROSECONDS,
              Map.of(
                  "Bind, 200 fields", new Jmh.Table("flat", "flatByHand"),
                  "Bind, 20 components of 10", new Jmh.Table("layered", "layeredByHand"),
                  "Bind, the same with dims", new Jmh.Table("sized", "sizedByHand")));
      case "create" ->
          Jmh.run(
              Create.class,
              TimeUnit.MICROSECONDS,
              Map.of(
                  "Create, 200 fields", new Jmh.Table("flat", "flatByHand"),
                  "Create, 20 components of 10", new Jmh.Table("layered", "layeredByHand")));
      case "access" ->
          Jmh.run(
              Access.class,
              TimeUnit.MICROSECONDS,
              Map.of(
                  "Sum", new Jmh.Table("sum", "sumOfArray"),
                  "Axpy", new Jmh.Table("axpy", "axpyOfArray")));
      case "footprint" -> Footprint.print(count == 0 ? 100_000 : count);
      case "fill" -> Fill.print(count == 0 ? 100_000_000 : count);
      default -> throw new IllegalArgumentException(part + " is none of " + PARTS);
    }
  }
}
