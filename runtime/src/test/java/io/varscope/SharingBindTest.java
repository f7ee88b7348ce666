package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A bind that as a whole shares what an earlier one has created. */
class SharingBindTest {

  private static final String CALL = "MlpVariables.bind(model, store, ";

  private VariableStore store = new VariableStore();

  private static final class Mlp {
    FloatVariable v;
    FloatVariable w;
  }

  private Binding at(Reuse reuse) {
    return Binding.at(store.scope("mlp", "/"), "acme.Mlp", reuse, CALL);
  }

  /** As a generated binder does it. */
  private Mlp bind(Mlp model, Reuse reuse) {
    Binding binding = at(reuse);
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(2)).to(v -> model.v = v);
    Declared.in(binding, "w", DType.FLOAT32, Shape.of(2)).to(w -> model.w = w);
    binding.commit();
    return model;
  }

  @ParameterizedTest
  @EnumSource(names = {"TRUE", "AUTO"})
  void whatWasCreatedIsShared(Reuse reuse) {
    Mlp first = bind(new Mlp(), Reuse.FALSE);
    Mlp second = bind(new Mlp(), reuse);
    assertSame(first.v, second.v);
    assertSame(first.w, second.w);
    assertEquals(2, store.variables().size());
  }

  @ParameterizedTest
  @EnumSource(names = {"FALSE", "INHERIT", "AUTO"})
  void otherwiseItIsCreated(Reuse reuse) {
    Mlp model = bind(new Mlp(), reuse);
    assertSame(store.get("mlp/v"), model.v);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRUE", "AUTO"})
  void fromACopyItsOwnVariablesAreShared(Reuse reuse) {
    Mlp first = bind(new Mlp(), Reuse.FALSE);
    store = store.copy();
    Mlp second = bind(new Mlp(), reuse);
    assertNotSame(first.v, second.v);
    assertSame(store.get("mlp/v"), second.v);
    assertEquals(2, store.variables().size());
  }

  @Test
  void nothingIsCreatedIfAPartIsMissing() {
    store.create(VariableSpec.of("mlp/v", DType.FLOAT32, Shape.of(2)));
    Mlp model = new Mlp();
    problem(
        "[MissingVariable] Variable mlp/w does not exist in this store, and is only shared:"
            + " acme.Mlp.w is bound with Reuse.TRUE. Bind an object of the class without Reuse.TRUE"
            + " first; or use Reuse.AUTO, which creates what is missing.",
        () -> bind(model, Reuse.TRUE));
    assertNull(model.v);
    assertEquals(1, store.variables().size());
    bind(model, Reuse.AUTO);
    assertSame(store.get("mlp/v"), model.v);
    assertSame(store.get("mlp/w"), model.w);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRUE", "AUTO"})
  void anotherShapeOrDtypeIsRefused(Reuse reuse) {
    store.create(VariableSpec.of("mlp/v", DType.FLOAT32, Shape.of(2)));
    store.create(VariableSpec.of("mlp/w", DType.FLOAT32, Shape.of(3)));
    Mlp model = new Mlp();
    problem(
        "[ShapeMismatch] Trying to share variable mlp/w, but specified shape (2,) and found shape"
            + " (3,).",
        () -> bind(model, reuse));
    store = new VariableStore();
    store.create(VariableSpec.of("mlp/v", DType.FLOAT64, Shape.of(2)));
    problem(
        "[DtypeMismatch] Trying to share variable mlp/v, but specified dtype float32 and found"
            + " dtype float64.",
        () -> bind(model, Reuse.AUTO));
    assertNull(model.v);
    assertEquals(1, store.variables().size());
  }

  @Test
  void aSecondBindSaysHowToShare() {
    bind(new Mlp(), Reuse.FALSE);
    problem(
        "[DuplicateVariable] Variable mlp/v already exists: created by acme.Mlp.v in an earlier"
            + " bind. To share what that created, call MlpVariables.bind(model, store, Reuse.TRUE).",
        () -> bind(new Mlp(), Reuse.FALSE));
  }

  @Test
  void aSecondBindOfALargerModelSaysHowToShareAndCreate() {
    bind(new Mlp(), Reuse.FALSE);
    problem(
        "[DuplicateVariable] Variable mlp/v already exists: created by acme.Mlp.v in an earlier"
            + " bind. To share what there is and create the rest, call MlpVariables.bind(model,"
            + " store, Reuse.AUTO).",
        () -> {
          Binding binding = at(Reuse.FALSE);
          Declared.in(binding, "new", DType.FLOAT32, Shape.of(2)).to(v -> {});
          Declared.in(binding, "v", DType.FLOAT32, Shape.of(2)).to(v -> {});
          binding.commit();
        });
  }

  @Test
  void aSecondBindOfAComponentNamesTheScope() {
    for (int time = 0; time < 2; time++) {
      Binding binding = Binding.at(store.scope("here"), "acme.Dense");
      Declared.in(binding, "v", DType.FLOAT32, Shape.of()).to(v -> {});
      if (time == 0) {
        binding.commit();
      } else {
        problem(
            "[DuplicateVariable] Variable here/v already exists: created by acme.Dense.v in an"
                + " earlier bind. To share what that created, bind at"
                + " scope.withReuse(Reuse.TRUE).",
            binding::commit);
      }
    }
  }

  @Test
  void whatSomebodyElseCreatedIsNoSecondBind() {
    store.create(VariableSpec.of("mlp/v", DType.FLOAT32, Shape.of(2)));
    problem(
        "[DuplicateVariable] Variable mlp/v already exists. Did you mean reuse = Reuse.TRUE, or"
            + " Reuse.AUTO?",
        () -> bind(new Mlp(), Reuse.FALSE));
  }

  /** The table of TensorFlow: below TRUE or AUTO nothing creates, but the two are swapped. */
  @ParameterizedTest
  @CsvSource({
    "FALSE, INHERIT, created", "FALSE, FALSE, created", "FALSE, AUTO, created",
    "FALSE, TRUE, MissingVariable", "INHERIT, INHERIT, created", "INHERIT, TRUE, MissingVariable",
    "TRUE, INHERIT, MissingVariable", "TRUE, FALSE, MissingVariable", "TRUE, AUTO, created",
    "TRUE, TRUE, MissingVariable", "AUTO, INHERIT, created", "AUTO, FALSE, created",
    "AUTO, AUTO, created", "AUTO, TRUE, MissingVariable",
  })
  void modesBelow(Reuse ofBind, Reuse declared, String outcome) {
    Binding variable = at(ofBind);
    Declared.in(variable, "v", DType.FLOAT32, Shape.of()).reuse(declared).to(v -> {});
    assertEquals(outcome, outcome(variable));
    store = new VariableStore();
    Binding scope = at(ofBind).mount("layer", "layer").withReuse(declared);
    Declared.in(scope, "v", DType.FLOAT32, Shape.of()).to(v -> {});
    assertEquals(outcome, outcome(scope));
  }

  private static String outcome(Binding binding) {
    try {
      binding.commit();
      return "created";
    } catch (VariableException e) {
      return e.id();
    }
  }

  @Test
  void theSameDeclarationCreatesUnderAutoAsWithoutIt() {
    for (Reuse reuse : List.of(Reuse.FALSE, Reuse.AUTO)) {
      store = new VariableStore();
      Binding binding = at(reuse);
      List<FloatVariable> found = new ArrayList<>();
      Declared.in(binding.withReuse(Reuse.AUTO), "v", DType.FLOAT32, Shape.of())
          .field("either")
          .to(found::add);
      Declared.in(binding.withInitializer(Initializers.constant(3)), "v", DType.FLOAT32, Shape.of())
          .to(found::add);
      binding.commit();
      assertSame(found.get(0), found.get(1));
      assertEquals(3, found.get(0).get());
      assertEquals("acme.Mlp.v", found.get(0).owner());
    }
  }

  @Test
  void twoThatCreateOneNameAreRefusedUnderAutoToo() {
    Binding binding = at(Reuse.AUTO);
    Declared.in(binding, "v", DType.FLOAT32, Shape.of()).field("a").to(v -> {});
    Declared.in(binding, "v", DType.FLOAT32, Shape.of()).field("b").to(v -> {});
    problem(
        "[DuplicateVariable] Variable mlp/v already exists: created by acme.Mlp.a. Did you mean"
            + " reuse = Reuse.TRUE, or Reuse.AUTO?",
        binding::commit);
    assertEquals(List.of(), store.variables());
  }

  @Test
  void whatAnotherRootCreatesIsStillToldByItsName() {
    Binding binding = at(Reuse.TRUE);
    binding.createdBy("acme.Other", "other/v");
    Declared.in(binding, "/other/v", DType.FLOAT32, Shape.of()).reuse(Reuse.TRUE).to(v -> {});
    problem(
        "[MissingVariable] Variable other/v does not exist yet: acme.Other creates it. Bind that to"
            + " this store first.",
        binding::commit);
  }

  @Test
  void sourcesOfValuesAreAskedForWhatIsNewOnly() {
    List<String> asked = new ArrayList<>();
    ValueSource source =
        new ValueSource() {
          @Override
          public void requireValuesFor(Collection<VariableSpec<?>> created) {
            created.forEach(spec -> asked.add(spec.name()));
          }

          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.of(Initializers.constant(5));
          }
        };
    store.create(VariableSpec.of("mlp/v", DType.FLOAT32, Shape.of(2)));
    store.provide(source);
    Mlp auto = bind(new Mlp(), Reuse.AUTO);
    assertEquals(List.of("mlp/w"), asked);
    assertEquals(5, auto.w.get(0));
    auto.w.set(0, 6);
    bind(new Mlp(), Reuse.TRUE);
    assertEquals(List.of("mlp/w"), asked);
    assertEquals(6, auto.w.get(0));
  }

  @Test
  void nullIsNoMode() {
    NullPointerException e = assertThrows(NullPointerException.class, () -> at(null));
    assertEquals("reuse", e.getMessage());
  }

  @Test
  void aBinderIsFoundByTheClassOfTheModel() {
    Toy first = store.bind(new Toy());
    Toy second = store.bind(new Toy(), Reuse.TRUE);
    assertSame(first.v, second.v);
    problem(
        "[DuplicateVariable] Variable toy/v already exists: created by io.varscope.Toy.v in an"
            + " earlier bind. To share what that created, call ToyVariables.bind(model, store,"
            + " Reuse.TRUE).",
        () -> store.bind(new Toy(), Reuse.INHERIT));
  }
}
