package io.varscope.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.varscope.rules.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * All ids that the code can say: each expression that a {@link Problem} may get its id from is
 * followed through the sources to the constants that it comes from. So no list has to be kept.
 */
final class SaidIds {

  /** A call of a method or constructor. */
  private record Call(TreePath path, ExecutableElement callee, List<? extends Tree> arguments) {}

  private final Trees trees;
  private final List<Call> calls = new ArrayList<>();
  private final Set<VariableElement> followed = new HashSet<>();

  private final Set<String> ids = new TreeSet<>();

  private SaidIds(Trees trees) {
    this.trees = trees;
  }

  /** The ids that the sources in some folders have. */
  static Set<String> in(List<Path> folders) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      List<Path> sources = new ArrayList<>();
      for (Path folder : folders) {
        try (Stream<Path> paths = Files.walk(folder)) {
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.endsWith("module-info.java"))
              .forEach(sources::add);
        }
      }
      // Libraries that are not here are named by nothing that is followed: their errors are
      // dropped.
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  null,
                  manager,
                  diagnostic -> {},
                  List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources));
      SaidIds said = new SaidIds(Trees.instance(task));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      units.forEach(said::collectCalls);
      said.follow();
      return said.ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collectCalls(CompilationUnitTree unit) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree tree, Void nothing) {
        add(tree.getArguments());
        return super.visitNewClass(tree, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
        add(tree.getArguments());
        return super.visitMethodInvocation(tree, null);
      }

      private void add(List<? extends Tree> arguments) {
        if (trees.getElement(getCurrentPath()) instanceof ExecutableElement callee) {
          calls.add(new Call(getCurrentPath(), callee, arguments));
        }
      }
    }.scan(unit, null);
  }

  private void follow() {
    for (Call call : calls) {
      if (call.callee().getKind() == ElementKind.CONSTRUCTOR
          && nameOf(call.callee().getEnclosingElement()).equals(Problem.class.getName())) {
        followArgument(call, 0);
      }
    }
  }

  private void followArgument(Call call, int index) {
    follow(new TreePath(call.path(), call.arguments().get(index)));
  }

  private void follow(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parentheses) {
      follow(new TreePath(path, parentheses.getExpression()));
    } else if (tree instanceof ConditionalExpressionTree either) {
      follow(new TreePath(path, either.getTrueExpression()));
      follow(new TreePath(path, either.getFalseExpression()));
    } else if (tree instanceof LiteralTree literal && literal.getValue() instanceof String id) {
      ids.add(id);
    } else if (trees.getElement(path) instanceof VariableElement variable) {
      followVariable(variable, path);
    } else if (tree instanceof MethodInvocationTree call && isId(call, path)) {
      followId(path);
    } else {
      throw unknown(path);
    }
  }

  private void followVariable(VariableElement variable, TreePath path) {
    if (variable.getConstantValue() instanceof String id) {
      ids.add(id);
    } else if (variable.getKind() == ElementKind.PARAMETER
        && variable.getEnclosingElement() instanceof ExecutableElement method) {
      int index = method.getParameters().indexOf(variable);
      if (followed.add(variable)) {
        calls.stream()
            .filter(call -> call.callee().equals(method))
            .forEach(call -> followArgument(call, index));
      }
    } else {
      throw unknown(path);
    }
  }

  private boolean isId(MethodInvocationTree call, TreePath path) {
    ExpressionTree method = call.getMethodSelect();
    return trees.getElement(new TreePath(path, method)).getSimpleName().contentEquals("id");
  }

  /** The id of a rule is the name of its class; that of another problem was followed already. */
  private void followId(TreePath path) {
    String owner = nameOf(trees.getElement(path).getEnclosingElement());
    if (owner.endsWith(".check.Rule")) {
      String file = path.getCompilationUnit().getSourceFile().getName();
      ids.add(Path.of(file).getFileName().toString().replace(".java", ""));
    } else if (!owner.equals(Problem.class.getName())) {
      throw unknown(path);
    }
  }

  private static String nameOf(Element type) {
    return type instanceof TypeElement t ? t.getQualifiedName().toString() : "";
  }

  private static AssertionError unknown(TreePath path) {
    return new AssertionError(
        "cannot tell the ids that come from "
            + path.getLeaf()
            + " in "
            + path.getCompilationUnit().getSourceFile().getName());
  }
}
