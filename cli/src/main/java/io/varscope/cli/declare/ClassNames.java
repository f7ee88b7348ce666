package io.varscope.cli.declare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names classes, by what they have, if that is a layer that everyone knows; else by their places.
 */
final class ClassNames {

  /** What the source mentions anyway, in lower case. */
  private static final Set<String> TAKEN =
      Set.of("variable", "variablescope", "loadedfrom", "reuse", "slots", "object", "string");

  private ClassNames() {}

  /** Whether a root cannot have a name, since the source has another class of that name. */
  static boolean isTaken(String rootName) {
    return rootName.endsWith("Variable") || TAKEN.contains(rootName.toLowerCase(Locale.ROOT));
  }

  /** Names all classes, each another than the root, and their fields. */
  static void give(List<Plan> plans, Plan root, String rootName) {
    Set<String> taken = new HashSet<>(TAKEN);
    taken.add(rootName.toLowerCase(Locale.ROOT));
    root.name = rootName;
    for (Plan plan : plans) {
      if (plan != root) {
        String name = name(plan);
        plan.name = JavaNames.unique(name.endsWith("Variable") ? name + "s" : name, taken);
      }
      nameFields(plan);
    }
  }

  private static void nameFields(Plan plan) {
    Set<String> taken = new HashSet<>();
    for (Plan.Field field : plan.fields) {
      String words = field.member.path();
      if (field.member instanceof Member.Repeat repeat) {
        words = repeat.before().isEmpty() ? "layers" : repeat.before();
      }
      field.name = JavaNames.unique(JavaNames.field(words), taken);
    }
  }

  private static String name(Plan plan) {
    String known = known(plan);
    return known.isEmpty() ? byPlace(plan) : known;
  }

  private static String known(Plan plan) {
    Set<String> names = new TreeSet<>();
    int rank = 0;
    for (Plan.Field field : plan.fields) {
      if (!(field.member instanceof Member.Variable variable)) {
        return "";
      }
      names.add(variable.path());
      rank = Math.max(rank, variable.tensor().shape().size());
    }
    boolean isNorm = rank == 1;
    boolean hasStatistics = names.stream().anyMatch(name -> name.startsWith("moving_"));
    names.remove("bias");
    names.remove("num_batches_tracked");
    return switch (names.stream().collect(Collectors.joining(" "))) {
      case "running_mean running_var weight", "running_mean running_var" -> "BatchNorm";
      case "beta gamma" -> "LayerNorm";
      case "weight" -> isNorm ? "Norm" : rank == 2 ? "Linear" : convolution(rank);
      case "kernel" -> rank == 2 ? "Dense" : convolution(rank);
      default -> hasStatistics ? "BatchNorm" : "";
    };
  }

  private static String convolution(int rank) {
    return rank >= 3 && rank <= 5 ? "Conv" + (rank - 2) + "d" : "";
  }

  /** What most of its places are called. */
  private static String byPlace(Plan plan) {
    Map<String, Integer> counts = new HashMap<>();
    for (String words : plan.words) {
      String name = byWords(words);
      if (!name.isEmpty()) {
        counts.merge(name, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("Block");
  }

  /** Of {@code encoder.layers.{i}}: {@code Layer}. */
  private static String byWords(String words) {
    String[] levels = words.replace("{i}", "").split("[./]", -1);
    for (int k = levels.length - 1; k >= 0; k--) {
      String name = JavaNames.type(levels[k]);
      if (name.length() > 1) {
        boolean isPlural = words.contains("{i}") && name.matches(".*[^su]s");
        return isPlural ? name.substring(0, name.length() - 1) : name;
      }
    }
    return "";
  }
}
