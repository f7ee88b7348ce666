package io.varscope.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DimensionsTest {

  private final Dimensions<Constant> outer =
      Dimensions.outermost(Constants.INSTANCE, name -> Optional.empty());

  private static void let(Dimensions<Constant> place, String text) {
    Let let = Let.parse(text);
    place.let(let.name(), let.expression(), text);
  }

  private static String value(Dimensions<Constant> place, String text) {
    return place.value(Expression.parse(text)).toString();
  }

  @Test
  void theNearestWins() {
    outer.give("a", new Constant.Whole(1));
    outer.give("b", new Constant.Whole(2));
    Dimensions<Constant> inner = outer.inner();
    inner.give("a", new Constant.Whole(3));
    assertEquals("5", value(inner, "a+b"));
    assertEquals("3", value(outer, "a+b"));
  }

  @Test
  void theFirstMeaningAtAPlaceStands() {
    outer.give("a", new Constant.Whole(1));
    let(outer, "a=2");
    assertEquals("1", value(outer, "a"));
  }

  @Test
  void letsAreReadWhereTheyStandInWhateverOrder() {
    let(outer, "a=b+1");
    let(outer, "b=c*2");
    outer.give("c", new Constant.Whole(3));
    Dimensions<Constant> inner = outer.inner();
    inner.give("c", new Constant.Whole(100));
    assertEquals("7", value(inner, "a"));
  }

  @Test
  void circles() {
    let(outer, "a=b");
    let(outer, "b=a");
    ExpressionException e = assertThrows(ExpressionException.class, () -> value(outer, "a"));
    assertEquals(
        "a depends on itself, since what a class lets is read in that class. Give it another name,"
            + " or give it at the mount, which is read outside",
        e.getMessage());
    assertEquals(Optional.of("a=b"), e.origin());
  }

  @Test
  void whatIsWrongIsToldWithTheLetThatItIsIn() {
    let(outer, "a=1-2");
    let(outer, "b=a");
    ExpressionException e =
        assertThrows(ExpressionException.class, () -> value(outer.inner(), "b+1"));
    assertEquals("it is -1, and may not be negative", e.getMessage());
    assertEquals(Optional.of("a=1-2"), e.origin());
  }

  @Test
  void lettingTwiceAsMuchAgainAndAgainTakesNoTime() {
    outer.give("a0", new Constant.Whole(0));
    for (int i = 1; i < 200; i++) {
      let(outer, "a" + i + "=a" + (i - 1) + "+a" + (i - 1));
    }
    assertEquals("0", value(outer, "a199"));
  }
}
