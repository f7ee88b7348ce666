package io.varscope.checkpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the classes of models by the fields that declare their variables. */
final class DeclaringClasses {

  /** By the names of classes; empty if there is no such class. */
  private final Map<String, Optional<Class<?>>> classes = new HashMap<>();

  /**
   * The class that the path of a field begins with, nested as deep as can be.
   *
   * @param owner a field such as {@code acme.Mlp.layers[0].weights}, or empty
   */
  Optional<Class<?>> of(String owner) {
    Optional<Class<?>> found = Optional.empty();
    for (int dot = owner.indexOf('.'); dot >= 0; dot = owner.indexOf('.', dot + 1)) {
      String path = owner.substring(0, dot);
      String name =
          found.isEmpty()
              ? path
              : found.get().getName() + "$" + path.substring(path.lastIndexOf('.') + 1);
      Optional<Class<?>> next = classes.computeIfAbsent(name, DeclaringClasses::load);
      if (found.isPresent() && next.isEmpty()) {
        return found;
      }
      found = next;
    }
    return found;
  }

  private static Optional<Class<?>> load(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    for (ClassLoader loader : new ClassLoader[] {context, Load.class.getClassLoader()}) {
      try {
        return Optional.of(Class.forName(name, false, loader));
      } catch (ClassNotFoundException | LinkageError e) {
        // Perhaps the other has it; a package is none.
      }
    }
    return Optional.empty();
  }
}
