package io.varscope.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a whole compilation takes in a new process, with each processor and with none. */
final class Cold {

  private static final String ROW = "%-28s %8s %8s %10s %10s %10s %10s %10s%n";

  /** A way to compile a project. */
  private enum Kind {
    WHOLE,
    /** The processor alone. */
    PROCESSING,
    /** What the author and the processor wrote, without the processor. */
    OUTPUT
  }

  private final Map<String, Map<Kind, List<NewJavac>>> runs = new LinkedHashMap<>();
  private final Map<String, Long> classes = new LinkedHashMap<>();

  private Cold() {}

  static void print(Collection<Peer> peers, int units, int turns) {
    Cold cold = new Cold();
    List<Project> projects = new ArrayList<>();
    peers.forEach(peer -> projects.add(Project.of(peer, units)));
    for (int turn = 0; turn < turns; turn++) {
      for (Project project : projects) {
        for (Kind kind : Kind.values()) {
          cold.run(project, kind);
        }
      }
    }
    projects.forEach(cold::countClasses);
    cold.print(units);
    projects.forEach(Project::delete);
  }

  private void run(Project project, Kind kind) {
    try (Output output = Output.fresh()) {
      runs.computeIfAbsent(project.peer().title(), title -> new LinkedHashMap<>())
          .computeIfAbsent(kind, k -> new ArrayList<>())
          .add(
              NewJavac.run(
                  sources(project, kind),
                  project.classPath(),
                  output,
                  options(project.peer(), kind)));
    }
  }

  private static List<Path> sources(Project project, Kind kind) {
    return kind == Kind.OUTPUT ? project.allSources() : project.sources();
  }

  private static List<String> options(Peer peer, Kind kind) {
    List<String> options = new ArrayList<>();
    if (kind == Kind.OUTPUT) {
      options.add("-proc:none");
    } else {
      options.addAll(peer.options());
    }
    if (kind == Kind.PROCESSING) {
      options.add("-proc:only");
    }
    return options;
  }

  private void countClasses(Project project) {
    try (Output output = Output.fresh()) {
      classes.put(
          project.peer().title(),
          NewJavac.classes(
              project.sources(),
              project.classPath(),
              output,
              options(project.peer(), Kind.PROCESSING)));
    }
  }

  private void print(int units) {
    System.out.printf("%nWhole javac, cold, %d classes; ratios are to AutoValue%n%n", units);
    System.out.printf(
        ROW, "processor", "s", "CPU s", "s", "CPU", "-proc:only", "its output", "classes");
    runs.forEach(
        (title, kinds) ->
            System.out.printf(
                ROW,
                title,
                format(median(title, Kind.WHOLE, NewJavac::wall) / 1e9),
                format(median(title, Kind.WHOLE, NewJavac::processor) / 1e9),
                ratio(title, Kind.WHOLE, NewJavac::wall),
                ratio(title, Kind.WHOLE, NewJavac::processor),
                ratio(title, Kind.PROCESSING, NewJavac::processor),
                ratio(title, Kind.OUTPUT, NewJavac::processor),
                classes.get(title)));
  }

  private String ratio(String title, Kind kind, ToLongFunction<NewJavac> time) {
    return runs.containsKey(Peer.AUTOVALUE.title())
        ? format(median(title, kind, time) / median(Peer.AUTOVALUE.title(), kind, time))
        : "";
  }

  private double median(String title, Kind kind, ToLongFunction<NewJavac> time) {
    return Quartiles.of(
            runs.get(title).get(kind).stream().map(run -> (double) time.applyAsLong(run)).toList())
        .median();
  }

  private static String format(double value) {
    return String.format("%.2f", value);
  }
}
