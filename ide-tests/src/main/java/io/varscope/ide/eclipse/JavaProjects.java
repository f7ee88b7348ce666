package io.varscope.ide.eclipse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.apt.core.util.AptConfig;
import org.eclipse.jdt.apt.core.util.IFactoryPath;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.JavaCore;

/** Makes projects as a user would who follows the README. */
public final class JavaProjects {

  public static final String SOURCES = "src";
  public static final String CLASSES = "bin";
  public static final String GENERATED = ".apt_generated";

  private JavaProjects() {}

  /**
   * A project with the processor switched on.
   *
   * @param needed other projects
   */
  public static IProject create(String name, List<IProject> needed, Path runtime, Path processor)
      throws CoreException {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
    project.create(null);
    project.open(null);
    IProjectDescription description = project.getDescription();
    description.setNatureIds(new String[] {JavaCore.NATURE_ID});
    project.setDescription(description, null);
    project.getFolder(SOURCES).create(true, true, null);
    project.getFolder(CLASSES).create(true, true, null);

    IJavaProject java = JavaCore.create(project);
    Map<String, String> options = new HashMap<>(java.getOptions(false));
    JavaCore.setComplianceOptions("17", options);
    options.put(JavaCore.COMPILER_RELEASE, JavaCore.DISABLED); // It wants a container for the JDK.
    java.setOptions(options);

    List<IClasspathEntry> path = new ArrayList<>();
    path.add(JavaCore.newSourceEntry(project.getFolder(SOURCES).getFullPath()));
    path.add(library(Path.of(System.getProperty("java.home"), "lib", "jrt-fs.jar")));
    path.add(library(runtime));
    needed.forEach(other -> path.add(JavaCore.newProjectEntry(other.getFullPath())));
    java.setRawClasspath(
        path.toArray(IClasspathEntry[]::new), project.getFolder(CLASSES).getFullPath(), null);

    IFactoryPath factoryPath = AptConfig.getDefaultFactoryPath(java);
    factoryPath.addExternalJar(processor.toFile());
    AptConfig.setFactoryPath(java, factoryPath);
    AptConfig.setEnabled(java, true);
    return project;
  }

  private static IClasspathEntry library(Path jar) {
    return JavaCore.newLibraryEntry(IPath.fromPath(jar), null, null);
  }
}
