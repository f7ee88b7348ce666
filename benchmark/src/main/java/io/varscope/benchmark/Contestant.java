package io.varscope.benchmark;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/**
 * A processor with a project that it is measured on.
 *
 * @param processors new ones for each run in this process
 * @param arguments of a compiler in a process of its own, to have the processor run
 */
record Contestant(
    String title, Project project, Supplier<List<Processor>> processors, List<String> arguments) {

  static Contestant of(Project project) {
    Peer peer = project.peer();
    return new Contestant(
        peer.title(),
        project,
        peer::processors,
        List.of("-processorpath", Javac.join(peer.processorPath())));
  }

  Contestant called(String title) {
    return new Contestant(title, project, processors, arguments);
  }

  /** The processor that only writes what the project's own processor wrote. */
  static Contestant floor(Project project) {
    List<Recorded> recording = RecordingProcessor.record(project);
    Path file = project.folder().resolve("recording");
    Recorded.save(recording, file);
    return new Contestant(
        "floor",
        project,
        () -> List.of(new FloorProcessor(recording)),
        List.of(
            "-processorpath",
            ownClasses().toString(),
            "-processor",
            FloorProcessor.class.getName(),
            FloorProcessor.option(file)));
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          FloorProcessor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that are compared, on projects of so many units; and the floor of Varscope. */
  static List<Contestant> all(Collection<Peer> peers, int units) {
    List<Contestant> all = new ArrayList<>();
    for (Peer peer : peers) {
      Project project = Project.of(peer, units);
      all.add(of(project));
      if (peer == Peer.VARSCOPE) {
        all.add(floor(project));
      }
    }
    return all;
  }

  /** The nanoseconds that the processor adds to a run of the compiler in this process. */
  long warmCost() {
    return warmWith() - warmWithout();
  }

  long warmWith() {
    try (Output output = Output.fresh()) {
      return Javac.run(project.sources(), project.classPath(), output, processors.get());
    }
  }

  long warmWithout() {
    try (Output output = Output.fresh()) {
      return Javac.run(project.allSources(), project.classPath(), output, List.of());
    }
  }

  /** The nanoseconds that the processor adds to a run of the compiler in a new process. */
  long coldCost() {
    return coldWith() - coldWithout();
  }

  long coldWith() {
    try (Output output = Output.fresh()) {
      return Javac.runNew(project.sources(), project.classPath(), output, arguments);
    }
  }

  long coldWithout() {
    try (Output output = Output.fresh()) {
      return Javac.runNew(project.allSources(), project.classPath(), output, List.of("-proc:none"));
    }
  }

  /** Makes place for the next. */
  void delete() {
    project.delete();
  }
}
