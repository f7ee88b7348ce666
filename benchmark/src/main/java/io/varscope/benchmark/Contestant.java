package io.varscope.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A processor with a project that it is measured on.
 *
 * @param processing of a run in this process
 */
record Contestant(String title, Project project, Function<Peer, Processing> processing) {

  static Contestant of(Project project, Function<Peer, Processing> processing) {
    return new Contestant(project.peer().title(), project, processing);
  }

  /** All that are compared, on projects of so many units. */
  static List<Contestant> all(
      Collection<Peer> peers, int units, Function<Peer, Processing> processing) {
    List<Contestant> all = new ArrayList<>();
    for (Peer peer : peers) {
      all.add(of(Project.of(peer, units), processing));
    }
    return all;
  }

  Contestant called(String title) {
    return new Contestant(title, project, processing);
  }

  /** The nanoseconds that the processor adds to a run of the compiler in this process. */
  long cost() {
    return with() - without();
  }

  long with() {
    try (Output output = Output.fresh()) {
      return Javac.run(
          project.sources(), project.classPath(), output, processing.apply(project.peer()));
    }
  }

  long without() {
    try (Output output = Output.fresh()) {
      return Javac.run(project.allSources(), project.classPath(), output, Processing.NONE);
    }
  }

  /** Makes place for the next. */
  void delete() {
    project.delete();
  }
}
