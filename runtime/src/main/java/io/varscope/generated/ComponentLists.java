package io.varscope.generated;

import io.varscope.VariableException;
import io.varscope.rules.Id;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** The arrays and lists of components at one place, which may have to be filled. */
final class ComponentLists {

  private final FieldPath place;
  private final Dims dims;

  ComponentLists(FieldPath place, Dims dims) {
    this.place = place;
    this.dims = dims;
  }

  /** Makes the components that are missing in an array. */
  <T> void fill(T[] components, String field, String repeat, Supplier<T> constructor) {
    fill(components, i -> true, field, repeat, constructor);
  }

  /** Makes the components that are missing in an array, where a condition holds. */
  <T> void fill(
      T[] components,
      List<Element> elements,
      String field,
      String repeat,
      String when,
      Supplier<T> constructor) {
    fill(components, i -> elements.get(i).when(when), field, repeat, constructor);
  }

  private <T> void fill(
      T[] components, IntPredicate isThere, String field, String repeat, Supplier<T> constructor) {
    requireCount(components.length, field, repeat);
    for (int i = 0; i < components.length; i++) {
      if (components[i] == null && isThere.test(i)) {
        try {
          components[i] = constructor.get();
        } catch (ArrayStoreException narrower) {
          return; // It stays null, which is told of the element.
        }
      }
    }
  }

  /** Makes the components that are missing in a list; an empty one is filled. */
  <T> void fill(List<T> components, String field, String repeat, Supplier<T> constructor) {
    fill(components, i -> true, field, repeat, constructor);
  }

  /** Makes the components that are missing in a list, where a condition holds. */
  <T> void fill(
      List<T> components,
      List<Element> elements,
      String field,
      String repeat,
      String when,
      Supplier<T> constructor) {
    fill(components, i -> elements.get(i).when(when), field, repeat, constructor);
  }

  @SuppressWarnings("NullAway") // A list that a model's author may keep full of nulls.
  private <T> void fill(
      List<T> components,
      IntPredicate isThere,
      String field,
      String repeat,
      Supplier<T> constructor) {
    if (components.isEmpty()) {
      try {
        int count = dims.count(repeat);
        for (int i = 0; i < count; i++) {
          components.add(isThere.test(i) ? constructor.get() : null);
        }
      } catch (UnsupportedOperationException fixed) {
        // The number is told below.
      }
    }
    requireCount(components.size(), field, repeat);
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i) == null && isThere.test(i)) {
        try {
          components.set(i, constructor.get());
        } catch (UnsupportedOperationException fixed) {
          return; // It stays null, which is told of the element.
        }
      }
    }
  }

  /**
   * Fails if there are not as many as there are to be.
   *
   * @param repeat how many that is, an expression
   */
  void requireCount(int found, String field, String repeat) {
    int count = dims.count(repeat);
    if (found != count) {
      throw new VariableException(
          Id.ILLEGAL_REPEAT.toString(),
          place.field(field)
              + " holds "
              + found
              + " components, but there are to be "
              + count
              + " (repeat = \""
              + repeat
              + "\").");
    }
  }
}
