package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a component or superclass of a library names has to be on the class path too: the compiler
 * itself does not look into class files that far.
 */
final class MissingClass implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    model.forEachUse((name, site) -> require(name, site, model, findings));
  }

  private static void require(String name, Site site, Model model, Consumer<Finding> findings) {
    incomplete(name, model, new HashSet<>())
        .ifPresent(
            library ->
                findings.accept(
                    new Finding(
                        site,
                        new Problem(
                            Id.MISSING_CLASS,
                            "The scope class "
                                + library
                                + " of a library names a class that is not on the class path. Add"
                                + " the library that has it."))));
  }

  /** The first library class, from here on inwards, that could not be read in full. */
  private static Optional<String> incomplete(String name, Model model, Set<String> seen) {
    ScopeClass type = model.known().get(name);
    if (type == null || type.javaClass().inSource() || !seen.add(name)) {
      return Optional.empty();
    }
    if (!type.complete()) {
      return Optional.of(name);
    }
    Optional<String> found = type.superclass().flatMap(s -> incomplete(s, model, seen));
    for (Member member : type.members()) {
      if (found.isEmpty() && member instanceof MountDeclaration mount) {
        found = mount.component().flatMap(component -> incomplete(component, model, seen));
      }
    }
    return found;
  }
}
