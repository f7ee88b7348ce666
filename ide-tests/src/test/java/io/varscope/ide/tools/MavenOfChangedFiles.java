package io.varscope.ide.tools;

import io.varscope.ide.Said;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Maven with {@code useIncrementalCompilation=false}: it compiles the sources that are newer than
 * their class files, and leaves all other outputs alone, even those of sources that are gone.
 *
 * <p>Simplified: the real one gives the source path too, where javac finds sources without a class
 * file.
 */
public final class MavenOfChangedFiles implements BuildTool {

  private final List<Project> projects;

  /** The sources that are newer than their class files. */
  private final Set<SourceFile> stale = new TreeSet<>();

  MavenOfChangedFiles(List<Project> projects) {
    this.projects = projects;
  }

  @Override
  public Result build(Step step) {
    List<Said> said = new ArrayList<>();
    Set<SourceFile> compiled = new HashSet<>();
    stale.addAll(step.changed());
    stale.retainAll(step.sources().keySet());
    for (Project project : projects) {
      project.apply(step);
      if (step.clean()) {
        project.clean();
        stale.addAll(step.sourcesOf(project.name()));
      }
    }
    for (Project project : projects) {
      List<SourceFile> sources =
          step.sourcesOf(project.name()).stream().filter(stale::contains).toList();
      if (!sources.isEmpty()) {
        compiled.addAll(sources);
        Compilation compilation = project.compile(sources, List.of());
        said.addAll(compilation.said());
        if (!compilation.ok()) {
          break;
        }
        sources.forEach(stale::remove);
      }
    }
    return new Result(said, compiled);
  }
}
