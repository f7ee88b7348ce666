package io.varscope.ide.tools;

import io.varscope.ide.Said;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * IntelliJ's own build. It compiles the files that were edited, after deleting their outputs. Then
 * it looks which classes have another structure than after the last build without errors, compiles
 * the files that mention one of these, as sources, and so on. Values of annotations are no
 * structure.
 *
 * <p>Simplified: the real one looks which member has changed, and who uses that one. So it compiles
 * fewer files than this.
 */
public final class IntelliJ implements BuildTool {

  private final List<Project> projects;

  /** The files that are to be compiled. Where there are errors, they stay so. */
  private final Set<SourceFile> dirty = new TreeSet<>();

  /** The classes after the last build without errors. */
  private Map<String, ClassFile> known = Map.of();

  IntelliJ(List<Project> projects) {
    this.projects = projects;
  }

  @Override
  public Result build(Step step) {
    List<Said> said = new ArrayList<>();
    Set<SourceFile> compiled = new HashSet<>();
    dirty.addAll(step.changed());
    for (Project project : projects) {
      project.apply(step);
      if (step.clean()) {
        project.clean();
        known = Map.of();
        dirty.addAll(step.sourcesOf(project.name()));
      }
    }
    for (Project project : projects) {
      for (Set<SourceFile> files = dirtyOf(project, compiled);
          !files.isEmpty();
          files = dirtyOf(project, compiled)) {
        project.deleteOutputs(files);
        compiled.addAll(files);
        List<SourceFile> sources = files.stream().filter(project::has).toList();
        if (!sources.isEmpty()) {
          Compilation compilation = project.compile(sources, List.of());
          said.addAll(compilation.said());
          if (!compilation.ok()) {
            return new Result(said, compiled);
          }
        }
        dirty.addAll(dependents());
      }
    }
    known = classes();
    dirty.clear();
    return new Result(said, compiled);
  }

  private Set<SourceFile> dirtyOf(Project project, Set<SourceFile> compiled) {
    Set<SourceFile> files = new TreeSet<>(dirty);
    files.removeIf(file -> !file.project().equals(project.name()));
    files.removeAll(compiled);
    return files;
  }

  private Map<String, ClassFile> classes() {
    Map<String, ClassFile> classes = new HashMap<>();
    projects.forEach(project -> classes.putAll(project.classFiles()));
    return classes;
  }

  /** The sources that have to do with what is not as it was. */
  private Set<SourceFile> dependents() {
    Map<String, ClassFile> now = classes();
    Set<String> changed = new HashSet<>();
    known.forEach(
        (name, before) -> {
          ClassFile after = now.get(name);
          if (after == null || !after.hasSameStructure(before)) {
            changed.add(name);
          }
        });
    Set<SourceFile> dependents = new TreeSet<>();
    for (Project project : projects) {
      for (ClassFile file : project.classFiles().values()) {
        SourceFile source = project.sourceOf(file);
        Set<String> mentioned = new HashSet<>(file.mentioned());
        mentioned.addAll(project.constantsOf(source));
        mentioned.retainAll(changed);
        if (!mentioned.isEmpty()) {
          dependents.add(source);
        }
      }
    }
    return dependents;
  }
}
