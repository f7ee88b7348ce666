package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.StrayMember;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A mount needs a scope class as its type. */
final class IllegalMount implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    // A class that forgot its own annotation is told there.
    Set<String> forgotten = new HashSet<>();
    for (StrayMember stray : model.strays()) {
      forgotten.add(stray.field().owner());
    }
    for (ScopeClass type : model.bindableClasses()) {
      for (Member member : type.members()) {
        if (member instanceof MountDeclaration mount
            && mount.obstacle().isPresent()
            && mount.field().holds().filter(forgotten::contains).isEmpty()) {
          findings.accept(
              new Finding(
                  mount.site(),
                  new Problem(
                      Id.ILLEGAL_MOUNT,
                      "Field "
                          + mount.field()
                          + " cannot be a mount: "
                          + mount.obstacle().get()
                          + ".")));
        }
      }
    }
  }
}
