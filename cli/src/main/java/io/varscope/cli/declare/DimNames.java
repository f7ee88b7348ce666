package io.varscope.cli.declare;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What lengths are called, by what they are lengths of. */
final class DimNames {

  private static final String IN = "in";
  private static final String OUT = "out";
  private static final String FEATURES = "features";
  private static final String ANY = "size";

  private DimNames() {}

  /** What an axis of a variable may be called. */
  static String hint(Member.Variable variable, int axis) {
    String path = variable.path().toLowerCase(Locale.ROOT);
    int rank = variable.tensor().shape().size();
    boolean isInFirst = path.endsWith("kernel") || path.endsWith("weights");
    List<String> names =
        switch (rank) {
          case 1 -> List.of(FEATURES);
          case 2 -> isInFirst ? List.of(IN, OUT) : List.of(OUT, IN);
          case 3 -> isInFirst ? List.of("width", IN, OUT) : List.of(OUT, IN, "width");
          case 4 ->
              isInFirst ? List.of("height", "width", IN, OUT) : List.of(OUT, IN, "height", "width");
          default -> List.of();
        };
    return names.isEmpty() ? ANY : names.get(axis);
  }

  /** Names the dims of a class, each another. */
  static void give(Plan plan) {
    Set<String> taken = new HashSet<>();
    // The name of an index, and of what an expression may do.
    taken.addAll(List.of("i", "floor", "ceil", "true", "false"));
    boolean isLayer = plan.fields.stream().allMatch(field -> field.below.isEmpty());
    findOut(plan, OUT)
        .or(() -> isLayer ? findOut(plan, IN) : Optional.empty())
        .ifPresent(dim -> dim.name = JavaNames.unique(OUT, taken));
    for (Dim dim : plan.dims) {
      if (dim.name.isEmpty()) {
        String name = name(dim);
        dim.name = JavaNames.unique(name.equals(OUT) && taken.contains(OUT) ? IN : name, taken);
      }
    }
  }

  /** What is both an axis of a matrix and the length of a bias. */
  private static Optional<Dim> findOut(Plan plan, String axis) {
    return plan.dims.stream()
        .filter(dim -> dim.hints.contains(FEATURES) && dim.hints.contains(axis))
        .findFirst();
  }

  private static String name(Dim dim) {
    for (String hint : dim.hints) {
      if (!hint.isEmpty()) {
        return JavaNames.field(hint);
      }
    }
    return ANY;
  }
}
