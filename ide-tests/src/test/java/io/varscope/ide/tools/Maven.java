package io.varscope.ide.tools;

import io.varscope.ide.Said;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Maven as it is: whatever is edited, it deletes all outputs and compiles all sources. */
public final class Maven implements BuildTool {

  private final List<Project> projects;

  Maven(List<Project> projects) {
    this.projects = projects;
  }

  @Override
  public Result build(Step step) {
    List<Said> said = new ArrayList<>();
    Set<SourceFile> compiled = new HashSet<>();
    for (Project project : projects) {
      project.apply(step);
    }
    for (Project project : projects) {
      project.clean();
      List<SourceFile> sources = step.sourcesOf(project.name());
      compiled.addAll(sources);
      if (!sources.isEmpty()) {
        Compilation compilation = project.compile(sources, List.of());
        said.addAll(compilation.said());
        if (!compilation.ok()) {
          break;
        }
      }
    }
    return new Result(said, compiled);
  }
}
