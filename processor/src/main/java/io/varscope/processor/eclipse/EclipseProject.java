package io.varscope.processor.eclipse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The project in an Eclipse workspace that is built. All of this is Eclipse's public interface, but
 * for the first step, from the environment to the project.
 */
public final class EclipseProject {

  /** The whole JDK, which has no packages of ours. */
  private static final String JDK = "jrt-fs.jar";

  /** The kind of an entry of the class path that is a folder of sources. */
  private static final int SOURCE = 3;

  private final Object javaProject;
  private final String ownPackages;
  private @Nullable List<Object> folders;

  private EclipseProject(Object javaProject, String ownPackages) {
    this.javaProject = javaProject;
    this.ownPackages = ownPackages;
  }

  /**
   * The project, if this is Eclipse, and not only its compiler.
   *
   * @param ownPackages what the packages begin with that are listed
   */
  public static Optional<EclipseProject> of(ProcessingEnvironment environment, String ownPackages) {
    if (!environment.getClass().getName().startsWith("org.eclipse.")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new EclipseProject(Reflection.call(environment, "getJavaProject"), ownPackages));
    } catch (ReflectiveOperationException notEclipse) {
      return Optional.empty();
    }
  }

  /** The project as a resource of the workspace. */
  public Object resource() throws ReflectiveOperationException {
    return Reflection.call(javaProject, "getProject");
  }

  /** The folders of sources, also of generated ones. */
  public List<Object> sourceFolders() throws ReflectiveOperationException {
    List<Object> sources = new ArrayList<>();
    for (Object entry : (Object[]) Reflection.call(javaProject, "getRawClasspath")) {
      if ((int) Reflection.call(entry, "getEntryKind") == SOURCE) {
        for (Object folder :
            (Object[]) Reflection.call(javaProject, "findPackageFragmentRoots", entry)) {
          sources.add(Reflection.call(folder, "getResource"));
        }
      }
    }
    return sources;
  }

  /** All classes in a file, also those in others. */
  public List<Object> typesIn(Object file) throws ReflectiveOperationException {
    ClassLoader loader = javaProject.getClass().getClassLoader();
    Object unit =
        Reflection.callStatic(loader.loadClass("org.eclipse.jdt.core.JavaCore"), "create", file);
    return unit == null || !(boolean) Reflection.call(unit, "exists")
        ? List.of()
        : List.of((Object[]) Reflection.call(unit, "getAllTypes"));
  }

  /** A class by its canonical name, or null. */
  public @Nullable Object find(String type) throws ReflectiveOperationException {
    Object found = Reflection.call(javaProject, "findType", type);
    if (found != null) {
      return found;
    }
    // A second class of a file, which Eclipse does not look for.
    for (Object folder : (Object[]) Reflection.call(javaProject, "getPackageFragments")) {
      String name = (String) Reflection.call(folder, "getElementName");
      if (type.startsWith(name.isEmpty() ? "" : name + ".")) {
        for (Object unit : (Object[]) Reflection.call(folder, "getCompilationUnits")) {
          for (Object candidate : (Object[]) Reflection.call(unit, "getAllTypes")) {
            if (type.equals(Reflection.call(candidate, "getFullyQualifiedName", '.'))) {
              return candidate;
            }
          }
        }
      }
    }
    return null;
  }

  /**
   * The simple names of the classes in a package, in this project and in all that it needs.
   *
   * @param packageName it begins as all that are listed do
   */
  public List<String> classes(String packageName) {
    Set<String> names = new TreeSet<>();
    try {
      for (Object folder : folders()) {
        for (String file : files(folder, packageName)) {
          int extension = file.lastIndexOf('.');
          if (file.startsWith(".java", extension) || file.startsWith(".class", extension)) {
            names.add(file.substring(0, extension));
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Eclipse does not list the package " + packageName, e);
    }
    return List.copyOf(names);
  }

  /** The source folders, class folders and archives that have packages such as those. */
  private List<Object> folders() throws ReflectiveOperationException {
    if (folders == null) {
      List<Object> found = new ArrayList<>();
      for (Object folder : (Object[]) Reflection.call(javaProject, "getAllPackageFragmentRoots")) {
        boolean isFolder = !(boolean) Reflection.call(folder, "isArchive");
        String name = (String) Reflection.call(folder, "getElementName");
        if (isFolder
            || (!name.equals(JDK)
                && (boolean)
                    Reflection.call(
                        Reflection.call(folder, "getPackageFragment", ownPackages), "exists"))) {
          found.add(folder);
        }
      }
      folders = found;
    }
    return folders;
  }

  private static List<String> files(Object folder, String packageName)
      throws ReflectiveOperationException {
    List<String> names = new ArrayList<>();
    Object resource = Reflection.call(folder, "getResource");
    if (resource != null && !(boolean) Reflection.call(folder, "isArchive")) {
      // Eclipse learns only after a build which Java files that has written.
      Object container = Reflection.call(resource, "findMember", packageName.replace('.', '/'));
      if (container != null) {
        for (Object file : (Object[]) Reflection.call(container, "members")) {
          names.add((String) Reflection.call(file, "getName"));
        }
      }
      return names;
    }
    Object fragment = Reflection.call(folder, "getPackageFragment", packageName);
    if ((boolean) Reflection.call(fragment, "exists")) {
      for (Object file : (Object[]) Reflection.call(fragment, "getChildren")) {
        names.add((String) Reflection.call(file, "getElementName"));
      }
    }
    return names;
  }
}
