package io.varscope.processor.dims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.rules.Constant;
import io.varscope.rules.Constants;
import io.varscope.rules.Dimensions;
import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConditionTest {

  private static final List<String> FIELDS = List.of("a", "b", "c");

  private static Condition condition(String text) {
    return Dimensions.outermost(Values.INSTANCE, name -> Optional.<Value>of(Condition.symbol(name)))
        .value(Expression.parse(text))
        .asCondition();
  }

  private static boolean truth(String text, int model) {
    Dimensions<Constant> dimensions =
        Dimensions.outermost(Constants.INSTANCE, name -> Optional.empty());
    for (String field : FIELDS) {
      dimensions.give(field, new Constant.Truth(holds(field, model)));
    }
    return dimensions.value(Expression.parse(text)).asTruth();
  }

  private static boolean holds(String field, int model) {
    return (model >> FIELDS.indexOf(field) & 1) == 1;
  }

  private static long ways(Condition condition, int model) {
    return condition.models().stream()
        .filter(
            variant ->
                variant.choices().entrySet().stream()
                    .allMatch(choice -> choice.getValue() == holds(choice.getKey(), model)))
        .count();
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.recursive(
        () -> Arbitraries.of("a", "b", "c", "true", "false", "1<2"),
        inner ->
            Combinators.combine(inner, Arbitraries.of("(%s&&%s)", "(%s||%s)", "!(%s&&%s)"), inner)
                .as((left, operation, right) -> operation.formatted(left, right)),
        0,
        4);
  }

  /** A condition holds in just those models in which the run time says so, in one way. */
  @Property(tries = 2000, seed = "8", edgeCases = EdgeCasesMode.NONE)
  void asIfAllModelsWereTried(@ForAll("expressions") String text) {
    Condition condition = condition(text);
    for (int model = 0; model < 8; model++) {
      assertEquals(truth(text, model) ? 1 : 0, ways(condition, model), text);
    }
    for (Variant variant : condition.models()) {
      for (Variant other : condition.models()) {
        assertEquals(variant.equals(other), variant.meets(other));
      }
    }
  }

  @Example
  void asPeopleWriteThem() {
    assertEquals("true", condition("a || true").toString());
    assertEquals("false", condition("a && !a").toString());
    assertEquals("!a", condition("!a").toString());
    assertEquals("a && !b", condition("a && !b").toString());
    assertEquals("a || !a && b", condition("a || b").toString());
  }

  @Example
  void tooManyWays() {
    String parity = "x0";
    for (int k = 1; k < 12; k++) {
      parity = "((%s)&&!x%d||!(%s)&&x%d)".formatted(parity, k, parity, k);
      if (parity.length() > 1000) {
        break;
      }
    }
    String text = parity;
    assertEquals(
        "it is longer than 1000 characters",
        assertThrows(ExpressionException.class, () -> condition(text)).getMessage());
    StringBuilder pairs = new StringBuilder("a0&&b0");
    for (int k = 1; k < 20; k++) {
      pairs.append("||a").append(k).append("&&b").append(k);
    }
    assertEquals(
        "it can come true in more than 64 ways, which nobody could follow",
        assertThrows(ExpressionException.class, () -> condition(pairs.toString())).getMessage());
  }

  @Example
  void whatAMountDecidesMeetsNothing() {
    Condition unknown =
        Dimensions.outermost(Values.OPEN, name -> Optional.<Value>of(new Value.Free(name)))
            .value(Expression.parse("n==1 && !(m<n)"))
            .asCondition();
    assertEquals(1, unknown.models().size());
    assertFalse(unknown.models().get(0).meets(Variant.ALL));
    assertFalse(unknown.models().get(0).meets(unknown.models().get(0)));
  }
}
