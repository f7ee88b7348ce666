package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one finding of all that a rule says about one site, as of a layer that is mounted often.
 */
final class Merging {

  /** How many other sentences are told of one site. */
  static final int MOST_LINES = 10;

  private record Key(String id, Site site) {}

  private Merging() {}

  /** Leaves out what a program's annotation says if the same is said where it is caused. */
  static List<Finding> withoutEchoes(List<Finding> findings) {
    Set<String> told = new HashSet<>();
    for (Finding finding : findings) {
      if (!finding.site().annotation().equals(Site.GRAPH)) {
        told.add(sentence(finding.problem()));
      }
    }
    return findings.stream()
        .filter(
            finding ->
                !finding.site().annotation().equals(Site.GRAPH)
                    || !told.contains(sentence(finding.problem())))
        .toList();
  }

  /** What is said, but for suggestions, which are not made for all of very many. */
  private static String sentence(Problem problem) {
    return problem.toString().replaceFirst(" Did you mean.*", "");
  }

  static List<Finding> bySite(List<Finding> findings) {
    Map<Key, List<Finding>> bySite = new LinkedHashMap<>();
    for (Finding finding : findings) {
      bySite
          .computeIfAbsent(
              new Key(finding.problem().id(), finding.site()), key -> new ArrayList<>())
          .add(finding);
    }
    return bySite.values().stream().map(Merging::merge).toList();
  }

  /** The first stands; of each other the sentence is added, as far as it is a new one. */
  private static Finding merge(List<Finding> same) {
    Finding first = same.get(0);
    Set<String> others = new LinkedHashSet<>();
    for (Finding finding : same.subList(1, same.size())) {
      others.add(finding.problem().text());
    }
    others.remove(first.problem().text());
    List<String> lines = new ArrayList<>(first.more());
    others.stream().limit(MOST_LINES).forEach(lines::add);
    if (others.size() > MOST_LINES) {
      lines.add("and " + (others.size() - MOST_LINES) + " more");
    }
    return new Finding(first.site(), first.problem(), lines, first.hint(), first.isWarning());
  }
}
