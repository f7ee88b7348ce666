package io.varscope.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the processor adds when one file of a large project has changed, and of a small one. */
final class Changed {

  private static final String ROW = "%-28s %14s %14s %8s%n";
  private static final int LARGE = 1000;

  private Changed() {}

  static void print(Collection<Peer> peers, int warmups, int turns) {
    List<Contestant> contestants = new ArrayList<>();
    List<Project> projects = new ArrayList<>();
    for (Peer peer : peers) {
      for (int units : List.of(1, LARGE)) {
        Project project = Project.of(peer, units);
        projects.add(project);
        contestants.add(
            Contestant.of(project.changed(), Processing::kept).called(title(peer, units)));
      }
    }
    Comparison comparison = Comparison.run(contestants, warmups, turns, Contestant::cost);
    System.out.printf("%nOne changed file, warm%n%n");
    System.out.printf(ROW, "processor", "ms, of 1", "ms, of " + LARGE, "ratio");
    for (Peer peer : peers) {
      double small = comparison.median(title(peer, 1));
      double large = comparison.median(title(peer, LARGE));
      System.out.printf(
          ROW,
          peer.title(),
          String.format("%.2f", small),
          String.format("%.2f", large),
          String.format("%.2f", large / small));
    }
    contestants.forEach(Contestant::delete);
    projects.forEach(Project::delete);
  }

  private static String title(Peer peer, int units) {
    return peer.title() + " " + units;
  }
}
