package io.varscope.processor.eclipse;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Calls the public methods of objects whose classes this processor is compiled without. */
public final class Reflection {

  private Reflection() {}

  /** Calls the method of this name that takes such arguments. */
  public static Object call(Object target, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      Optional<Method> method = method(type, name, arguments);
      if (method.isPresent()) {
        return invoke(method.get(), target, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  /** Calls a static method. */
  public static Object callStatic(Class<?> type, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && Modifier.isStatic(method.getModifiers())
          && accepts(method, arguments)) {
        return invoke(method, null, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static Object invoke(Method method, Object target, Object... arguments)
      throws ReflectiveOperationException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /** The method of a public class, or of an interface of a class that is not. */
  private static Optional<Method> method(Class<?> type, String name, Object... arguments) {
    if (Modifier.isPublic(type.getModifiers())) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)
            && accepts(method, arguments)
            && Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
          return Optional.of(method);
        }
      }
    }
    for (Class<?> parent : type.getInterfaces()) {
      Optional<Method> method = method(parent, name, arguments);
      if (method.isPresent()) {
        return method;
      }
    }
    return Optional.empty();
  }

  private static boolean accepts(Method method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      boolean fits =
          types[i].isPrimitive()
              ? types[i].equals(
                  MethodType.methodType(arguments[i].getClass()).unwrap().returnType())
              : arguments[i] == null || types[i].isInstance(arguments[i]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
