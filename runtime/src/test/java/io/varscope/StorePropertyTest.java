package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is asked of a store, it does what a plain map would. */
class StorePropertyTest {

  /** One variable that a bind asks for. */
  record Ask(Reuse reuse, String name, DType<?> dtype, int length) {

    private String problem(Map<String, Ask> variables) {
      Ask existing = variables.get(name);
      if (existing == null) {
        return reuse == Reuse.TRUE ? "MissingVariable" : "";
      }
      if (reuse == Reuse.FALSE) {
        return "DuplicateVariable";
      }
      if (existing.length != length) {
        return "ShapeMismatch";
      }
      return existing.dtype == dtype ? "" : "DtypeMismatch";
    }
  }

  @Provide
  Arbitrary<List<List<Ask>>> binds() {
    Arbitrary<Ask> ask =
        Combinators.combine(
                Arbitraries.of(Reuse.FALSE, Reuse.TRUE, Reuse.AUTO),
                Arbitraries.of("a", "b", "s/a", "s/b", "s/t/a"),
                // Mostly the same, so that sharing succeeds often enough.
                Arbitraries.frequency(Tuple.of(9, DType.FLOAT32), Tuple.of(1, DType.INT8)),
                Arbitraries.frequency(Tuple.of(9, 2), Tuple.of(1, 3)))
            .as(Ask::new);
    return ask.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(8);
  }

  @Property(tries = 2000, seed = "20")
  void aStoreActsLikeAMap(@ForAll("binds") List<List<Ask>> binds) {
    VariableStore store = new VariableStore();
    Map<String, Ask> model = new LinkedHashMap<>();
    Map<String, AnyVariable> objects = new LinkedHashMap<>();
    for (List<Ask> asks : binds) {
      Map<String, Ask> after = new LinkedHashMap<>(model);
      String expected = apply(asks, after);
      List<AnyVariable> fields = new ArrayList<>();
      assertEquals(expected, bind(asks, store, fields));
      if (expected.isEmpty()) {
        model = after;
        assertEquals(asks.stream().map(Ask::name).toList(), names(fields));
        for (AnyVariable variable : fields) {
          assertSame(objects.computeIfAbsent(variable.name(), name -> variable), variable);
        }
      } else {
        assertEquals(List.of(), fields);
      }
      assertEquals(List.copyOf(model.keySet()), names(store.variables()));
    }
    for (Ask ask : model.values()) {
      AnyVariable variable = store.get(ask.name);
      assertSame(ask.dtype, variable.dtype());
      assertEquals(Shape.of(ask.length), variable.shape());
      assertEquals(Optional.of(variable), store.find(ask.name));
    }
  }

  /** Does in a map what a bind does in a store, and says what is wrong with it, if anything. */
  private static String apply(List<Ask> asks, Map<String, Ask> variables) {
    for (Reuse reuse : List.of(Reuse.FALSE, Reuse.AUTO, Reuse.TRUE)) {
      for (Ask ask : asks) {
        if (ask.reuse == reuse) {
          String problem = ask.problem(variables);
          if (!problem.isEmpty()) {
            return problem;
          }
          variables.putIfAbsent(ask.name, ask);
        }
      }
    }
    return "";
  }

  private static String bind(List<Ask> asks, VariableStore store, List<AnyVariable> fields) {
    Binding binding = Binding.at(store.root(), "Model");
    AnyVariable[] assigned = new AnyVariable[asks.size()];
    for (int i = 0; i < assigned.length; i++) {
      Ask ask = asks.get(i);
      int field = i;
      Declared.in(binding, ask.name, ask.dtype, Shape.of(ask.length))
          .reuse(ask.reuse)
          .to(variable -> assigned[field] = variable);
    }
    try {
      binding.commit();
      fields.addAll(List.of(assigned));
      return "";
    } catch (VariableException e) {
      return e.id();
    }
  }

  private static List<String> names(List<AnyVariable> variables) {
    return variables.stream().map(AnyVariable::name).toList();
  }
}
