package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final String AVERAGE = "ExponentialMovingAverage";

  private final VariableStore store = new VariableStore();
  private final Scope net = store.scope("net");

  private static FloatVariable get(Scope scope, String name) {
    return scope.variable(name, DType.FLOAT32, Shape.of(2), Initializers.constant(1, 2));
  }

  private static List<String> names(List<AnyVariable> variables) {
    return variables.stream().map(AnyVariable::name).toList();
  }

  @Test
  void aScopeGivesItsVariablesSlots() {
    FloatVariable v = get(net.withSlots("Adam").scope("a").withSlots("Adam_1", "Adam"), "v");
    assertEquals(List.of("Adam", "Adam_1"), v.slots());
    FloatVariable slot = v.slot("Adam_1");
    assertSame(store.get("net/a/v/Adam_1"), slot);
    assertEquals("net/a/v/Adam_1", slot.name());
    assertEquals("net/a/v", slot.slotOf());
    assertEquals("", v.slotOf());
    assertEquals(v.shape(), slot.shape());
    assertEquals(v.memory(), slot.memory());
    assertFalse(slot.trainable());
    assertEquals(Set.of("slots"), slot.groups());
    assertEquals(List.of(0f, 0f), List.of(slot.get(0), slot.get(1)));
    assertEquals(List.of(), slot.slots());
  }

  @Test
  void slotsAreVariablesAfterThoseThatTheyAreOf() {
    Scope scope = net.withSlots("m").withGroups("decay");
    FloatVariable v = get(scope, "v");
    FloatVariable w = get(scope, "w");
    assertEquals(List.of("net/v", "net/v/m", "net/w", "net/w/m"), names(store.variables()));
    assertEquals(List.of(v, w), store.trainableVariables());
    assertEquals(List.of(v, w), net.variablesInGroup("decay"));
    assertEquals(List.of(v.slot("m"), w.slot("m")), net.variablesInGroup("slots"));
    assertEquals(List.of(v.slot("m")), store.variables("net/v"));
  }

  @Test
  void onlyTrainableFloatingPointNumbersHaveSlots() {
    Scope scope = net.withSlots("m");
    LongVariable step = scope.variable("step", DType.INT64, Shape.scalar());
    BooleanVariable mask = scope.variable("mask", DType.BOOL, Shape.scalar());
    FloatVariable mean = get(scope.withTrainable(false), "mean");
    Bfloat16Variable half = scope.variable("half", DType.BFLOAT16, Shape.of(3));
    assertEquals(List.of(), step.slots());
    assertEquals(List.of(), mask.slots());
    assertEquals(List.of(), mean.slots());
    assertSame(DType.BFLOAT16, half.slot("m").dtype());
    problem(
        "[MissingSlot] Variable net/step has no slot m. It is of int64, and only floating-point"
            + " numbers have slots. VariableStore.slot(variable, \"m\") adds it to a variable of"
            + " any kind.",
        () -> step.slot("m"));
    problem(
        "[MissingSlot] Variable net/mean has no slot m. It is not trainable, and only what is has"
            + " slots. VariableStore.slot(variable, \"m\") adds it to a variable of any kind.",
        () -> mean.slot("m"));
  }

  @Test
  void aSlotThatIsMissingIsToldWithWhatMayBeMeant() {
    FloatVariable v = get(net.withSlots("Adam", "Adam_1"), "v");
    problem(
        "[MissingSlot] Variable net/v has no slot Adam_2. Did you mean Adam_1, or Adam?",
        () -> v.slot("Adam_2"));
    problem(
        "[MissingSlot] Variable net/v has no slot Momentum. Declare it with @Slots(\"Momentum\")"
            + " on a scope class or mount that the variable is below, or add it with"
            + " Scope.addSlots(\"Momentum\").",
        () -> v.slot("Momentum"));
    problem(
        "[MissingSlot] Variable net/v/Adam has no slot Momentum. It is a slot itself, of net/v.",
        () -> v.slot("Adam").slot("Momentum"));
  }

  @Test
  void slotsAreAddedToWhatIsThere() {
    FloatVariable v = get(net, "v");
    FloatVariable other = get(store.scope("network"), "v");
    LongVariable step = net.variable("step", DType.INT64, Shape.scalar());
    net.withReuse(Reuse.TRUE).addSlots("Adam", "Adam_1");
    FloatVariable slot = v.slot("Adam");
    slot.set(0, 7);
    store.addSlots("Adam", "Momentum");
    assertSame(slot, v.slot("Adam"));
    assertEquals(7, slot.get(0));
    assertEquals(List.of("Adam", "Adam_1", "Momentum"), v.slots());
    assertEquals(List.of("Adam", "Momentum"), other.slots());
    assertEquals(List.of(), step.slots());
    assertEquals(List.of(), slot.slots());
  }

  @Test
  void oneVariableOfAnyKindGetsASlot() {
    FloatVariable mean = get(net.withTrainable(false), "mean");
    LongVariable step = net.variable("step", DType.INT64, Shape.scalar());
    FloatVariable average = store.slot(mean, AVERAGE);
    LongVariable last = store.slot(step, "last");
    assertSame(average, store.slot(mean, AVERAGE));
    assertSame(average, mean.slot(AVERAGE));
    assertSame(last, step.slot("last"));
    assertEquals("net/step/last", last.name());
    assertEquals(2, average.get(1));
    VariableStore copy = store.copy();
    assertEquals(
        "Variable net/mean is not the one of that name in this store.",
        assertThrows(IllegalArgumentException.class, () -> copy.slot(mean, "m")).getMessage());
  }

  @Test
  void anAverageStartsFromItsVariable() {
    Scope scope = net.withSlots(AVERAGE, AVERAGE + "_1", AVERAGE + "s");
    FloatVariable v = get(scope, "v");
    assertEquals(2, v.slot(AVERAGE).get(1));
    assertEquals(2, v.slot(AVERAGE + "_1").get(1));
    assertEquals(0, v.slot(AVERAGE + "s").get(1));
    FloatVariable w = get(net, "w");
    w.set(1, 5);
    net.addSlots(AVERAGE);
    assertEquals(5, w.slot(AVERAGE).get(1));
    assertEquals(2, v.slot(AVERAGE).get(1));
  }

  @Test
  void givenValuesComeBeforeThoseOfTheStart() {
    VariableStore trained = new VariableStore();
    FloatVariable v = get(trained.scope("net").withSlots("m"), "v");
    v.setAll(3, 4);
    v.slot("m").setAll(5, 6);
    store.provide(ValueSource.of(trained));
    FloatVariable w = get(net.withSlots("m", AVERAGE), "v");
    assertEquals(6, w.slot("m").get(1));
    assertEquals(4, w.slot(AVERAGE).get(1));
  }

  @Test
  void slotsAreWhereTheirVariableIs() {
    FloatVariable array =
        store.create(VariableSpec.of("a", DType.FLOAT32, Shape.of(2)).withMemory(Memory.ARRAY));
    FloatVariable direct = get(store.root(), "d");
    store.addSlots("m");
    assertEquals(Memory.ARRAY, array.slot("m").memory());
    assertEquals(Memory.DIRECT, direct.slot("m").memory());
    List<FloatVariable> fields = new ArrayList<>();
    Binding binding = Binding.at(net, "acme.Net").withSlots("m");
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(2)).to(fields::add);
    Declared.in(binding.withReuse(Reuse.TRUE), "v", DType.FLOAT32, Shape.of(2))
        .memory(Memory.ARRAY)
        .to(fields::add);
    binding.commit();
    assertEquals(Memory.ARRAY, fields.get(0).slot("m").memory());
  }

  @Test
  void whoSharesFindsTheSlotsAndGetsWhatIsMissing() {
    FloatVariable v = get(net.withSlots("a"), "v");
    FloatVariable slot = v.slot("a");
    assertSame(v, get(net.withReuse(Reuse.TRUE), "v"));
    assertEquals(List.of("a"), v.slots());
    assertSame(v, get(net.withReuse(Reuse.TRUE).withSlots("a", "b"), "v"));
    assertSame(slot, v.slot("a"));
    assertSame(v, get(net.withReuse(Reuse.AUTO).withSlots("c"), "v"));
    assertEquals(List.of("a", "b", "c"), v.slots());
    FloatVariable frozen = get(net.withTrainable(false), "frozen");
    get(net.withReuse(Reuse.TRUE).withSlots("a"), "frozen");
    assertEquals(List.of(), frozen.slots());
  }

  @Test
  void aBindCreatesVariablesWithTheirSlotsOrNothing() {
    get(store.root(), "other");
    Binding binding = Binding.at(net, "acme.Net").withSlots("m");
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(2)).to(field -> {});
    Declared.in(binding, "/other", DType.FLOAT32, Shape.of(2)).to(field -> {});
    assertThrows(VariableException.class, binding::commit);
    assertEquals(List.of("other"), names(store.variables()));
    Binding again = Binding.at(net, "acme.Net").withSlots("m");
    Declared.in(again, "v", DType.FLOAT32, Shape.of(2)).to(field -> {});
    again.commit();
    assertEquals(List.of("other", "net/v", "net/v/m"), names(store.variables()));
    assertEquals("acme.Net.v", store.get("net/v/m").owner());
  }

  @Test
  void aBindThatFindsItsVariablesAddsTheSlotsThatTheyLack() {
    FloatVariable v = shared(Binding.at(net, "acme.Net").withReuse(Reuse.AUTO));
    assertEquals(List.of(), v.slots());
    assertSame(v, shared(Binding.at(net, "acme.Net").withReuse(Reuse.AUTO).withSlots("m")));
    assertEquals(List.of("m"), v.slots());
    assertSame(v, shared(Binding.at(net, "acme.Net").withReuse(Reuse.TRUE).withSlots("m", "n")));
    assertEquals(List.of("m", "n"), v.slots());
  }

  private static FloatVariable shared(Binding binding) {
    List<FloatVariable> fields = new ArrayList<>();
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(2)).to(fields::add);
    binding.commit();
    return fields.get(0);
  }

  @Test
  void aNameStandsForOneVariableOrSlot() {
    get(net, "v/m");
    problem(
        "[DuplicateVariable] Variable net/v/m already exists: it is a slot of net/v and a variable"
            + " of its own. Give one of the two another name.",
        () -> get(net.withSlots("a", "m"), "v"));
    assertEquals(List.of("net/v/m"), names(store.variables()));
    FloatVariable w = get(net.withSlots("m"), "w");
    String taken =
        "[DuplicateVariable] Variable net/w/m already exists: it is a slot of net/w and a variable"
            + " of its own. Give one of the two another name.";
    problem(taken, () -> get(net, "w/m"));
    assertSame(w.slot("m"), get(net.withReuse(Reuse.TRUE), "w/m"));
    assertSame(w.slot("m"), get(net.withReuse(Reuse.AUTO), "w/m"));
    Binding binding = Binding.at(net, "acme.Net");
    Declared.in(binding, "w/m", DType.FLOAT32, Shape.of(2)).to(field -> {});
    problem(
        taken.replace("a variable of its own", "the variable of acme.Net.w/m"), binding::commit);
  }

  @Test
  void slotsOfDifferentVariablesHaveDifferentNames() {
    Scope flat = store.scope("net", "_").withSlots("b_c", "c");
    get(flat, "a");
    problem(
        "[DuplicateVariable] Variable net_a_b_c already exists: it is a slot of net_a_b and a slot"
            + " of net_a. Give one of the two another name.",
        () -> get(flat, "a_b"));
    assertEquals(List.of("net_a", "net_a_b_c", "net_a_c"), names(store.variables()));
  }

  @Test
  void theSeparatorIsThatOfTheVariable() {
    FloatVariable v = get(store.scope("net", ".").withSlots("m"), "v");
    FloatVariable top = get(store.scope("/", "."), "top");
    FloatVariable other = store.create(VariableSpec.of("x", DType.FLOAT32, Shape.of(1)));
    store.addSlots("n");
    assertEquals("net.v.m", v.slot("m").name());
    assertEquals("net.v.n", v.slot("n").name());
    assertEquals("top.n", top.slot("n").name());
    assertEquals("x.n", other.slot("n").name());
    assertEquals(List.of(v, v.slot("m"), v.slot("n")), store.variables("net"));
  }

  @Test
  void illegalNamesAreRefused() {
    String end = "; letters, digits, '_' and '-' are allowed.";
    problem(
        "[IllegalSlots] '' is not a valid slot name: it is empty. A slot has a name of its own"
            + " below its variable, such as \"Adam\".",
        () -> net.withSlots(""));
    problem(
        "[IllegalSlots] 'Adam/m' is not a valid slot name: it has '/' at index 4" + end,
        () -> net.addSlots("ok", "Adam/m"));
    FloatVariable v = get(net, "v");
    problem(
        "[IllegalSlots] '{i}' is not a valid slot name: it has '{' at index 0" + end,
        () -> store.slot(v, "{i}"));
    assertEquals(List.of(), v.slots());
    problem(
        "[IllegalSlots] '' is not a valid slot name: it is empty. A slot has a name of its own"
            + " below its variable, such as \"Adam\".",
        () -> v.slot(""));
  }

  @Test
  void aCopyHasSlotsOfItsOwn() {
    FloatVariable v = get(net.withSlots("m", AVERAGE), "v");
    v.slot("m").set(0, 7);
    VariableStore copy = store.copy();
    AnyVariable copied = copy.get("net/v");
    assertEquals(List.of("m", AVERAGE), copied.slots());
    assertSame(copy.get("net/v/m"), copied.slot("m"));
    assertNotSame(v.slot("m"), copied.slot("m"));
    assertEquals("net/v", copied.slot("m").slotOf());
    assertEquals(7, copied.slot("m").getAsDouble(0));
    copied.slot("m").setFromDouble(0, 8);
    store.assign(copy);
    assertEquals(8, v.slot("m").get(0));
    copy.addSlots("n");
    assertEquals(List.of("m", AVERAGE), v.slots());
  }

  @Test
  void assigningLeavesSlotsThatTheOtherStoreLacks() {
    FloatVariable v = get(net, "v");
    VariableStore before = store.copy();
    v.set(0, 9);
    net.addSlots("m");
    v.slot("m").set(0, 7);
    store.assign(before);
    assertEquals(1, v.get(0));
    assertEquals(7, v.slot("m").get(0));
  }

  @Test
  void aTableShowsSlots() {
    get(net.withSlots("m", AVERAGE), "v");
    assertEquals(
        """
        variable                    shape  dtype    trainable  parameters  bytes  memory         groups
        net
          v                         (2,)   float32  yes                 2      8  direct memory
        net/v
          ExponentialMovingAverage  (2,)   float32  no                  2      8  direct memory  slots
          m                         (2,)   float32  no                  2      8  direct memory  slots

        3 variables, 6 parameters, of which 2 are trainable, 24 bytes
        """,
        store.summary());
  }
}
