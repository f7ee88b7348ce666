package io.varscope.ide.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varscope.ide.Places;
import io.varscope.ide.script.MarkedSource;
import io.varscope.ide.script.Script;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sources without a fault: those of the sample, and those that scripts begin with. */
record SourceSet(String name, Step sources) {

  static List<SourceSet> all() {
    List<SourceSet> sets = new ArrayList<>();
    if (Places.onlyScript().isEmpty()) {
      sets.add(new SourceSet("sample", step(Places.sample())));
    }
    for (Script script : Places.scripts()) {
      Step first = script.steps().get(0);
      if (script.projects().equals(List.of("app")) && first.expected().isEmpty()) {
        sets.add(new SourceSet(script.name(), first));
      }
    }
    return sets;
  }

  private static Step step(Path folder) {
    TreeMap<SourceFile, MarkedSource> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        sources.put(new SourceFile("app", path), new MarkedSource(Files.readString(file, UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Step("All", false, Set.copyOf(sources.keySet()), sources, List.of(), Map.of());
  }

  List<SourceFile> files() {
    return sources.sourcesOf("app");
  }

  /** A new project with these sources, in which nothing is compiled yet. */
  Project newProject(Compiler compiler, String test) {
    Project project =
        new Project("app", compiler, Places.work(test, name, compiler.name()), List.of());
    project.apply(sources);
    return project;
  }

  @Override
  public String toString() {
    return name;
  }
}
