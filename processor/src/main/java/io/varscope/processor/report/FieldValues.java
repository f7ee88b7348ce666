package io.varscope.processor.report;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import io.varscope.processor.eclipse.Reflection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Which fields are declared with a value. Elements do not tell that, so the trees of the compiler
 * are asked: those of javac, or by reflection those of Eclipse's compiler. Where there are none, as
 * of class files, no field counts as one with a value.
 */
final class FieldValues {

  private FieldValues() {}

  /** The names of those fields of a class that have a value other than null. */
  static Set<String> of(TypeElement type, Optional<Trees> trees) {
    Set<String> names = new HashSet<>();
    if (trees.isPresent()) {
      ClassTree tree = trees.get().getTree(type);
      if (tree != null) {
        for (Tree member : tree.getMembers()) {
          add(member, names);
        }
      }
    } else {
      for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        if (hasValueInEclipse(field)) {
          names.add(field.getSimpleName().toString());
        }
      }
    }
    return names;
  }

  private static void add(Tree member, Set<String> names) {
    if (member instanceof VariableTree field
        && field.getInitializer() != null
        && !isNull(field.getInitializer())) {
      names.add(field.getName().toString());
    }
  }

  private static boolean isNull(ExpressionTree value) {
    if (value instanceof ParenthesizedTree parentheses) {
      return isNull(parentheses.getExpression());
    }
    return value instanceof TypeCastTree cast
        ? isNull(cast.getExpression())
        : value.getKind() == Tree.Kind.NULL_LITERAL;
  }

  private static boolean hasValueInEclipse(Element field) {
    try {
      Object binding = field.getClass().getField("_binding").get(field);
      Object declaration = Reflection.call(binding, "sourceField");
      Object value =
          declaration == null
              ? null
              : declaration.getClass().getField("initialization").get(declaration);
      return value != null && !value.toString().matches("(\\(.*\\))? *\\(*null\\)*");
    } catch (ReflectiveOperationException notEclipse) {
      return false;
    }
  }
}
