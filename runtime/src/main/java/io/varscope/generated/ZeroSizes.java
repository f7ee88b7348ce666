package io.varscope.generated;

import io.varscope.rules.ExpressionProblems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one bind that are dimensions and hold 0, though they can be assigned at any time,
 * and what has its shape by them. A length may be 0; but most likely the field was forgotten.
 */
final class ZeroSizes {

  private static final System.Logger LOGGER = System.getLogger("io.varscope");

  /** What does not come from such a field. */
  private static final Object ELSEWHERE = new Object();

  /**
   * Where a value comes from.
   *
   * @param fields their Java paths
   */
  private record Origin(Set<String> fields) {}

  /** The fields that the expressions evaluated just now depend on. */
  private final Set<String> used = new LinkedHashSet<>();

  /** By field, of all elements of one mount alike, what is to be said. */
  private final Map<String, String> warnings = new LinkedHashMap<>();

  /** The origin of the value of a field. */
  static Object of(FieldPath field) {
    return new Origin(Set.of(field.toString()));
  }

  /** Notes that an expression uses a value. */
  void use(Object origin) {
    if (origin instanceof Origin zero) {
      used.addAll(zero.fields);
    }
  }

  /** The origin of a value that was made of what is used. */
  Object origin() {
    if (used.isEmpty()) {
      return ELSEWHERE;
    }
    Origin origin = new Origin(Set.copyOf(used));
    used.clear();
    return origin;
  }

  /** Notes that what is used is the shape of a variable. */
  void shape(FieldPath place, String variable) {
    if (!used.isEmpty()) {
      for (String field : used) {
        warnings.putIfAbsent(
            field.replaceAll("\\[\\d+\\]", "[]"),
            ExpressionProblems.zeroSize(field, place.field(variable).toString()).toString());
      }
      used.clear();
    }
  }

  /** Logs one warning for each field. */
  void log() {
    warnings.values().forEach(warning -> LOGGER.log(System.Logger.Level.WARNING, warning));
  }
}
