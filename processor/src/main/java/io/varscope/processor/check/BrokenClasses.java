package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What cannot be bound, and why. What is wrong only because of another class is left to the store,
 * since the other may change without this one.
 */
public final class BrokenClasses {

  private static final Set<Id> BETWEEN_CLASSES =
      EnumSet.of(
          Id.DUPLICATE_VARIABLE,
          Id.MISSING_VARIABLE,
          Id.SHAPE_MISMATCH,
          Id.DTYPE_MISMATCH,
          Id.MEMORY_MISMATCH,
          Id.TRAINABLE_MISMATCH,
          Id.INITIALIZER_MISMATCH,
          Id.GROUPS_MISMATCH);

  private BrokenClasses() {}

  /** The reasons by the annotation of a scope class or a program. */
  public static Map<Site, Problem> of(List<Finding> findings) {
    Map<Site, Problem> broken = new HashMap<>();
    for (Finding finding : findings) {
      boolean isGraph = finding.site().annotation().equals(Site.GRAPH);
      if (!finding.isWarning()
          && !FileRule.IDS.contains(finding.problem().id())
          && (isGraph || !BETWEEN_CLASSES.contains(finding.problem().id()))) {
        Site type = isGraph ? finding.site().at("") : Site.ofType(finding.site().type());
        broken.putIfAbsent(type, finding.problem());
      }
    }
    return broken;
  }
}
