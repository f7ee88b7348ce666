package io.varscope.ide.eclipse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varscope.ide.script.MarkedSource;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;

/** The projects of a script, in a workspace. */
final class ProjectSet {

  private final Map<String, IProject> projects = new LinkedHashMap<>();

  /**
   * Makes the projects.
   *
   * @param names those first that others need
   */
  ProjectSet(String prefix, List<String> names, Path runtime, Path processor) throws CoreException {
    for (String name : names) {
      projects.put(
          name,
          JavaProjects.create(
              prefix + "." + name, List.copyOf(projects.values()), runtime, processor));
    }
  }

  /** Does what the user does in the editor. */
  void apply(Step step) throws CoreException {
    for (SourceFile file : step.changed()) {
      IFile target = projects.get(file.project()).getFile(JavaProjects.SOURCES + "/" + file.path());
      MarkedSource source = step.sources().get(file);
      if (source == null) {
        target.delete(true, null);
        continue;
      }
      InputStream text = new ByteArrayInputStream(source.text().getBytes(UTF_8));
      if (target.exists()) {
        target.setContents(text, true, false, null);
      } else {
        makeFolder(target.getParent());
        target.create(text, true, null);
      }
    }
  }

  private static void makeFolder(IContainer container) throws CoreException {
    if (container instanceof IFolder folder && !folder.exists()) {
      makeFolder(folder.getParent());
      folder.create(true, true, null);
    }
  }

  /** Builds what has changed, or everything. */
  void build(boolean clean) throws CoreException {
    for (IProject project : projects.values()) {
      if (clean) {
        project.build(IncrementalProjectBuilder.CLEAN_BUILD, null);
      }
      project.build(IncrementalProjectBuilder.INCREMENTAL_BUILD, null);
    }
  }

  /** What there is after a build. */
  Build look(List<String> log) throws CoreException, IOException {
    List<Marker> markers = new ArrayList<>();
    SortedMap<String, String> generated = new TreeMap<>();
    SortedSet<String> classes = new TreeSet<>();
    for (Map.Entry<String, IProject> project : projects.entrySet()) {
      for (IMarker marker :
          project.getValue().findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE)) {
        markers.add(marker(project.getKey(), marker));
      }
      for (IFile file : files(project.getValue().getFolder(JavaProjects.GENERATED))) {
        String name = project.getKey() + "/" + file.getProjectRelativePath();
        generated.put(name, Files.readString(file.getLocation().toPath()));
      }
      for (IFile file : files(project.getValue().getFolder(JavaProjects.CLASSES))) {
        if ("class".equals(file.getFileExtension())) {
          classes.add(project.getKey() + "/" + file.getProjectRelativePath());
        }
      }
    }
    return new Build(markers, generated, classes, log);
  }

  private static Marker marker(String project, IMarker marker) {
    return new Marker(
        project,
        marker.getResource().getProjectRelativePath().toString(),
        marker.getAttribute(IMarker.LINE_NUMBER, -1),
        marker.getAttribute(IMarker.CHAR_START, -1),
        marker.getAttribute(IMarker.CHAR_END, -1),
        marker.getAttribute(IMarker.SEVERITY, -1),
        marker.getAttribute(IMarker.MESSAGE, ""));
  }

  private static List<IFile> files(IFolder folder) throws CoreException {
    List<IFile> files = new ArrayList<>();
    if (folder.exists()) {
      folder.accept(
          resource -> {
            if (resource instanceof IFile file) {
              files.add(file);
            }
            return true;
          });
    }
    return files;
  }
}
