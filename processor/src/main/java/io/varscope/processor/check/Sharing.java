package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.Path;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A rule that holds the places of one variable against each other, as far as they are there
 * together.
 */
abstract class Sharing implements Rule {

  /** Of more places that differ from one another, nobody wants to read. */
  private static final int MOST_DIFFERENT = 100;

  /** What of a place makes a difference. */
  abstract Object facts(PlacedVariable place);

  /**
   * What is wrong between two places, if anything.
   *
   * @param sharer the place that shares, or could
   * @param other the place that creates; or could; or, if it shares too, what another creates
   */
  abstract Optional<Finding> compare(PlacedVariable sharer, PlacedVariable other, Sources sources);

  /**
   * Tells of each place how it differs from the first of those before it: those that create, then
   * those that could, then those that share.
   */
  @Override
  public final void check(Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().graphs()) {
      for (List<PlacedVariable> same : graph.shared()) {
        if (same.get(0).mayCreate()) {
          check(same, model.sources(), findings);
        }
      }
    }
  }

  private void check(List<PlacedVariable> same, Sources sources, Consumer<Finding> findings) {
    List<PlacedVariable> different = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (PlacedVariable place : same) {
      Object own = facts(place);
      if (!place.creates()) {
        first(place, own, different, sources).ifPresent(findings);
      }
      if (different.size() < MOST_DIFFERENT
          && seen.add(List.of(place.mode().reuse(), place.variant(), own))) {
        different.add(place);
      }
    }
  }

  private Optional<Finding> first(
      PlacedVariable place, Object own, List<PlacedVariable> before, Sources sources) {
    boolean agrees = false;
    for (PlacedVariable other : before) {
      if (agrees && !other.creates()) {
        // What differs from this place differs from one before, and is told of that.
        return Optional.empty();
      }
      if (other.variant().meets(place.variant()) && isSeen(other, place)) {
        Optional<Finding> finding = compare(place, other, sources);
        if (finding.isPresent()) {
          return finding;
        }
        agrees |= other.variant().isAll() && facts(other).equals(own);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a place is seen from another whenever that is compiled: others look up who creates a
   * variable, or could, but not who shares it.
   */
  private static boolean isSeen(PlacedVariable other, PlacedVariable place) {
    return other.mayCreate()
        || place.path().program().isPresent()
        || other.path().root().name().equals(place.path().root().name());
  }

  /**
   * A finding about two places that differ: at the one that shares; or, if nothing of that is
   * compiled now, at the other. Empty if neither is.
   *
   * @param problem how they differ, in TensorFlow's sentence
   * @param value what of a field decides
   */
  static Optional<Finding> finding(
      Problem problem,
      PlacedVariable sharer,
      PlacedVariable other,
      Function<Member, Site> value,
      Sources sources) {
    return finding(
        problem,
        sharer,
        site(sharer, other, value, sources),
        other,
        site(other, sharer, value, sources),
        sources);
  }

  /**
   * The same, with the sites.
   *
   * @param here a site of the sharer, if anything of it is compiled now
   * @param there a site of the other
   */
  static Optional<Finding> finding(
      Problem problem,
      PlacedVariable sharer,
      Optional<Site> here,
      PlacedVariable other,
      Optional<Site> there,
      Sources sources) {
    String creator = other.path().describe(sources);
    String tail =
        !other.mayCreate()
            ? " " + creator + " shares it, too."
            : here.isPresent()
                ? " It is created by " + creator + "."
                : " It is shared by "
                    + sharer.path().describe(sources)
                    + ", and created by "
                    + creator
                    + ".";
    Problem whole = new Problem(problem.id(), problem.text() + tail);
    return here.or(() -> there).map(site -> new Finding(site, whole).about(sharer.name(), creator));
  }

  /** Where the way to a place leaves that to another one. */
  static Optional<Site> site(
      PlacedVariable place, PlacedVariable other, Function<Member, Site> value, Sources sources) {
    Path path = place.path();
    int step = path.divergence(other.path()).orElse(0);
    return path.site(step, sources, value.apply(path.steps().get(step).member()));
  }
}
