package io.varscope.cli.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one thing is in all scopes of a class: a number, a truth value, or a list; null where the
 * scope does not have the thing, so that anything suits.
 */
final class Column {

  /** Where nothing matters, but something has to be written. */
  private static final Long ANYTHING = 1L;

  private Column() {}

  /** What suits both; null if they differ. */
  static @Nullable List<@Nullable Object> merged(
      List<? extends @Nullable Object> one, List<? extends @Nullable Object> other) {
    if (one.size() != other.size()) {
      return null;
    }
    List<@Nullable Object> merged = new ArrayList<>(one.size());
    for (int k = 0; k < one.size(); k++) {
      Object both = both(one.get(k), other.get(k));
      if (both == null && (one.get(k) != null || other.get(k) != null)) {
        return null;
      }
      merged.add(both);
    }
    return merged;
  }

  /** What suits both; null if both are null, or differ. */
  private static @Nullable Object both(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    if (one instanceof List<?> list && other instanceof List<?> others) {
      return merged(list, others);
    }
    return one.equals(other) ? one : null;
  }

  /** What suits all scopes, with a value where anything does; null if scopes differ. */
  static @Nullable Object constant(List<? extends @Nullable Object> column) {
    Object constant = null;
    for (Object value : column) {
      Object both = both(constant, value);
      if (both == null && value != null) {
        return null;
      }
      constant = both;
    }
    return constant == null ? ANYTHING : filled(constant);
  }

  /** The same with a value wherever anything suits. */
  static Object filled(Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    Object last = ANYTHING;
    for (int k = list.size() - 1; k >= 0; k--) {
      last = list.get(k) == null ? last : list.get(k);
    }
    last = filled(last);
    List<Object> filled = new ArrayList<>(list.size());
    for (Object element : list) {
      last = element == null ? last : filled(element);
      filled.add(last);
    }
    return filled;
  }

  /** Of lists the value that all layers of a scope have; null if one scope has several. */
  static @Nullable List<@Nullable Object> reduced(List<@Nullable Object> lists) {
    List<@Nullable Object> reduced = new ArrayList<>(lists.size());
    for (Object list : lists) {
      if (list instanceof List<?> values && values.stream().anyMatch(Objects::nonNull)) {
        Object constant = constant(values);
        if (constant == null) {
          return null;
        }
        reduced.add(constant);
      } else {
        reduced.add(null);
      }
    }
    return reduced;
  }

  /** Of lists the value of one layer. */
  static List<@Nullable Object> element(List<@Nullable Object> lists, int index) {
    List<@Nullable Object> element = new ArrayList<>(lists.size());
    for (Object list : lists) {
      element.add(list instanceof List<?> values ? values.get(index) : null);
    }
    return element;
  }

  /** How many layers lists have values for. */
  static int layers(List<@Nullable Object> lists) {
    for (Object list : lists) {
      if (list instanceof List<?> values) {
        return values.size();
      }
    }
    return 0;
  }

  static boolean isOfNumbers(List<@Nullable Object> column) {
    return column.stream().allMatch(value -> value == null || value instanceof Long);
  }

  /** The mean of the numbers that there are. */
  static double mean(List<@Nullable Object> numbers) {
    return numbers.stream()
        .filter(Long.class::isInstance)
        .mapToDouble(number -> (Long) number)
        .average()
        .orElse(0);
  }
}
