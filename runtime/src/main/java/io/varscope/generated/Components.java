package io.varscope.generated;

import io.varscope.VariableException;
import io.varscope.rules.BinderClasses;
import io.varscope.rules.Id;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The components of one bind: each has one place, and the class that the compiler has seen there.
 */
final class Components {

  /** Where each is. */
  private final IdentityHashMap<Object, FieldPath> paths = new IdentityHashMap<>();

  /**
   * Gives a component its place.
   *
   * @param type the class that the field declares
   * @param path such as {@code acme.Mlp.layers[3]}
   * @throws VariableException if there is none, it has a place already, or it is of a scope class
   *     that extends the declared one
   */
  void place(@Nullable Object component, Class<?> type, FieldPath path) {
    if (component == null) {
      throw failure(
          Id.UNSET_MOUNT,
          path
              + " is null, and the binder has no no-argument constructor of its type that it could"
              + " call: set the field before binding.");
    }
    FieldPath other = paths.put(component, path);
    if (other != null) {
      throw failure(
          Id.WRONG_COMPONENT,
          path
              + " holds the same object as "
              + other
              + ", which has its variables already. Give each place an object of its own; to share"
              + " the variables, mount one of the two with reuse = Reuse.TRUE.");
    }
    scopeClassBetween(component.getClass(), type)
        .ifPresent(
            subclass -> {
              throw failure(
                  Id.WRONG_COMPONENT,
                  path
                      + " holds an object of "
                      + subclass.getName()
                      + ", whose own variables the compiler has not seen there: it has checked "
                      + type.getName()
                      + ", the type of the field. Declare the field with the class that it holds.");
            });
  }

  /**
   * The class of an object, or the nearest of its superclasses, that has a binder of its own,
   * though its field is declared with a superclass of that.
   */
  private static Optional<Class<?>> scopeClassBetween(Class<?> actual, Class<?> declared) {
    for (Class<?> c = actual; c != null && c != declared; c = c.getSuperclass()) {
      if (BinderClasses.of(c).isPresent()) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  private static VariableException failure(Id id, String text) {
    return new VariableException(id.toString(), text);
  }
}
