package io.varscope.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.naming.Piece.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InverseTest {

  private static final Map<String, List<Long>> TENSORS =
      Map.of(
          "s", List.of(),
          "qkv", List.of(2L, 9L),
          "m", List.of(2L, 3L),
          "none", List.of(0L, 3L),
          "large", List.of(1L << 31, 1L << 31));

  private static List<Piece> pieces(String expression) {
    return Piece.of(
        NameRules.parse(List.of("a = " + expression)).apply("a").tensor(), TENSORS::get);
  }

  private static String problem(String tensor, String... expressions) {
    Inverse inverse = new Inverse();
    for (int k = 0; k < expressions.length; k++) {
      inverse.add("v" + k, pieces(expressions[k]));
    }
    return inverse.problem(tensor, TENSORS.get(tensor)).orElse("none");
  }

  @Test
  void aTensorIsOnePiece() {
    assertEquals(
        List.of(new Piece("m", List.of(new Span(0, 2, 0), new Span(0, 3, 1)), List.of(0L, 0L))),
        pieces("m"));
    assertEquals(List.of(new Piece("s", List.of(), List.of())), pieces("s"));
    assertEquals(List.of(), pieces("none"));
  }

  @Test
  void operationsMovePieces() {
    assertEquals(
        List.of(new Piece("m", List.of(new Span(0, 2, 1), new Span(0, 3, 0)), List.of(0L, 0L))),
        pieces("transpose(m)"));
    assertEquals(
        List.of(
            new Piece("m", List.of(new Span(1, 1, Span.NO_AXIS), new Span(0, 3, 0)), List.of(0L))),
        pieces("reshape(slice(0, 1, 2, m), 3)"));
    assertEquals(
        List.of(
            new Piece("m", List.of(new Span(0, 2, 0), new Span(1, 2, 1)), List.of(0L, 0L)),
            new Piece("qkv", List.of(new Span(0, 2, 0), new Span(0, 4, 1)), List.of(0L, 2L))),
        pieces("slice(1, 1, 7, concat(1, m, qkv))"));
    assertEquals(
        List.of(
            new Piece("s", List.of(), List.of(0L, 0L, 0L)),
            new Piece("s", List.of(), List.of(0L, 1L, 0L))),
        pieces("concat(1, reshape(s, 1, 1, 1), reshape(s, 1, 1, 1))"));
  }

  @Test
  void whatHasAnInverse() {
    String none = "none";
    assertEquals(none, problem("m", "m"));
    assertEquals(none, problem("m", "transpose(m)", "qkv"));
    assertEquals(
        none, problem("qkv", "slice(1, 0, 3, qkv)", "slice(1, 6, 9, qkv)", "slice(1, 3, 6, qkv)"));
    assertEquals(none, problem("none", "none"));
    assertEquals(none, problem("s", "reshape(s, 1)"));
    assertEquals(none, problem("large", "transpose(large)"));
  }

  @Test
  void whatHasNone() {
    assertEquals("No variable is the tensor m.", problem("m", "qkv"));
    assertEquals(
        "No variable has 6 elements of the tensor qkv; v0 and 1 more have the others.",
        problem("qkv", "slice(1, 0, 3, qkv)", "slice(1, 6, 9, qkv)"));
    assertEquals(
        "No variable has 1 element of the tensor m; v0 and 1 more have the others.",
        problem("m", "slice(0, 0, 1, m)", "slice(1, 1, 3, slice(0, 1, 2, m))"));
    assertEquals(
        "The variables v0 and v1 have the same elements of the tensor m.",
        problem("m", "m", "transpose(m)"));
    assertEquals(
        "The variables v0 and v1 have the same elements of the tensor qkv.",
        problem("qkv", "slice(1, 0, 5, qkv)", "slice(1, 4, 9, qkv)"));
    assertEquals(
        "The variable v0 has elements of the tensor m twice.", problem("m", "concat(0, m, m)"));
    assertEquals(
        "The variable v0 has elements of the tensor s twice.",
        problem("s", "concat(0, reshape(s, 1), reshape(s, 1))"));
  }

  @Test
  void manyPartsAreComparedQuickly() {
    Inverse inverse = new Inverse();
    int count = 60_000;
    NameRules rules = NameRules.parse(List.of("e{i} = reshape(slice(1, i, i+1, t), 4)"));
    for (int k = 0; k < count; k++) {
      inverse.add(
          "e" + k, Piece.of(rules.apply("e" + k).tensor(), name -> List.of(4L, (long) count)));
    }
    assertEquals(Optional.empty(), inverse.problem("t", List.of(4L, (long) count)));
    assertEquals(count, inverse.parts("t").size());
  }
}
