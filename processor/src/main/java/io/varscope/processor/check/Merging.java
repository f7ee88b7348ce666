package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes one finding of all that a rule says about one site, as of a layer that is mounted often.
 */
final class Merging {

  /** How many other sentences are told of one site. */
  static final int MOST_LINES = 10;

  private record Key(String id, Site site) {}

  private Merging() {}

  /**
   * Leaves out what a program's annotation says if the same is said where it is caused: of the same
   * variable, whichever of its places stand first in the program.
   */
  static List<Finding> withoutEchoes(List<Finding> findings) {
    Set<String> told = new HashSet<>();
    for (Finding finding : findings) {
      if (!isOfProgram(finding)) {
        told.add(subject(finding));
      }
    }
    return findings.stream()
        .filter(finding -> !isOfProgram(finding) || !told.contains(subject(finding)))
        .toList();
  }

  private static boolean isOfProgram(Finding finding) {
    return finding.site().annotation().equals(Site.GRAPH);
  }

  private static String subject(Finding finding) {
    return finding.problem().id()
        + " "
        + (finding.about().isEmpty() ? finding.problem().text() : finding.about().get(0));
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

  /**
   * The first stands; of those that differ from it only in their places these are told, of each
   * other the sentence.
   */
  private static Finding merge(List<Finding> same) {
    Finding first = same.get(0);
    Set<String> places = new LinkedHashSet<>();
    Map<String, String> others = new LinkedHashMap<>();
    for (Finding finding : same) {
      if (!finding.general().equals(first.general())) {
        others.putIfAbsent(finding.general(), finding.problem().text());
      } else if (!finding.about().isEmpty()) {
        places.add(finding.about().get(0));
      }
    }
    List<String> lines = new ArrayList<>(first.more());
    first.about().stream().limit(1).forEach(places::remove);
    if (!places.isEmpty()) {
      lines.add("The same for " + places.size() + " more: " + listed(places));
    }
    others.values().stream().limit(MOST_LINES).forEach(lines::add);
    if (others.size() > MOST_LINES) {
      lines.add("and " + (others.size() - MOST_LINES) + " more");
    }
    return new Finding(
        first.site(), first.problem(), lines, first.hint(), first.isWarning(), first.about());
  }

  private static String listed(Set<String> places) {
    return places.stream().limit(MOST_LINES).collect(Collectors.joining(", "))
        + (places.size() > MOST_LINES ? " and " + (places.size() - MOST_LINES) + " more." : ".");
  }
}
