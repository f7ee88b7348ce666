package io.varscope.benchmark.eclipse.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import io.varscope.benchmark.eclipse.Kind;
import io.varscope.benchmark.eclipse.Measured;
import io.varscope.benchmark.eclipse.Recording;
import io.varscope.ide.eclipse.JavaProjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IWorkspaceDescription;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.internal.core.JavaModelManager;

/**
 * What runs inside Eclipse: builds one project again and again. Its arguments are the kind of
 * project, the number of its classes, the jar of the runtime, that of the processor, how many full
 * builds to measure and how many series of saves, the file for the figures, and the folder of the
 * recording: it is written if it is not there, else read by the processor that writes the same
 * files.
 */
public final class BuildsApplication implements IApplication {

  /** Saves that are measured together, as the time of the processor is told in 10 ms. */
  private static final int SERIES = 10;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final List<Measured> measured = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Kind kind;
  private IProject project;

  private interface Action {
    void run(int number) throws CoreException;
  }

  @Override
  public Object start(IApplicationContext context) throws CoreException, IOException {
    String[] arguments =
        (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
    int first = arguments.length - 8;
    kind = Kind.valueOf(arguments[first]);
    final int classes = Integer.parseInt(arguments[first + 1]);
    final int fullBuilds = Integer.parseInt(arguments[first + 4]);
    final int saves = Integer.parseInt(arguments[first + 5]);
    Path recording = Path.of(arguments[first + 7]);
    // Nobody searches here, and reading the whole JDK takes long.
    JavaModelManager.getIndexManager().disable();
    IWorkspace workspace = ResourcesPlugin.getWorkspace();
    IWorkspaceDescription description = workspace.getDescription();
    description.setAutoBuilding(false); // Else it would begin while files are still written.
    workspace.setDescription(description);
    Platform.addLogListener((status, plugin) -> log.add(plugin + ": " + status));
    project =
        JavaProjects.create(
            "app", List.of(), Path.of(arguments[first + 2]), Path.of(arguments[first + 3]));
    for (Kind.Source source : kind.sources(classes)) {
      write(source);
    }
    write(kind.edited(false, "start"));
    boolean records = !recording.toFile().exists();
    if (!records) {
      Recording.use(recording);
    }

    measure(Measured.What.FIRST_FULL, 1, number -> build(IncrementalProjectBuilder.FULL_BUILD));
    if (records) {
      record(recording, false);
    }
    for (int i = 0; i < fullBuilds; i++) {
      System.gc();
      measure(Measured.What.FULL, 1, number -> build(IncrementalProjectBuilder.FULL_BUILD));
    }
    System.gc();
    measure(Measured.What.FIRST_SAVE, 1, number -> save(false, "first"));
    save(true, "second");
    if (records) {
      record(recording, true);
    }
    for (int i = 0; i < saves; i++) {
      measure(Measured.What.SHAPE, SERIES, number -> save(number % 2 == 0, "shape " + number));
      measure(Measured.What.COMMENT, SERIES, number -> save(false, "comment " + number));
    }
    checkNoProblem();
    Measured.write(measured, Path.of(arguments[first + 6]));
    workspace.save(true, null);
    return EXIT_OK;
  }

  @Override
  public void stop() {}

  private void measure(Measured.What what, int times, Action action) throws CoreException {
    long wall = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    for (int number = 1; number <= times; number++) {
      action.run(number);
    }
    measured.add(
        new Measured(
            what,
            (system.getProcessCpuTime() - cpu) / 1e6 / times,
            (System.nanoTime() - wall) / 1e6 / times));
  }

  private void build(int buildKind) throws CoreException {
    project.build(buildKind, null);
  }

  private void save(boolean isSecond, String comment) throws CoreException {
    write(kind.edited(isSecond, comment));
    build(IncrementalProjectBuilder.INCREMENTAL_BUILD);
  }

  private void write(Kind.Source source) throws CoreException {
    IFile file = project.getFile(JavaProjects.SOURCES + "/" + source.path());
    InputStream text = new ByteArrayInputStream(source.text().getBytes(UTF_8));
    if (file.exists()) {
      file.setContents(text, true, false, null);
    } else {
      makeFolder(file.getParent());
      file.create(text, true, null);
    }
  }

  private static void makeFolder(IContainer container) throws CoreException {
    if (container instanceof IFolder folder && !folder.exists()) {
      makeFolder(folder.getParent());
      folder.create(true, true, null);
    }
  }

  private void record(Path recording, boolean isSecond) {
    Recording.save(
        recording,
        isSecond,
        kind.editedName(),
        project.getFolder(JavaProjects.GENERATED).getLocation().toPath(),
        project.getFolder(JavaProjects.CLASSES + "/META-INF").getLocation().toPath());
  }

  /** Errors would make all figures those of something else; those of processors are logged only. */
  private void checkNoProblem() throws CoreException {
    List<String> problems = new ArrayList<>(log);
    for (IMarker marker : project.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE)) {
      if (marker.getAttribute(IMarker.SEVERITY, 0) == IMarker.SEVERITY_ERROR) {
        problems.add(marker.getResource() + ": " + marker.getAttribute(IMarker.MESSAGE, ""));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems));
    }
  }
}
