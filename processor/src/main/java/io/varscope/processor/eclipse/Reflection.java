package io.varscope.processor.eclipse;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls the public methods of objects whose classes this processor is compiled without. */
public final class Reflection {

  /** What was found before: to look for a method, Java copies all that a class has. */
  private static final Map<Call, Method> METHODS = new ConcurrentHashMap<>();

  private record Call(Class<?> type, String name, List<Class<?>> arguments) {

    static Call of(Class<?> type, String name, @Nullable Object... arguments) {
      List<Class<?>> classes = new ArrayList<>();
      for (Object argument : arguments) {
        classes.add(argument == null ? null : argument.getClass());
      }
      return new Call(type, name, classes);
    }
  }

  private Reflection() {}

  /** Calls the method of this name that takes such arguments. */
  public static Object call(Object target, String name, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    Call call = Call.of(target.getClass(), name, arguments);
    Method method = METHODS.get(call);
    if (method == null) {
      method = find(target.getClass(), name, arguments);
      METHODS.put(call, method);
    }
    return invoke(method, target, arguments);
  }

  private static Method find(Class<?> target, String name, @Nullable Object... arguments)
      throws NoSuchMethodException {
    for (Class<?> type = target; type != null; type = type.getSuperclass()) {
      Optional<Method> method = method(type, name, arguments);
      if (method.isPresent()) {
        return method.get();
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

  private static Object invoke(
      Method method, @Nullable Object target, @Nullable Object... arguments)
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
  private static Optional<Method> method(
      Class<?> type, String name, @Nullable Object... arguments) {
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

  private static boolean accepts(Method method, @Nullable Object... arguments) {
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
