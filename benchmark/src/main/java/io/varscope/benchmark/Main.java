package io.varscope.benchmark;

import java.util.List;

/** Measures what is asked for by arguments, or everything. */
public final class Main {

  private static final List<String> PARTS = List.of("warm", "cold", "profile");

  private Main() {}

  public static void main(String[] arguments) {
    System.out.printf(
        "JDK %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
    List<String> parts = arguments.length == 0 ? PARTS : List.of(arguments);
    for (String part : parts) {
      switch (part) {
        case "warm" -> warm();
        case "cold" -> cold();
        case "profile" -> Profile.print(100, 30, 40);
        default -> throw new IllegalArgumentException("not one of " + PARTS + ": " + part);
      }
    }
  }

  private static void warm() {
    warm(10, 40, 30);
    warm(100, 10, 15);
    warm(1000, 2, 7);
  }

  private static void warm(int units, int warmups, int turns) {
    Comparison.run(Contestant.all(units), warmups, turns, Contestant::warmCost)
        .print("Warm, " + units + " classes", units);
  }

  private static void cold() {
    int units = 100;
    Comparison.run(Contestant.all(units), 1, 7, Contestant::coldCost)
        .print("Cold, " + units + " classes", units);
  }
}
