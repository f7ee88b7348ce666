package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Id;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** The names of one graph are written in one way. */
final class IllegalSeparator implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      if (type.isRoot() && !Names.isSeparator(type.separator())) {
        findings.accept(
            finding(
                type,
                "'"
                    + type.separator()
                    + "' cannot separate the levels of names: use \"/\", or \".\" for names as"
                    + " PyTorch writes them; \"_\" and \"-\" are possible too."));
      }
    }
    for (Graph graph : model.expansion().closed()) {
      ScopeClass first = null;
      for (ScopeClass root : graph.roots()) {
        // A root of a library that shares no name is no concern of this compilation's.
        if (model.sources().hasSource(root.name())) {
          first = first == null ? root : first;
          if (!root.separator().equals(first.separator())) {
            findings.accept(finding(root, different(root, first)));
          }
        }
      }
    }
  }

  private static String different(ScopeClass root, ScopeClass first) {
    return root.name()
        + " separates the levels of names by '"
        + root.separator()
        + "', but "
        + first.name()
        + " in the same graph by '"
        + first.separator()
        + "'. Use one separator, or give one of the two a graph of its own.";
  }

  private static Finding finding(ScopeClass type, String text) {
    return new Finding(type.site().at("separator"), new Problem(Id.ILLEGAL_SEPARATOR, text));
  }
}
