package io.varscope.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.naming.TensorExpression.UnfitException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TensorExpressionTest {

  private static final Map<String, List<Long>> TENSORS =
      Map.of(
          "scalar", List.of(),
          "b", List.of(5L),
          "m", List.of(2L, 3L),
          "n", List.of(2L, 4L),
          "none", List.of(0L, 3L),
          "k", List.of(64L, 32L, 3L, 1L),
          "large", List.of(Long.MAX_VALUE, 3L));

  private static List<Long> shape(String expression) {
    TensorExpression tensor = NameRules.parse(List.of("a = " + expression)).apply("a").tensor();
    return tensor.shape(Lengths.KNOWN, TENSORS::get);
  }

  private static String fault(String expression) {
    return assertThrows(UnfitException.class, () -> shape(expression)).getMessage();
  }

  @Test
  void shapesOfResults() {
    assertEquals(List.of(), shape("scalar"));
    assertEquals(List.of(3L, 2L), shape("transpose(m)"));
    assertEquals(List.of(3L, 1L, 32L, 64L), shape("permute(k, 2, 3, 1, 0)"));
    assertEquals(List.of(2L, 7L), shape("concat(1, m, n)"));
    assertEquals(List.of(2L, 3L), shape("concat(0, m, none)"));
    assertEquals(List.of(2L, 2L), shape("slice(1, 1, 3, n)"));
    assertEquals(List.of(2L, 0L), shape("slice(1, 4, 4, n)"));
    assertEquals(List.of(1L, 5L, 1L), shape("reshape(b, 1, 5, 1)"));
    assertEquals(List.of(64L, 32L, 3L), shape("reshape(k, 64, 32, 3)"));
    assertEquals(List.of(1L, 1L), shape("reshape(scalar, 1, 1)"));
    assertEquals(List.of(), shape("reshape(slice(0, 2, 3, b))"));
    assertEquals(List.of(3L, 0L), shape("transpose(none)"));
    assertEquals(List.of(), shape("permute(scalar)"));
  }

  @Test
  void whatDoesNotFitIsTold() {
    assertEquals(
        "transpose takes a tensor of 2 axes, not one of shape (5,). Of more axes, permute(t, ...)"
            + " says the order.",
        fault("transpose(b)"));
    assertEquals(
        "permute(m, 0, 2) names axis 2 of a tensor of 2 axes, counted from 0.",
        fault("permute(m, 0, 2)"));
    assertEquals("permute(m, 1, 1) names axis 1 twice.", fault("permute(m, 1, 1)"));
    assertEquals(
        "permute(k, 1, 0) names 2 axes, but the tensor has shape (64, 32, 3, 1): name each axis"
            + " once.",
        fault("permute(k, 1, 0)"));
    assertEquals(
        "concat along axis 0 takes tensors that are equal in all other axes, but the shapes are (2,"
            + " 3) and (2, 4).",
        fault("concat(0, m, n)"));
    assertEquals(
        "concat along axis 0 takes tensors that are equal in all other axes, but the shapes are (2,"
            + " 3) and (5,).",
        fault("concat(0, m, b)"));
    assertEquals(
        "concat(0, scalar, scalar) names axis 0 of a tensor of 0 axes.",
        fault("concat(0, scalar, scalar)"));
    assertEquals("The length of axis 0 of concat overflows a long.", fault("concat(0, large, m)"));
    assertEquals(
        "slice(9223372036854775807, 0, 1, m) names axis 9223372036854775807 of a tensor of 2 axes,"
            + " counted from 0.",
        fault("slice(9223372036854775807, 0, 1, m)"));
    assertEquals(
        "slice takes the indices from 1 to before 4 of axis 1, whose length is 3.",
        fault("slice(1, 1, 4, m)"));
    assertEquals(
        "slice takes the indices from 2 to before 1 of axis 1, whose length is 3.",
        fault("slice(1, 2, 1, m)"));
    assertEquals(
        "reshape adds or drops axes of length 1 only, but here shape (2, 3) becomes (6,).",
        fault("reshape(m, 6)"));
    assertEquals(
        "reshape adds or drops axes of length 1 only, but here shape (2, 3) becomes (3, 2).",
        fault("reshape(m, 3, 2)"));
  }

  /** What a compiler may know of lengths: names of some numbers, of which no two are compared. */
  private static final Lengths<String> NAMED =
      new Lengths<>() {
        @Override
        public String number(long length) {
          return Long.toString(length);
        }

        @Override
        public String sum(String first, String second) {
          return first + "+" + second;
        }

        @Override
        public boolean differ(String first, String second) {
          return known(first).isPresent() && known(second).isPresent() && !first.equals(second);
        }

        @Override
        public OptionalLong known(String length) {
          return Character.isDigit(length.charAt(0))
              ? OptionalLong.of(Long.parseLong(length))
              : OptionalLong.empty();
        }
      };

  @Test
  void lengthsMayBeUnknown() {
    Map<String, List<String>> tensors =
        Map.of("q", List.of("hidden", "1"), "k", List.of("hidden", "other"));
    NameRules rules =
        NameRules.parse(
            List.of(
                "a = transpose(concat(1, q, k))",
                "b = slice(0, 0, 100, k)",
                "c = reshape(q, 64, 1, 1)",
                "d = reshape(q, 64, 64)"));
    assertEquals(
        List.of("1+other", "hidden"), rules.apply("a").tensor().shape(NAMED, tensors::get));
    assertEquals(List.of("100", "other"), rules.apply("b").tensor().shape(NAMED, tensors::get));
    assertEquals(List.of("64", "1", "1"), rules.apply("c").tensor().shape(NAMED, tensors::get));
    TensorExpression wrong = rules.apply("d").tensor();
    assertEquals(
        "reshape adds or drops axes of length 1 only, but here shape (hidden, 1) becomes (64, 64).",
        assertThrows(UnfitException.class, () -> wrong.shape(NAMED, tensors::get)).getMessage());
  }

  @Test
  void itsTensorsAreListed() {
    assertEquals(
        List.of("q", "k", "q"),
        NameRules.parse(List.of("a = concat(0, q, transpose(slice(0, 0, 1, k)), q)"))
            .apply("a")
            .tensor()
            .tensors());
  }
}
