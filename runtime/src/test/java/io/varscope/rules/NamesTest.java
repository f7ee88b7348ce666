package io.varscope.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  private static final String TOP =
      "at the top of the graph a name must start with a letter, a digit or '.'";
  private static final String ALLOWED = "; letters, digits, '_', '.', '-' and '/' are allowed";

  @ParameterizedTest
  @CsvSource({
    "'', v, v",
    "foo, v, foo/v",
    "foo/bar, baz/v, foo/bar/baz/v",
    "foo, /v, v",
    "foo, /bar/v, bar/v",
    "'', /v, v",
  })
  void join(String scope, String name, String joined) {
    assertEquals(joined, Names.join(scope, name, "/"));
  }

  @Test
  void aVariableLiesInTheScopesOfItsPath() {
    assertTrue(Names.isWithin("foo/bar/v", "", "/"));
    assertTrue(Names.isWithin("foo/bar/v", "foo", "/"));
    assertTrue(Names.isWithin("foo/bar/v", "foo/bar", "/"));
    assertFalse(Names.isWithin("foo/bar/v", "foo/bar/v", "/"));
    assertFalse(Names.isWithin("foo/bar/v", "fo", "/"));
    assertFalse(Names.isWithin("foo/bar/v", "foo/ba", "/"));
    assertFalse(Names.isWithin("foo/bar/v", "bar", "/"));
    assertFalse(Names.isWithin("foobar/v", "foo", "/"));
    assertFalse(Names.isWithin("foo", "foo/bar", "/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v", "V9", "9v", ".v", "a_b", "a-b", "a.b", "a/b/c", "foo/_v", "foo/-v", "a/."})
  void legalNames(String name) {
    assertEquals(Optional.empty(), Names.problem(name, "/"));
    assertEquals(Optional.empty(), Names.problemBelow(name, "/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_v", "-v", "_", "-/v"})
  void namesThatAreLegalOnlyBelowAScope(String name) {
    assertEquals(Optional.of(TOP), Names.problem(name, "/"));
    assertEquals(Optional.empty(), Names.problemBelow(name, "/"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "/, it starts with '/'",
    "/v, it starts with '/'",
    "v/, it ends with '/'",
    "a//b, 'it has an empty segment, ''//'''",
  })
  void emptySegments(String name, String problem) {
    assertEquals(Optional.of(problem), Names.problem(name, "/"));
    assertEquals(Optional.of(problem), Names.problemBelow(name, "/"));
  }

  @Test
  void charactersThatAreNotAllowed() {
    assertEquals(Optional.of("it has a space at index 1" + ALLOWED), Names.problem("a b", "/"));
    assertEquals(Optional.of("it has ':' at index 3" + ALLOWED), Names.problem("v_0:0", "/"));
    assertEquals(Optional.of("it has 'ä' at index 0" + ALLOWED), Names.problem("äb", "/"));
    assertEquals(Optional.of("it has '\\' at index 1" + ALLOWED), Names.problem("a\\b", "/"));
    assertEquals(
        Optional.of("it has the control character U+000A at index 1" + ALLOWED),
        Names.problem("a\n", "/"));
    assertEquals(
        Optional.of("it has '\uD83D\uDE00' at index 1" + ALLOWED),
        Names.problem("a\uD83D\uDE00", "/"),
        "a character of two chars is told whole");
  }

  @Test
  void everyOtherAsciiCharacterIsRefused() {
    String legal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/";
    for (char c = 0; c < 128; c++) {
      assertEquals(
          legal.indexOf(c) >= 0, Names.problem("a" + c + "b", "/").isEmpty(), "char " + (int) c);
    }
  }

  @Test
  void binder() {
    assertEquals("MlpVariables", Names.binder(List.of("Mlp")));
    assertEquals("Outer_InnerVariables", Names.binder(List.of("Outer", "Inner")));
    assertEquals("A_B_CVariables", Names.binder(List.of("A", "B", "C")));
  }
}
