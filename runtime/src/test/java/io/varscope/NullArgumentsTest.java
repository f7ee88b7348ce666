package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import io.varscope.generated.Assignment;
import io.varscope.generated.Binding;
import io.varscope.generated.Declaration;
import io.varscope.generated.DeclaresVariables;
import io.varscope.generated.Element;
import io.varscope.generated.Found;
import io.varscope.generated.HoldsComponents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Calls every public method and constructor once for each of its parameters, with null there: each
 * has to say which it is, before anything has changed. An array or a collection is given with null
 * in it, too.
 */
class NullArgumentsTest {

  private static final Path SOURCES = Path.of("src/main/java");

  private static final List<String> PACKAGES = List.of("io.varscope", "io.varscope.generated");

  /** What may be null, as its documentation says. */
  private static final Set<String> NULLABLE =
      Set.of(
          "HoldsComponents.component(component)", // Null is told of the field.
          "HoldsComponents.require(components)"); // Null is told of the field.

  /** Collections whose nulls are reported otherwise, or are filled. */
  private static final Set<String> MAY_HOLD_NULL =
      Set.of("HoldsComponents.fill(components)", "HoldsComponents.require(components)");

  private final VariableStore store = new VariableStore();
  private final FloatVariable variable =
      store.create(VariableSpec.of("there", DType.FLOAT32, Shape.of(2)));

  /** A method's or constructor's name, and what is between its parentheses. */
  private static final Pattern METHOD =
      Pattern.compile(" (\\w+)\\(([^()]*)\\) (?:throws \\w+ )?\\{");

  /** The names of parameters, which class files lack. */
  private static List<String> namesOf(Executable method) {
    Class<?> owner = method.getDeclaringClass();
    if (owner.isRecord() && method instanceof Constructor) {
      return Stream.of(owner.getRecordComponents()).map(RecordComponent::getName).toList();
    }
    Class<?> outermost = owner.getEnclosingClass() == null ? owner : owner.getEnclosingClass();
    String name = method instanceof Constructor ? owner.getSimpleName() : method.getName();
    List<List<String>> overloads =
        METHOD
            .matcher(source(outermost))
            .results()
            .filter(found -> found.group(1).equals(name))
            .map(found -> parameters(found.group(2)))
            .filter(parameters -> parameters.size() == method.getParameterCount())
            .toList();
    return overloads.stream()
        .filter(parameters -> parameters.get(0).startsWith(firstType(method)))
        .findFirst()
        .orElseGet(() -> overloads.get(0)) // Of a type variable.
        .stream()
        .map(parameter -> parameter.substring(parameter.lastIndexOf(' ') + 1))
        .toList();
  }

  private static String firstType(Executable method) {
    String type = method.getParameterTypes()[0].getSimpleName();
    return (method.isVarArgs() ? type.replace("[]", "...") : type) + " ";
  }

  private static List<String> parameters(String text) {
    String plain = text.replaceAll("<[^<>]*>", "").replaceAll("<[^<>]*>", "");
    return Stream.of(plain.split(",")).map(String::strip).toList();
  }

