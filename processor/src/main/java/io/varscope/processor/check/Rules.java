package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.rules.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules. A new one is added here, and nowhere else. */
public final class Rules {

  private static final List<Rule> ALL =
      List.of(
          new IllegalScopeClass(),
          new OutsideScope(),
          new IllegalField(),
          new UnsupportedType(),
          new UnknownDtype(),
          new IllegalMount(),
          new MissingBinder(),
          new MissingClass(),
          new RecursiveMount(),
          new TooManyVariables(),
          new IllegalName(),
          new IllegalShape(),
          new IllegalInitializer(),
          new IllegalGroupName(),
          new IllegalSlots(),
          new MisplacedValue(),
          new IllegalSeparator(),
          new IllegalGraph(),
          new IllegalCondition(),
          new IllegalRepeat(),
          new UnknownDim(),
          new MissingDim(),
          new IllegalDim(),
          new UnusedDim(),
          new UnusedSlots(),
          new ReplacedValue(),
          new UnmountedComponent(),
          new IllegalReuse(),
          new IgnoredInitializer(),
          new IgnoredGroups(),
          new DuplicateVariable(),
          new MissingVariable(),
          new ShapeMismatch(),
          new DtypeMismatch(),
          new MemoryMismatch(),
          new InitializerMismatch(),
          new GroupsMismatch(),
          new TrainableMismatch(),
          new IllegalHeader(),
          new IllegalNames(),
          new UnusedNames(),
          new MissingTensor(),
          new UnusedTensor(),
          new TensorShapeMismatch(),
          new TensorDtypeMismatch());

  private Rules() {}

  /** The ids of all rules. */
  public static List<Id> ids() {
    List<Id> ids = new ArrayList<>();
    for (Rule rule : ALL) {
      ids.add(rule.id());
    }
    return ids;
  }

  /** The ids of the rules whose level an option can change. */
  public static Set<Id> adjustable() {
    Set<Id> adjustable = EnumSet.noneOf(Id.class);
    for (Id id : ids()) {
      if (id.isAdjustable()) {
        adjustable.add(id);
      }
    }
    return adjustable;
  }

  /** Whether something is only wrong between a model and a file that it is loaded from. */
  public static boolean isOfFile(Finding finding) {
    return FileRule.IDS.contains(finding.problem().id());
  }

  /** Everything that is wrong with a model, in the order of files and lines. */
  public static List<Finding> check(Model model, Levels levels) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : ALL) {
      Optional<Levels.Level> level = levels.of(rule);
      if (level.isEmpty()) {
        rule.check(model, findings::add);
      } else if (level.get() != Levels.Level.OFF) {
        boolean isWarning = level.get() == Levels.Level.WARN;
        rule.check(model, finding -> findings.add(finding.as(isWarning)));
      }
    }
    if (findings.isEmpty()) {
      return List.of();
    }
    return Merging.bySite(Merging.withoutEchoes(findings)).stream()
        .sorted(Comparator.comparing(Finding::site, model.sources().order()))
        .toList();
  }
}
