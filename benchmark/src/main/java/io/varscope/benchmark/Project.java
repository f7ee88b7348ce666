package io.varscope.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic project on disk.
 *
 * @param folder that has all of it
 * @param sources what its author wrote
 * @param generated what the processor writes for it, sources only
 */
record Project(
    Peer peer,
    int units,
    Path folder,
    List<Path> classPath,
    List<Path> sources,
    List<Path> generated) {

  /** A project of so many units. */
  static Project of(Peer peer, int units) {
    Path folder = Folders.fresh();
    List<Path> sources = new ArrayList<>();
    if (!peer.shared().isEmpty()) {
      sources.add(folder.resolve("bench/Parts.java"));
      Folders.write(sources.get(0), peer.shared());
    }
    for (int k = 0; k < units; k++) {
      Path file = folder.resolve("bench/" + peer.unit(k) + ".java");
      Folders.write(file, peer.source(k));
      sources.add(file);
    }
    return processed(peer, units, folder, peer.classPath(), sources);
  }

  /**
   * The smallest change that makes a build tool compile a file again: the first unit alone, with
   * all that was compiled before on the class path.
   */
  Project changed() {
    Path copy = Folders.fresh();
    Path file = copy.resolve("bench/Model0.java");
    Folders.write(file, peer.source(0) + "// Changed.\n");
    List<Path> earlier = new ArrayList<>(classPath);
    earlier.add(new Output(folder.resolve("output")).classes());
    return processed(peer, 1, copy, earlier, List.of(file));
  }

  private static Project processed(
      Peer peer, int units, Path folder, List<Path> classPath, List<Path> sources) {
    Output output = new Output(folder.resolve("output")).make();
    Javac.run(sources, classPath, output, Processing.kept(peer));
    List<Path> generated = Folders.files(output.sources(), ".java");
    return new Project(peer, units, folder, classPath, sources, generated);
  }

  /** What is compiled without the processor. */
  List<Path> allSources() {
    List<Path> all = new ArrayList<>(sources);
    all.addAll(generated);
    return all;
  }

  void delete() {
    Folders.delete(folder);
  }
}
