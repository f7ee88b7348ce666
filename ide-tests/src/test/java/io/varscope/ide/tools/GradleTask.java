package io.varscope.ide.tools;

import io.varscope.ide.Said;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The compilation of one project. It goes on from the last one without errors. Sources are compiled
 * if they were edited since, or depend on a class that may be another one now. Generated classes
 * that depend on such a class are deleted, and the processor is given the class that they were made
 * for: by its source if that is compiled, else as a class file.
 *
 * <p>Who mentions a class depends on it. Who mentions a dependent depends too, if the dependent
 * mentions the class where others may see it: not in code, and not in private members. What is
 * generated for a class depends on it as if others could see it. Who uses a constant depends on its
 * class; but who depends on the user is only asked if he makes a constant from it that others see.
 *
 * <p>Simplified: a class of another project counts as changed if anything in its file has.
 */
final class GradleTask {

  private final Project project;
  private final List<GradleTask> needed;

  private final Set<SourceFile> edited = new TreeSet<>();
  private boolean isGood;

  /** The last good state; null before there is one. */
  private Project.Outputs good;

  private Map<String, ClassFile> goodClasses = Map.of();
  private Map<String, ClassFile> goodNeeded = Map.of();

  GradleTask(Project project, List<GradleTask> needed) {
    this.project = project;
    this.needed = needed;
  }

  boolean isGood() {
    return isGood;
  }

  void edit(Step step) {
    project.apply(step);
    step.changed().stream()
        .filter(file -> file.project().equals(project.name()))
        .forEach(edited::add);
    if (good == null || step.clean()) {
      good = null;
      edited.addAll(step.sourcesOf(project.name()));
    }
  }

  /**
   * Compiles what has to be.
   *
   * @param compiled to which sources are added that are compiled
   */
  List<Said> run(Set<SourceFile> compiled) {
    if (good == null) {
      project.clean();
      return finish(compile(edited, Set.of(), compiled));
    }
    project.restore(good);
    Set<String> changed = new TreeSet<>(changedInNeeded());
    goodClasses.values().stream()
        .filter(file -> edited.contains(project.sourceOf(file)))
        .forEach(file -> changed.add(file.name()));
    Set<SourceFile> sources = new TreeSet<>(edited);
    Set<ClassFile> generated = new HashSet<>();
    for (ClassFile file : dependents(changed)) {
      if (project.isGenerated(file)) {
        generated.add(file);
      } else {
        sources.add(project.sourceOf(file));
      }
    }
    Set<String> classNames = new TreeSet<>();
    for (ClassFile file : generated) {
      if (!sources.contains(project.sourceOf(file))) {
        classNames.add(project.sourceOf(file).className());
      }
    }
    generated.forEach(project::deleteGenerated);
    project.deleteOutputs(sources);
    return finish(compile(sources, classNames, compiled));
  }

  private Compilation compile(
      Set<SourceFile> files, Set<String> classNames, Set<SourceFile> compiled) {
    List<SourceFile> sources = files.stream().filter(project::has).toList();
    compiled.addAll(sources);
    return sources.isEmpty() && classNames.isEmpty()
        ? new Compilation(true, List.of(), List.of(), new ConstantUses())
        : project.compile(sources, classNames);
  }

  private List<Said> finish(Compilation compilation) {
    isGood = compilation.ok();
    if (isGood) {
      good = project.save();
      goodClasses = project.classFiles();
      goodNeeded = classesOfNeeded();
      edited.clear();
    }
    return compilation.said();
  }

  private Map<String, ClassFile> classesOfNeeded() {
    Map<String, ClassFile> classes = new HashMap<>();
    needed.forEach(task -> classes.putAll(task.project.classFiles()));
    return classes;
  }

  private Set<String> changedInNeeded() {
    Map<String, ClassFile> now = classesOfNeeded();
    Set<String> names = new TreeSet<>(now.keySet());
    names.addAll(goodNeeded.keySet());
    names.removeIf(
        name ->
            now.containsKey(name)
                && goodNeeded.containsKey(name)
                && now.get(name).isSame(goodNeeded.get(name)));
    return names;
  }

  private Collection<ClassFile> dependents(Set<String> changed) {
    Map<String, ClassFile> dependents = new HashMap<>();
    Set<String> seen = new HashSet<>(changed);
    Deque<String> open = new ArrayDeque<>(changed);
    while (!open.isEmpty()) {
      String name = open.pop();
      for (ClassFile file : goodClasses.values()) {
        boolean isSeen =
            file.accessible().contains(name)
                || isMadeFor(name, file)
                || passesOnConstantsOf(name, file);
        if (isSeen || file.mentioned().contains(name) || usesConstantsOf(name, file)) {
          dependents.put(file.name(), file);
        }
        if (isSeen && seen.add(file.name())) {
          open.push(file.name());
        }
      }
    }
    return dependents.values();
  }

  private boolean isMadeFor(String name, ClassFile file) {
    ClassFile origin = goodClasses.get(name);
    return origin != null
        && project.isGenerated(file)
        && !project.isGenerated(origin)
        && project.sourceOf(file).equals(project.sourceOf(origin));
  }

  private boolean passesOnConstantsOf(String name, ClassFile file) {
    return !project.isGenerated(file)
        && project.constantsPassedOn(project.sourceOf(file)).contains(name);
  }

  private boolean usesConstantsOf(String name, ClassFile file) {
    return !project.isGenerated(file) && project.constantsOf(project.sourceOf(file)).contains(name);
  }
}
