package io.varscope.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

  @Test
  void typingMistakesAreFound() {
    List<String> names = List.of("encoder/weights", "encoder/bias");
    assertEquals(List.of("encoder/weights"), NearestNames.of("encoder/wieghts", names));
    assertEquals(List.of("encoder/weights"), NearestNames.of("encoder/weight", names));
    assertEquals(List.of("encoder/weights"), NearestNames.of("encodr/weights", names));
  }

  @Test
  void theSameLeafInAnotherScopeIsFound() {
    assertEquals(
        List.of("a/quite/different/place/kernel"),
        NearestNames.of("kernel", List.of("a/quite/different/place/kernel", "something/else")));
  }

  @Test
  void theNearestComeFirstThenByName() {
    assertEquals(
        List.of("model/abcd", "model/abcx", "model/abzz"),
        NearestNames.of("model/abc", List.of("model/abzz", "model/abcx", "model/abcd")));
  }

  @Test
  void atMostThreeAreTold() {
    assertEquals(
        List.of("a/v", "b/v", "c/v"),
        NearestNames.of("x/v", List.of("d/v", "c/v", "b/v", "a/v", "e/v")));
  }

  @Test
  void nothingIsFoundWhereNothingIsAlike() {
    assertEquals(List.of(), NearestNames.of("encoder/weights", List.of("step", "decoder/bias")));
    assertEquals(List.of(), NearestNames.of("v", List.of()));
  }

  @Test
  void theNameItselfAndRepetitionsAreLeftOut() {
    assertEquals(List.of("foo/w"), NearestNames.of("foo/v", List.of("foo/v", "foo/w", "foo/w")));
  }

  @Test
  void longerNamesMayDifferInMore() {
    String name = "abcdefghijklmnop";
    assertEquals(List.of("abcdefghijklm123"), NearestNames.of(name, List.of("abcdefghijklm123")));
    assertEquals(List.of(), NearestNames.of(name, List.of("abcdefghijkl1234")));
    assertEquals(List.of("w"), NearestNames.of("v", List.of("w", "wx")));
  }
}
