package io.varscope.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Measures what is asked for by arguments, or everything. */
public final class Main {

  /** In this order, as each leaves the compiler in this process warmer for the next. */
  private static final List<String> PARTS =
      List.of("cold", "warm", "peers", "changed", "linear", "file", "large", "profile");

  /** What has targets, and what they are told by. */
  private static final Set<Peer> MAIN =
      EnumSet.of(Peer.ONE, Peer.FOUR, Peer.AUTOVALUE, Peer.MODELS, Peer.ROOTS);

  private Main() {}

  /**
   * Runs some parts, with some peers.
   *
   * @param arguments names of parts and of peers; all parts if none is named, and all peers that a
   *     part is about
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
      run(part, peers);
    }
  }

  private static void run(String part, Set<Peer> named) {
    Set<Peer> peers = named.isEmpty() ? MAIN : named;
    switch (part) {
      case "cold" -> Cold.print(peers, 100, 5);
      case "warm" -> {
        warm(peers, 100, 10, 11, "loaded anew", Processing::anew);
        warm(peers, 100, 10, 11, "kept", Processing::kept);
      }
      case "peers" -> {
        Set<Peer> all = named.isEmpty() ? EnumSet.allOf(Peer.class) : named;
        warm(all, 10, 20, 21, "kept", Processing::kept);
        warm(all, 100, 6, 9, "kept", Processing::kept);
      }
      case "changed" ->
          Changed.print(named.isEmpty() ? EnumSet.of(Peer.AUTOVALUE, Peer.ROOTS) : named, 10, 15);
      case "linear" -> Linear.print(Folders.module().resolve("linear.svg"));
      case "file" -> HeldAgainstFile.print(7);
      case "large" -> {
        warm(peers, 1_000, 2, 3, "kept", Processing::kept);
        warm(peers, 10_000, 0, 1, "kept", Processing::kept);
      }
      case "profile" ->
          (named.isEmpty() ? EnumSet.of(Peer.MODELS, Peer.ROOTS) : named)
              .forEach(peer -> Profile.print(peer, 100, 10, 15));
      default -> throw new IllegalArgumentException(part);
    }
  }

  private static void warm(
      Set<Peer> peers,
      int units,
      int warmups,
      int turns,
      String loading,
      Function<Peer, Processing> processing) {
    List<Contestant> contestants = Contestant.all(peers, units, processing);
    Comparison.run(contestants, warmups, turns, Contestant::cost)
        .print("Warm, " + units + " classes, processors " + loading, units);
    contestants.forEach(Contestant::delete);
  }
}