  private static String source(Class<?> type) {
    try {
      return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"))
          .replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> nullIsRefusedByName() throws IOException {
    return publicClasses()
        .flatMap(
            type ->
                Stream.concat(of(type.getDeclaredMethods()), of(type.getDeclaredConstructors())))
        .flatMap(method -> tests(method, namesOf(method)));
  }

  private static Stream<Executable> of(Executable[] declared) {
    return Stream.of(declared)
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> method.getParameterCount() > 0)
        .filter(method -> !Modifier.isAbstract(method.getModifiers()))
        // Whoever implements an interface may do as they like.
        .filter(
            method ->
                !method.getDeclaringClass().isInterface()
                    || Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().equals("equals"))
        // Methods of enums, which javac writes.
        .filter(method -> !method.getName().equals("valueOf"));
  }

  private static Stream<Class<?>> publicClasses() throws IOException {
    List<Class<?>> classes = new ArrayList<>();
    for (String packageName : PACKAGES) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(packageName.replace('.', '/')))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java") && !name.contains("-"))
            .sorted()
            .map(name -> load(packageName + "." + name.substring(0, name.length() - 5)))
            .forEach(classes::add);
      }
    }
    return classes.stream()
        .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())))
        .filter(type -> isPublic(type) && !type.isAnnotation());
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  private Stream<DynamicTest> tests(Executable method, List<String> names) {
    return IntStream.range(0, names.size())
        .filter(i -> !method.getParameterTypes()[i].isPrimitive())
        .boxed()
        .flatMap(i -> tests(method, names, i));
  }

  private Stream<DynamicTest> tests(Executable method, List<String> names, int i) {
    Class<?> type = method.getParameterTypes()[i];
    String parameter = names.get(i);
    String title = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    title = (method instanceof Constructor ? method.getDeclaringClass().getSimpleName() : title);
    title += "(" + parameter + ")";
    if (NULLABLE.contains(title)) {
      return Stream.empty();
    }
    Stream<DynamicTest> whole = Stream.of(test(title, method, i, null, parameter));
    Object holed = null;
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      holed = Array.newInstance(type.getComponentType(), 1);
    } else if (type == List.class || type == Set.class) {
      List<Object> list = new ArrayList<>();
      list.add(null);
      holed = type == List.class ? list : new HashSet<>(list);
    }
    return holed == null || MAY_HOLD_NULL.contains(title)
        ? whole
        : Stream.concat(
            whole, Stream.of(test(title, method, i, holed, "an element of " + parameter)));
  }

  private DynamicTest test(
      String title, Executable method, int i, Object argument, String message) {
    return DynamicTest.dynamicTest(
        title + ": " + message,
        () -> {
          Object[] arguments = Stream.of(method.getParameterTypes()).map(this::sample).toArray();
          arguments[i] = argument;
          List<AnyVariable> before = store.variables();
          Throwable thrown = thrown(method, arguments);
          assertInstanceOf(NullPointerException.class, thrown);
          assertEquals(message, thrown.getMessage());
          assertEquals(before, store.variables());
        });
  }

  private Throwable thrown(Executable method, Object[] arguments)
      throws ReflectiveOperationException {
    try {
      if (method instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        ((Method) method).invoke(isStatic ? null : sample(method.getDeclaringClass()), arguments);
      }
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  /** Something of a type that is not null. */
  private Object sample(Class<?> type) {
    if (AnyVariable.class.isAssignableFrom(type)) {
      return type == AnyVariable.class ? variable : variableOf(type);
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    Object sample = samples().get(type);
    return sample == null ? fail("no sample of " + type) : sample;
  }

  private static AnyVariable variableOf(Class<?> type) {
    DType<?> dtype = DType.ofVariableClass(type.getName()).orElseThrow();
    return new VariableStore().create(VariableSpec.of("v", dtype, Shape.of(2)));
  }

  private Map<Class<?>, Object> samples() {
    Scope scope = store.root();
    Binding binding = Binding.at(scope, "Model");
    Map<Class<?>, Object> samples = new HashMap<>();
    samples.put(VariableStore.class, store);
    samples.put(Scope.class, scope);
    samples.put(Binding.class, binding);
    samples.put(Element.class, binding.elements("list", "1").get(0));
    samples.put(DeclaresVariables.class, binding);
    samples.put(HoldsComponents.class, binding);
    samples.put(Declaration.class, binding.declaration());
    samples.put(VariableSpec.class, VariableSpec.of("v", DType.INT8, Shape.scalar()));
    samples.put(DType.class, DType.INT8);
    samples.put(Shape.class, Shape.scalar());
    samples.put(Initializer.class, Initializers.zeros());
    samples.put(KeyedRandom.class, new KeyedRandom(0, "v", Runnable::run));
    samples.put(KeyedRandom.BlockTask.class, (KeyedRandom.BlockTask) (index, from, to) -> {});
    samples.put(ValueSource.class, ValueSource.of(new VariableStore()));
    samples.put(Executor.class, (Executor) Runnable::run);
    samples.put(Consumer.class, (Consumer<Object>) found -> {});
    samples.put(Supplier.class, (Supplier<Object>) Object::new);
    samples.put(ByteBuffer.class, ByteBuffer.allocate(0));
    samples.put(FloatBuffer.class, FloatBuffer.allocate(0));
    samples.put(DoubleBuffer.class, DoubleBuffer.allocate(0));
    samples.put(
        ExponentialMovingAverage.class,
        new ExponentialMovingAverage(new VariableStore().root(), 0));
    samples.put(FlatView.class, FlatView.of(List.of()));
    samples.put(Class.class, Object.class);
    samples.put(Object.class, new Object());
    samples.put(String.class, "v");
    samples.put(List.class, List.of());
    samples.put(Set.class, Set.of());
    samples.put(
        Assignment.class,
        new Assignment() {
          @Override
          protected void assign(Found found) {}
        });
    samples.put(Manifest.class, new Manifest("M", List.of(), "", "/", 1, List.of()));
    samples.put(Manifest.Entry.class, Manifest.Entry.of("v", DType.INT8, List.of("1"), "1"));
    samples.put(Optional.class, Optional.empty());
    samples.put(int.class, 0);
    samples.put(long.class, 0L);
    samples.put(long[].class, new long[] {2});
    samples.put(double.class, 0.0);
    samples.put(boolean.class, false);
    return samples;
  }
}
