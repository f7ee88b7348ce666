package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.JavaField;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** An annotated field may not be private, static or final: a binder has to assign it. */
final class IllegalField implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      for (Member member : type.members()) {
        JavaField field = member.field();
        if (!field.obstacles().isEmpty()) {
          String modifiers = String.join(" ", field.obstacles());
          findings.accept(
              new Finding(
                  member.site(),
                  new Problem(
                      "IllegalField",
                      "Field "
                          + field
                          + " is "
                          + modifiers
                          + ", so the generated binder cannot assign it. Remove "
                          + modifiers
                          + ".")));
        }
      }
    }
  }
}
