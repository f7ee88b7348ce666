package io.varscope.rules;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;

/** Arguments of several elements, none of which may be null. */
public final class Arguments {

  private Arguments() {}

  /** Fails, by the parameter's name, if an array or an element of it is null. */
  public static <T> T[] requireNonNulls(T[] array, String name) {
    requireNonNulls(Arrays.asList(requireNonNull(array, name)), name);
    return array;
  }

  /** Fails, by the parameter's name, if a collection or an element of it is null. */
  public static <C extends Collection<?>> C requireNonNulls(C collection, String name) {
    for (Object element : requireNonNull(collection, name)) {
      if (element == null) {
        throw new NullPointerException("an element of " + name);
      }
    }
    return collection;
  }
}
