package io.varscope.ide.tools;

import io.varscope.ide.Said;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gradle's incremental compilation, with a processor that calls itself isolating. */
public final class Gradle implements BuildTool {

  private final List<GradleTask> tasks;

  Gradle(List<Project> projects) {
    List<GradleTask> all = new ArrayList<>();
    for (Project project : projects) {
      all.add(new GradleTask(project, List.copyOf(all)));
    }
    this.tasks = all;
  }

  @Override
  public Result build(Step step) {
    List<Said> said = new ArrayList<>();
    Set<SourceFile> compiled = new HashSet<>();
    for (GradleTask task : tasks) {
      task.edit(step);
    }
    for (GradleTask task : tasks) {
      said.addAll(task.run(compiled));
      if (!task.isGood()) {
        break;
      }
    }
    return new Result(said, compiled);
  }
}
