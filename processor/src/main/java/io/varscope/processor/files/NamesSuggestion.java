package io.varscope.processor.files;

import io.varscope.header.HeaderTensor;
import io.varscope.naming.NameRules;
import io.varscope.naming.NamingException;
import io.varscope.naming.TensorExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule that would find most of the variables that a file lacks: these have another prefix
 * there, or are joined by another separator.
 *
 * @param found how many of them it would find
 */
public record NamesSuggestion(String rule, int found) {

  /** Fewer are told one by one. */
  private static final int LEAST_MISSING = 4;

  /** As many prefixes are tried. */
  private static final int MOST_PREFIXES = 50;

  /** The best of those that would find more than half; empty if there is none. */
  public static Optional<NamesSuggestion> of(FileMatch match) {
    if (match.missing().size() < LEAST_MISSING) {
      return Optional.empty();
    }
    Set<String> left = new HashSet<>();
    for (HeaderTensor tensor : match.unused()) {
      left.add(tensor.name());
    }
    NamesSuggestion best = new NamesSuggestion("", match.missing().size() / 2);
    for (String rule : rules(match)) {
      int found = found(rule, match, left);
      if (found > best.found) {
        best = new NamesSuggestion(rule, found);
      }
    }
    return best.rule.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static int found(String rule, FileMatch match, Set<String> tensors) {
    NameRules rules;
    try {
      rules = NameRules.parse(List.of(rule));
    } catch (NamingException e) {
      return 0; // Of a prefix that is no name.
    }
    int found = 0;
    for (FileMatch.Missing missing : match.missing()) {
      if (rules.apply(missing.variable().name()).tensor() instanceof TensorExpression.Tensor tensor
          && tensors.contains(tensor.name())) {
        found++;
      }
    }
    return found;
  }

  private static List<String> rules(FileMatch match) {
    String separator = match.missing().get(0).variable().separator();
    String root = match.missing().get(0).variable().path().root().prefix();
    List<String> lefts = new ArrayList<>();
    if (!root.isEmpty()) {
      lefts.add(root + separator + "{*}");
    }
    lefts.add("{*}");
    Set<String> rights = new LinkedHashSet<>(List.of("{*}", "{*.}", "{*/}"));
    for (HeaderTensor tensor : match.unused()) {
      addPrefixes(tensor.name(), rights);
      if (rights.size() > MOST_PREFIXES) {
        break;
      }
    }
    List<String> rules = new ArrayList<>();
    for (String left : lefts) {
      for (String right : rights) {
        rules.add(left + " = " + right);
      }
    }
    return rules;
  }

  /** The first levels of a tensor, and the first two. */
  private static void addPrefixes(String tensor, Set<String> rights) {
    int levels = 0;
    for (int k = 1; k < tensor.length() && levels < 2; k++) {
      if (tensor.charAt(k) == '.' || tensor.charAt(k) == '/') {
        rights.add(tensor.substring(0, k + 1).replace("{", "{{").replace("}", "}}") + "{*}");
        levels++;
      }
    }
  }
}
