package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes one finding of all that a rule says about one site, as of a layer that is mounted often.
 */
final class Merging {

  /** How many other sentences are told of one site. */
  static final int MOST_LINES = 10;

  private record Key(Id id, Site site) {}

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

  /** The first stands; then what differs from it in its place only, then other sentences. */
  private static Finding merge(List<Finding> same) {
    Map<String, List<Finding>> bySentence = new LinkedHashMap<>();
    for (Finding finding : same) {
      bySentence.computeIfAbsent(finding.general(), general -> new ArrayList<>()).add(finding);
    }
    Finding first = same.get(0);
    List<String> lines = new ArrayList<>(first.more());
    others(bySentence.remove(first.general())).ifPresent(lines::add);
    bySentence.values().stream()
        .limit(MOST_LINES)
        .forEach(
            alike -> {
              lines.add(alike.get(0).problem().text());
              others(alike).ifPresent(lines::add);
            });
    if (bySentence.size() > MOST_LINES) {
      lines.add("and " + (bySentence.size() - MOST_LINES) + " more");
    }
    return new Finding(
        first.site(), first.problem(), lines, first.hint(), first.isWarning(), first.about());
  }

  /** The places that differ in nothing else from the first. */
  private static Optional<String> others(List<Finding> alike) {
    Set<String> places = new LinkedHashSet<>();
    alike.forEach(finding -> finding.about().stream().limit(1).forEach(places::add));
    places.removeAll(alike.get(0).about());
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of("The same for " + places.size() + " more: " + listed(places));
  }

  private static String listed(Set<String> places) {
    return places.stream().limit(MOST_LINES).collect(Collectors.joining(", "))
        + (places.size() > MOST_LINES ? " and " + (places.size() - MOST_LINES) + " more." : ".");
  }
}
