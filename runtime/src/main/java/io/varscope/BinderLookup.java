package io.varscope;

import io.varscope.rules.BinderClasses;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** Finds the binder of a model object by its name, and says what is wrong when there is none. */
final class BinderLookup {

  private BinderLookup() {}

  static void bind(Object model, VariableStore store, Reuse reuse) {
    try {
      call(model, store, reuse);
    } catch (LinkageError e) {
      if (String.valueOf(e.getMessage()).replace('/', '.').contains("io.varscope.")) {
        throw new VariableException(Problems.runtimeMismatch(lacking(model.getClass(), e)), e);
      }
      throw e;
    }
  }

  private static String lacking(Class<?> modelClass, LinkageError error) {
    return "The binder of "
        + modelClass.getName()
        + " was written for another varscope-runtime than that on the class path, which lacks "
        + error.getMessage();
  }

  private static void call(Object model, VariableStore store, Reuse reuse) {
    Method bind = bindMethod(model.getClass(), reuse);
    try {
      bind.setAccessible(true);
      if (reuse == Reuse.FALSE) {
        bind.invoke(null, model, store);
      } else {
        bind.invoke(null, model, store, reuse);
      }
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      Class<?> binder = bind.getDeclaringClass();
      throw new VariableException(
          new Problem(
              Id.INACCESSIBLE_BINDER,
              binder.getName()
                  + " cannot be called from here: call "
                  + binder.getSimpleName()
                  + ".bind(model, store) yourself, or let the module say: opens "
                  + binder.getPackageName()
                  + " to io.varscope;"),
          e);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new AssertionError("binders throw no checked exceptions", e);
    }
  }

  /** The binder of the class, or of the nearest superclass that has one. */
  private static Method bindMethod(Class<?> modelClass, Reuse reuse) {
    for (Class<?> c = modelClass; c != null; c = c.getSuperclass()) {
      Optional<Class<?>> binder = BinderClasses.of(c);
      if (binder.isPresent()) {
        return bindMethod(binder.get(), c, reuse);
      }
    }
    throw new VariableException(
        new Problem(
            Id.MISSING_BINDER,
            modelClass.getName()
                + " has no binder "
                + BinderClasses.nameFor(modelClass)
                + ": it is not annotated with @VariableScope, or the annotation processor did not"
                + " run when it was compiled (which, of a class inside a method, it never does). The processor belongs on the processor path (Maven:"
                + " annotationProcessorPaths of the maven-compiler-plugin; Gradle:"
                + " annotationProcessor; javac: --processor-path). Since JDK 23, javac does not run"
                + " a processor that is only on the class path."));
  }

  /** The method for a class; or for any object, as where a file has several classes. */
  private static Method bindMethod(Class<?> binder, Class<?> modelClass, Reuse reuse) {
    for (Class<?> parameter : List.of(modelClass, Object.class)) {
      try {
        return reuse == Reuse.FALSE
            ? binder.getDeclaredMethod("bind", parameter, VariableStore.class)
            : binder.getDeclaredMethod("bind", parameter, VariableStore.class, Reuse.class);
      } catch (NoSuchMethodException e) {
        // The other, or none.
      }
    }
    throw new VariableException(
        new Problem(
            Id.UNPLACED_COMPONENT,
            modelClass.getName()
                + " is a component, which has no place of its own: give it one with "
                + binder.getSimpleName()
                + ".bind(component, store.scope(\"...\")), or name its @VariableScope."));
  }
}
