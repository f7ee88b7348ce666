package io.varscope.processor.compiler;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
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

  private final Optional<Trees> trees;

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
    TypeElement outermost = Classes.outermost(type);
    return Optional.of(outermost)
        .filter(top -> !top.getModifiers().contains(Modifier.PUBLIC))
        .flatMap(top -> trees.map(t -> t.getPath(top)))
        .map(TreePath::getCompilationUnit)
        .filter(
            unit ->
                !unit.getSourceFile()
                    .isNameCompatible(
                        outermost.getSimpleName().toString(), JavaFileObject.Kind.SOURCE))
        .isPresent();
  }

  /** The same, or it is not known, since the class is read from a class file. */
  public boolean mayBeAuxiliary(TypeElement type) {
    TypeElement outermost = Classes.outermost(type);
    return isAuxiliary(type)
        || (trees.isPresent()
            && trees.get().getPath(outermost) == null
            && !outermost.getModifiers().contains(Modifier.PUBLIC));
  }
}
