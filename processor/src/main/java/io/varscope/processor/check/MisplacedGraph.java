package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** Only roots belong to a graph of their own; what they mount belongs to theirs. */
final class MisplacedGraph implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      if (!type.isRoot() && !type.graph().isEmpty()) {
        findings.accept(finding(type.name() + " is a component", type.site()));
      }
      for (Member member : type.members()) {
        if (member instanceof MountDeclaration mount && !mount.graph().isEmpty()) {
          findings.accept(finding(mount.field() + " is a mount", mount.site()));
        }
      }
    }
  }

  private static Finding finding(String what, Site annotation) {
    return new Finding(
        annotation.at("graph"),
        new Problem(
            "MisplacedGraph",
            what + ", and belongs to the graph of the root that it is below. Remove graph here."));
  }
}
