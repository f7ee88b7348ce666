package io.varscope.ide.tools;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Which classes have the constants that sources use. Class files do not tell, since compilers write
 * the value in place of the name, so IntelliJ and Gradle look for them while javac is at work.
 */
public final class ConstantUses {

  private final Map<Path, Set<String>> classes = new HashMap<>();
  private final Map<Path, Set<String>> passedOn = new HashMap<>();

  /** The binary names of the classes that have the constants, by source file. */
  Map<Path, Set<String>> classes() {
    return classes;
  }

  /** Those whose constants other constants are made from, which others may use in turn. */
  Map<Path, Set<String>> passedOn() {
    return passedOn;
  }

  void listenTo(JavacTask task) {
    Trees trees = Trees.instance(task);
    task.addTaskListener(
        new TaskListener() {
          @Override
          public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ANALYZE) {
              CompilationUnitTree unit = event.getCompilationUnit();
              Path file = Path.of(event.getSourceFile().toUri());
              Set<String> found = classes.computeIfAbsent(file, f -> new TreeSet<>());
              Set<String> on = passedOn.computeIfAbsent(file, f -> new TreeSet<>());
              new Scanner(task, trees, on).scan(new TreePath(unit), found);
            }
          }
        });
  }

  private static final class Scanner extends TreePathScanner<Void, Set<String>> {

    private final JavacTask task;
    private final Trees trees;
    private final Set<String> passedOn;

    Scanner(JavacTask task, Trees trees, Set<String> passedOn) {
      this.task = task;
      this.trees = trees;
      this.passedOn = passedOn;
    }

    @Override
    public Void visitVariable(VariableTree tree, Set<String> found) {
      super.visitVariable(tree, found);
      if (trees.getElement(getCurrentPath()) instanceof VariableElement variable
          && variable.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))
          && !variable.getModifiers().contains(Modifier.PRIVATE)) {
        super.visitVariable(tree, passedOn);
      }
      return null;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Set<String> found) {
      add(found);
      return super.visitIdentifier(tree, found);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Set<String> found) {
      add(found);
      return super.visitMemberSelect(tree, found);
    }

    private void add(Set<String> found) {
      Element element = trees.getElement(getCurrentPath());
      if (element instanceof VariableElement variable
          && variable.getConstantValue() != null
          && variable.getEnclosingElement() instanceof TypeElement owner) {
        found.add(task.getElements().getBinaryName(owner).toString());
      }
    }
  }
}
