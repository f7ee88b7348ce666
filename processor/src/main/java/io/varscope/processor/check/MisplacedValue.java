package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.Map;
import java.util.function.Consumer;

/** Some values of {@code @VariableScope} mean something on roots only, or on mounts only. */
final class MisplacedValue implements Rule {

  private static final Map<String, String> REASONS =
      Map.of(
          "inline", "is no mount, which could lie in its owner's scope",
          "takes", "gives; the class of the component says what it takes",
          "value", "with inline = true it adds no level that could have a name",
          "graph", "belongs to the graph of the root that it is below",
          "separator", "is named as the root says that it is below",
          "repeat", "is no mount, which could hold several components",
          "when", "is there wherever it is bound or mounted; mounts have conditions");

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      String kind = type.isRoot() ? "root" : "component";
      for (String value : type.misplaced()) {
        findings.accept(finding(type.name() + " is a " + kind, type.site(), value));
      }
      for (Member member : type.members()) {
        if (member instanceof MountDeclaration mount) {
          for (String value : mount.misplaced()) {
            findings.accept(finding(mount.field() + " is a mount", mount.site(), value));
          }
        }
      }
    }
  }

  private static Finding finding(String what, Site annotation, String value) {
    return new Finding(
        annotation.at(value),
        new Problem(
            Id.MISPLACED_VALUE,
            what + ", and " + REASONS.get(value) + ". Remove " + value + " here."));
  }
}
