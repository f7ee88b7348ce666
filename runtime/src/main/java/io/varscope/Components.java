package io.varscope;

import io.varscope.rules.Problem;
import java.util.IdentityHashMap;

/**
 * The components of one bind: each has one place, and the class that the compiler has seen there.
 */
final class Components {

  /** A place as a Java path: only errors spell it out. */
  private record Path(Binding owner, String field) {
    @Override
    public String toString() {
      return owner.owner(field);
    }
  }

  /** Where each is. */
  private final IdentityHashMap<Object, Path> paths = new IdentityHashMap<>();

  /**
   * Gives a component its place.
   *
   * @param type the class that the field declares
   * @param owner the place of the class with the field
   * @param field such as {@code layers[3]}
   * @throws VariableException if there is none, it has a place already, or it is of a scope class
   *     that extends the declared one
   */
  void place(Object component, Class<?> type, Binding owner, String field) {
    Path path = new Path(owner, field);
    if (component == null) {
      throw failure(
          "UnsetMount",
          path
              + " is null, and the binder has no no-argument constructor of its type that it could"
              + " call: set the field before binding.");
    }
    Path other = paths.put(component, path);
    if (other != null) {
      throw failure(
          "WrongComponent",
          path
              + " holds the same object as "
              + other
              + ", which has its variables already. Give each place an object of its own; to share"
              + " the variables, mount one of the two with reuse = Reuse.TRUE.");
    }
    BinderLookup.scopeClassBetween(component.getClass(), type)
        .ifPresent(
            subclass -> {
              throw failure(
                  "WrongComponent",
                  path
                      + " holds an object of "
                      + subclass.getName()
                      + ", whose own variables the compiler has not seen there: it has checked "
                      + type.getName()
                      + ", the type of the field. Declare the field with the class that it holds.");
            });
  }

  private static VariableException failure(String id, String text) {
    return new VariableException(new Problem(id, text));
  }
}
