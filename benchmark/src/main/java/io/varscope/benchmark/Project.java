package io.varscope.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic project on disk.
 *
 * @param sources what its author wrote
 * @param generated what the processor writes for it, sources only
 */
record Project(Peer peer, int units, List<Path> sources, List<Path> generated) {

  /** A project of so many units. */
  static Project of(Peer peer, int units) {
    Path folder = Folders.fresh();
    List<Path> sources = new ArrayList<>();
    if (!peer.shared().isEmpty()) {
      sources.add(folder.resolve("bench/Parts.java"));
      Folders.write(sources.get(0), peer.shared());
    }
    for (int k = 0; k < units; k++) {
      Path file = folder.resolve("bench/Model" + k + ".java");
      Folders.write(file, peer.source(k));
      sources.add(file);
    }
    return of(peer, units, sources);
  }

  static Project of(Peer peer, int units, List<Path> sources) {
    Output output = Output.fresh();
    Javac.run(sources, peer.classPath(), output, peer.processors());
    return new Project(peer, units, sources, Folders.files(output.sources(), ".java"));
  }

  /** What is compiled without the processor. */
  List<Path> allSources() {
    List<Path> all = new ArrayList<>(sources);
    all.addAll(generated);
    return all;
  }

  double generatedKilobytesPerUnit() {
    long bytes = 0;
    for (Path file : generated) {
      try {
        bytes += Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes / 1024.0 / units;
  }
}
