package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.JavaField;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A component in a field without {@code @VariableScope} is never bound, which most likely was
 * forgotten. One that the field's own class is a part of can only be meant as a way back.
 */
final class UnmountedComponent implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      for (JavaField field : type.unmounted()) {
        String component = field.holds().orElseThrow();
        if (!leadsTo(component, type.name(), model, new HashSet<>())) {
          findings.accept(
              new Finding(
                  new Site(type.name(), field.name(), "", ""),
                  new Problem(
                      Id.UNMOUNTED_COMPONENT,
                      "Nothing mounts field "
                          + field
                          + ", so the variables of its scope class "
                          + component
                          + " are not bound there. Annotate it with @VariableScope; or, if it only"
                          + " refers to what is mounted elsewhere, with @SuppressWarnings(\""
                          + id()
                          + "\").")));
        }
      }
    }
  }

  /** Whether a class is another, or has it somewhere below. */
  private static boolean leadsTo(String from, String to, Model model, Set<String> seen) {
    ScopeClass type = model.known().get(from);
    if (from.equals(to)) {
      return true;
    }
    if (type == null || !seen.add(from)) {
      return false;
    }
    for (Member member : type.members()) {
      if (member instanceof MountDeclaration mount
          && mount.component().filter(c -> leadsTo(c, to, model, seen)).isPresent()) {
        return true;
      }
    }
    return type.superclass().filter(s -> leadsTo(s, to, model, seen)).isPresent();
  }
}
