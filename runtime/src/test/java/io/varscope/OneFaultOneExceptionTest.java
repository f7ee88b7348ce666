package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** The same fault is the same exception with the same id, whichever way it comes up. */
class OneFaultOneExceptionTest {

  private static final Shape SHAPE = Shape.of(2);

  private final VariableStore store = new VariableStore();
  private final FloatVariable there =
      store.create(VariableSpec.of("net/there", DType.FLOAT32, SHAPE));
  private final FloatVariable readOnly = readOnly();
  private final Scope net = store.scope("net");

  private FloatVariable readOnly() {
    ValueSource file =
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.empty();
          }

          @Override
          public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
            return Optional.of(ByteBuffer.allocateDirect(8).asReadOnlyBuffer());
          }
        };
    store.provide(file);
    FloatVariable variable = store.create(VariableSpec.of("net/fixed", DType.FLOAT32, SHAPE));
    store.withdraw(file);
    return variable;
  }

  private static VariableStore storeWith(String name, DType<?> dtype, Shape shape) {
    VariableStore other = new VariableStore();
    other.create(VariableSpec.of(name, dtype, shape));
    return other;
  }

  private void bind(String name, DType<?> dtype, Shape shape, Reuse reuse) {
    Binding binding = Binding.at(net, "acme.Net");
    Declared.in(binding, name, dtype, shape).reuse(reuse).to(variable -> {});
    binding.commit();
  }

  private <V extends AnyVariable> Stream<DynamicTest> everyWay(
      String id, String name, DType<V> dtype, Shape shape) {
    VariableSpec<V> spec = VariableSpec.of("net/" + name, dtype, shape);
    return ways(
        id,
        () -> store.reuse(spec),
        () -> net.withReuse(Reuse.TRUE).variable(name, dtype, shape),
        () -> bind(name, dtype, shape, Reuse.TRUE));
  }

  private static Stream<DynamicTest> ways(String id, Executable... ways) {
    return Stream.iterate(0, i -> i < ways.length, i -> i + 1)
        .map(
            i ->
                DynamicTest.dynamicTest(
                    id + " " + i,
                    () -> assertEquals(id, assertThrows(VariableException.class, ways[i]).id())));
  }

  @TestFactory
  Stream<DynamicTest> anUnknownName() {
    return Stream.concat(
        everyWay("MissingVariable", "absent", DType.FLOAT32, SHAPE),
        ways(
            "MissingVariable",
            () -> store.get("net/absent"),
            () -> store.get("net/absent", DType.FLOAT32),
            () -> store.assign(storeWith("net/other", DType.FLOAT32, SHAPE))));
  }

  @TestFactory
  Stream<DynamicTest> anotherShape() {
    VariableStore other = storeWith("net/there", DType.FLOAT32, Shape.of(3));
    return Stream.concat(
        everyWay("ShapeMismatch", "there", DType.FLOAT32, Shape.of(3)),
        ways(
            "ShapeMismatch",
            () -> there.assign(other.get("net/there")),
            () -> store.copy().assign(withBoth(other))));
  }

  @TestFactory
  Stream<DynamicTest> anotherDtype() {
    VariableStore other = storeWith("net/there", DType.FLOAT64, SHAPE);
    return Stream.concat(
        everyWay("DtypeMismatch", "there", DType.FLOAT64, SHAPE),
        ways(
            "DtypeMismatch",
            () -> store.get("net/there", DType.FLOAT64),
            () -> there.assign(other.get("net/there")),
            () -> store.copy().assign(withBoth(other))));
  }

  private static VariableStore withBoth(VariableStore other) {
    other.create(VariableSpec.of("net/fixed", DType.FLOAT32, SHAPE));
    return other;
  }

  @TestFactory
  Stream<DynamicTest> aNameThatIsThere() {
    return ways(
        "DuplicateVariable",
        () -> store.create(VariableSpec.of("net/there", DType.FLOAT32, SHAPE)),
        () -> net.variable("there", DType.FLOAT32, SHAPE),
        () -> bind("there", DType.FLOAT32, SHAPE, Reuse.FALSE));
  }

  @TestFactory
  Stream<DynamicTest> anIllegalName() {
    return ways(
        "IllegalName",
        () -> store.create(VariableSpec.of("a b", DType.FLOAT32, SHAPE)),
        () -> store.variables("a b"),
        () -> store.variables("a b", "."),
        () -> store.scope("a b"),
        () -> store.scope("a b", "."),
        () -> net.scope("a b"),
        () -> net.uniqueScope("a b"),
        () -> net.variable("a b", DType.FLOAT32, SHAPE),
        () -> bind("a b", DType.FLOAT32, SHAPE, Reuse.FALSE));
  }

  @TestFactory
  Stream<DynamicTest> aVariableThatIsReadOnly() {
    VariableStore values = store.copy();
    return ways(
        "ReadOnlyVariable",
        () -> readOnly.set(0, 1),
        () -> readOnly.setAll(1, 2),
        () -> readOnly.setFromDouble(0, 1),
        () -> readOnly.assign(there),
        () -> net.assign(values),
        () -> store.assign(values));
  }

  @TestFactory
  Stream<DynamicTest> creatingBelowWhatShares() {
    return Stream.of(Reuse.TRUE, Reuse.AUTO)
        .flatMap(
            reuse ->
                ways(
                    "IllegalReuse",
                    () -> net.withReuse(reuse).withReuse(Reuse.FALSE),
                    () -> Binding.at(net, "Net").withReuse(reuse).withReuse(Reuse.FALSE)));
  }

  @TestFactory
  Stream<DynamicTest> aGroupThatIsNoName() {
    return ways(
        "IllegalGroupName",
        () -> net.withGroups("a b"),
        () -> store.create(VariableSpec.of("new", DType.FLOAT32, SHAPE).withGroups(Set.of("a b"))));
  }
}
