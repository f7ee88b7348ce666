package io.varscope.processor.compiler;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/**
 * In which files classes stand. Only javac tells, and not below a build tool that wraps its
 * environment; but only javac warns where a file names a class that is auxiliary in another.
 */
public final class SourceFiles {

  /** Where a class stands that is in no other. */
  private enum Place {
    OWN_FILE,
    FILE_OF_ANOTHER,
    UNKNOWN
  }

  private final Optional<Trees> trees;

  /** Kept, as javac goes through a whole file to tell. */
  private final Map<TypeElement, Place> places = new HashMap<>();

  public SourceFiles(ProcessingEnvironment environment) {
    this.trees = trees(environment);
  }

  private static Optional<Trees> trees(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return Optional.empty();
    }
  }

  /** Whether a class, or the one around it, has not the name of its file. */
  public boolean isAuxiliary(TypeElement type) {
    return place(type) == Place.FILE_OF_ANOTHER;
  }

  /** The same, or it is not known, since the class is read from a class file. */
  public boolean mayBeAuxiliary(TypeElement type) {
    return place(type) != Place.OWN_FILE;
  }

  private Place place(TypeElement type) {
    TypeElement outermost = Classes.outermost(type);
    // A public class has the name of its file.
    return trees.isEmpty() || outermost.getModifiers().contains(Modifier.PUBLIC)
        ? Place.OWN_FILE
        : places.computeIfAbsent(outermost, this::find);
  }

  private Place find(TypeElement outermost) {
    TreePath path = trees.orElseThrow().getPath(outermost);
    if (path == null) {
      return Place.UNKNOWN;
    }
    String name = outermost.getSimpleName().toString();
    JavaFileObject file = path.getCompilationUnit().getSourceFile();
    return file.isNameCompatible(name, JavaFileObject.Kind.SOURCE)
        ? Place.OWN_FILE
        : Place.FILE_OF_ANOTHER;
  }
}
