package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every public method of every class of variables, found by reflection: what names an element that
 * is not there says which variable that is, and what would set a read-only variable says its name.
 */
class AccessorFaultsTest {

  private static Stream<Method> methods(DType<?> dtype) {
    return Stream.of(dtype.variableClass().getMethods())
        .filter(method -> AnyVariable.class.isAssignableFrom(method.getDeclaringClass()))
        .filter(method -> !Modifier.isAbstract(method.getModifiers()) && !method.isBridge());
  }

  private static AnyVariable create(DType<?> dtype, Memory memory) {
    return new VariableStore()
        .create(VariableSpec.of("net/w", dtype, Shape.of(2, 3)).withMemory(memory));
  }

  private static AnyVariable readOnly(DType<?> dtype, Shape shape) {
    VariableStore store = new VariableStore();
    store.provide(
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.empty();
          }

          @Override
          public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
            return Optional.of(
                ByteBuffer.allocateDirect((int) shape.elements() * dtype.bytes())
                    .asReadOnlyBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN));
          }
        });
    return store.create(VariableSpec.of("net/w", dtype, shape));
  }

  private static Object call(AnyVariable variable, Method method, Object... arguments)
      throws Throwable {
    try {
      return method.invoke(variable, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** As a caller writes a number of the type; one in the other parameters is as good as any. */
  private static Object one(Class<?> type) {
    if (type == boolean.class) {
      return true;
    }
    Object array = Array.newInstance(type, 1);
    Array.setByte(array, 0, (byte) 1);
    return Array.get(array, 0);
  }

  @TestFactory
  Stream<DynamicTest> whatIsOutsideIsNamed() {
    return DType.values().stream()
        .flatMap(
            dtype ->
                Stream.of(Memory.DIRECT, Memory.ARRAY)
                    .map(memory -> create(dtype, memory))
                    .flatMap(
                        variable ->
                            methods(dtype)
                                .filter(method -> takesPosition(method))
                                .flatMap(method -> outside(variable, method))));
  }

  /** {@code get(int)}, {@code set(int, value)}, {@code getAsDouble(int)} and the like. */
  private static boolean takesPosition(Method method) {
    Class<?>[] types = method.getParameterTypes();
    boolean reads = method.getReturnType() != void.class;
    return types.length == (reads ? 1 : 2) && types[0] == int.class && !isRow(method);
  }

  private static boolean isRow(Method method) {
    return Buffer.class.isAssignableFrom(method.getReturnType());
  }

  private static Stream<DynamicTest> outside(AnyVariable variable, Method method) {
    return Stream.of(-1, 6, 99, Integer.MAX_VALUE, Integer.MIN_VALUE)
        .map(
            index ->
                DynamicTest.dynamicTest(
                    variable.dtype() + " in " + variable.memory().words() + ": " + method + index,
                    () -> {
                      IndexOutOfBoundsException e =
                          assertThrows(
                              IndexOutOfBoundsException.class,
                              () ->
                                  call(
                                      variable,
                                      method,
                                      method.getParameterCount() == 1
                                          ? new Object[] {index}
                                          : new Object[] {
                                            index, one(method.getParameterTypes()[1])
                                          }));
                      assertEquals(
                          "Variable net/w has shape (2, 3), no element " + index + " of 6",
                          e.getMessage());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatIsReadOnlyIsNamed() {
    return DType.values().stream()
        .flatMap(
            dtype ->
                methods(dtype)
                    .filter(method -> method.getReturnType() == void.class)
                    .map(
                        method ->
                            DynamicTest.dynamicTest(
                                dtype + ": " + method, () -> isRefused(dtype, method))));
  }

  private static void isRefused(DType<?> dtype, Method method) {
    boolean setsTheOnly = method.getName().equals("set") && method.getParameterCount() == 1;
    AnyVariable variable = readOnly(dtype, setsTheOnly ? Shape.scalar() : Shape.of(2, 3));
    assertTrue(variable.isReadOnly());
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      arguments[i] =
          type == AnyVariable.class
              ? create(dtype, Memory.DIRECT)
              : type.isArray() ? Array.newInstance(type.getComponentType(), 6) : one(type);
    }
    Throwable thrown = assertThrows(Throwable.class, () -> call(variable, method, arguments));
    assertInstanceOf(VariableException.class, thrown);
    assertEquals(
        "[ReadOnlyVariable] Variable net/w cannot be set: its elements are those of a file. Load"
            + " them as a copy, or copied on write.",
        thrown.getMessage());
  }

  @Test
  void bytesOfWhatIsReadOnlyAreNotSet() {
    for (DType<?> dtype : DType.values()) {
      AnyVariable variable = readOnly(dtype, Shape.of(2, 3));
      Expect.problem(
          "[ReadOnlyVariable] Variable net/w cannot be set: its elements are those of a file. Load"
              + " them as a copy, or copied on write.",
          () -> variable.setBytes(0, dtype, ByteBuffer.allocate(dtype.bytes())));
    }
  }

  @Test
  void theExamplesOfEachKindAreFound() {
    for (DType<?> dtype : DType.values()) {
      assertEquals(
          4, methods(dtype).filter(AccessorFaultsTest::takesPosition).count(), dtype.toString());
      assertEquals(
          7,
          methods(dtype).filter(method -> method.getReturnType() == void.class).count(),
          dtype.toString());
    }
  }
}
