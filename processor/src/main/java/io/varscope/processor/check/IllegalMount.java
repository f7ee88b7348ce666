package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A mount needs a scope class as its type. */
final class IllegalMount implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    // A class that forgot its own annotation is told there.
    Set<String> forgotten =
        model.strays().stream().map(stray -> stray.field().owner()).collect(Collectors.toSet());
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
