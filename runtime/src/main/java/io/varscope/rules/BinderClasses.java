package io.varscope.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;

/** The binders of classes, which are found by their names. */
public final class BinderClasses {

  private BinderClasses() {}

  /** The binder of a class itself, if it has one. */
  public static Optional<Class<?>> of(Class<?> modelClass) {
    if (modelClass.isAnonymousClass() || modelClass.isLocalClass() || modelClass.isArray()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Class.forName(nameFor(modelClass), true, modelClass.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The qualified name that the binder of a class has, if there is one. */
  public static String nameFor(Class<?> modelClass) {
    Deque<String> simpleNames = new ArrayDeque<>();
    for (Class<?> c = modelClass; c != null; c = c.getEnclosingClass()) {
      simpleNames.addFirst(c.getSimpleName());
    }
    String packageName = modelClass.getPackageName();
    String binder = Names.binder(new ArrayList<>(simpleNames));
    return packageName.isEmpty() ? binder : packageName + "." + binder;
  }
}
