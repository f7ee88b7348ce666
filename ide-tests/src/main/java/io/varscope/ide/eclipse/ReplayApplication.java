package io.varscope.ide.eclipse;

import io.varscope.ide.script.Script;
import io.varscope.ide.script.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IWorkspaceDescription;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.internal.core.JavaModelManager;

/**
 * What runs inside Eclipse: replays all scripts, each in projects of its own. Its arguments are the
 * folder of scripts, the names of the only scripts to run or "", the folder for the results, the
 * jar of the runtime, and the jar of the processor.
 */
public final class ReplayApplication implements IApplication {

  private final List<String> log = new ArrayList<>();

  @Override
  public Object start(IApplicationContext context) throws CoreException, IOException {
    String[] arguments =
        (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
    int first = arguments.length - 5;
    Path results = Path.of(arguments[first + 2]);
    Path runtime = Path.of(arguments[first + 3]);
    Path processor = Path.of(arguments[first + 4]);
    // Nobody searches here, and reading the whole JDK takes long.
    JavaModelManager.getIndexManager().disable();
    IWorkspace workspace = ResourcesPlugin.getWorkspace();
    IWorkspaceDescription description = workspace.getDescription();
    description.setAutoBuilding(false); // Else it would begin while files are still written.
    workspace.setDescription(description);
    Platform.addLogListener(
        (status, plugin) ->
            log.add(
                plugin
                    + ": "
                    + status.getMessage()
                    + (status.getException() == null ? "" : " " + status.getException())));
    for (Script script : Script.readAll(Path.of(arguments[first]), arguments[first + 1])) {
      replay(script, runtime, processor).write(results.resolve(script.name()));
    }
    workspace.save(true, null);
    return EXIT_OK;
  }

  @Override
  public void stop() {}

  private Replay replay(Script script, Path runtime, Path processor)
      throws CoreException, IOException {
    ProjectSet edited = new ProjectSet(script.name(), script.projects(), runtime, processor);
    ProjectSet clean =
        new ProjectSet(script.name() + ".clean", script.projects(), runtime, processor);
    List<Replay.Step> steps = new ArrayList<>();
    for (Step step : script.steps()) {
      edited.apply(step);
      clean.apply(step);
      Build incremental = build(edited, step.clean());
      steps.add(new Replay.Step(incremental, build(clean, true)));
    }
    return new Replay(steps);
  }

  private Build build(ProjectSet projects, boolean clean) throws CoreException, IOException {
    log.clear();
    projects.build(clean);
    return projects.look(List.copyOf(log));
  }
}
