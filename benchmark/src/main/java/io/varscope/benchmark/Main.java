package io.varscope.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Measures what is asked for by arguments, or everything. */
public final class Main {

  /** In this order, as each leaves the compiler in this process warmer for the next. */
  private static final List<String> PARTS =
      List.of("warm", "large", "changed", "linear", "profile", "cold");

  private Main() {}

  /**
   * Runs some parts, with some peers.
   *
   * @param arguments names of parts and of peers; all parts if none is named, and all peers
   */
  public static void main(String[] arguments) {
    System.out.printf(
        "JDK %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
    List<String> parts = new ArrayList<>(Arrays.asList(arguments));
    parts.retainAll(PARTS);
    Set<Peer> peers = EnumSet.noneOf(Peer.class);
    for (String argument : arguments) {
      if (!PARTS.contains(argument)) {
        peers.add(Peer.valueOf(argument.toUpperCase(Locale.ROOT)));
      }
    }
    for (String part : parts.isEmpty() ? PARTS : parts) {
      run(part, peers.isEmpty() ? EnumSet.allOf(Peer.class) : peers);
    }
  }

  private static void run(String part, Set<Peer> peers) {
    switch (part) {
      case "warm" -> {
        warm(peers, 10, 20, 21);
        warm(peers, 100, 6, 9);
      }
      case "large" -> warm(peers, 1000, 1, 3);
      case "changed" -> Changed.print(peers, 10, 15);
      case "linear" -> Linear.print(Folders.module().resolve("linear.svg"));
      case "profile" -> Profile.print(100, 10, 15);
      case "cold" -> cold(peers);
      default -> throw new IllegalArgumentException(part);
    }
  }

  private static void warm(Set<Peer> peers, int units, int warmups, int turns) {
    List<Contestant> contestants = Contestant.all(peers, units);
    Comparison.run(contestants, warmups, turns, Contestant::warmCost)
        .print("Warm, " + units + " classes", units);
    contestants.forEach(Contestant::delete);
  }

  private static void cold(Set<Peer> peers) {
    int units = 100;
    List<Contestant> contestants = Contestant.all(peers, units);
    Comparison.run(contestants, 0, 3, Contestant::coldCost)
        .print("Cold, " + units + " classes", units);
    contestants.forEach(Contestant::delete);
  }
}
