package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.Scope;
import io.varscope.rules.NearestNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says why there is nothing to save in a scope: most often its name is misspelt. */
final class EmptyScope {

  private EmptyScope() {}

  static String sentence(Scope scope) {
    List<AnyVariable> all = scope.store().variables();
    if (all.isEmpty()) {
      return "the store is empty, so nothing was saved. Bind a model first.";
    }
    List<String> near = NearestNames.of(scope.path(), scopes(all, scope.separator()));
    return "there is no variable in scope "
        + TensorInfo.printable(scope.path())
        + ", so nothing was saved. "
        + (near.isEmpty()
            ? "The store has " + all.get(0).name() + ", for example."
            : "Did you mean " + String.join(" or ", near) + "?");
  }

  static String onlySlots(Scope scope) {
    return "there are only slots in scope "
        + TensorInfo.printable(scope.path())
        + ", so nothing was saved.";
  }

  /** The scopes that have variables. */
  private static Set<String> scopes(List<AnyVariable> variables, String separator) {
    Set<String> scopes = new LinkedHashSet<>();
    for (AnyVariable variable : variables) {
      String name = variable.name();
      int end = name.lastIndexOf(separator);
      while (end > 0 && scopes.add(name.substring(0, end))) {
        end = name.lastIndexOf(separator, end - 1);
      }
    }
    return scopes;
  }
}
