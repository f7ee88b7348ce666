package io.varscope.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  private static final String LANGUAGE =
      "An expression has whole numbers, names, + - * / and parentheses; a condition is true, false"
          + " or a name, perhaps after '!'";
  private static final String NO_COMPARISON =
      "Nothing can be compared or joined here: a condition is true, false, or the name of a boolean"
          + " field, constant or let, perhaps after '!'";

  private static Dimensions<Constant> dimensions() {
    Dimensions<Constant> dimensions =
        Dimensions.outermost(Constants.INSTANCE, name -> Optional.empty());
    dimensions.give("in", new Constant.Whole(12));
    dimensions.give("out", new Constant.Whole(5));
    dimensions.give("tied", new Constant.Truth(true));
    return dimensions;
  }

  private static Constant value(String text) {
    return dimensions().value(Expression.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "in, 12",
    "' in + out ', 17",
    "2+3*4, 14",
    "(2+3)*4, 20",
    "20-3-4, 13",
    "in/2/3, 2",
    "in-2*out, 2",
    "((in)), 12",
    "0-out, -5",
    "9223372036854775807, 9223372036854775807",
    "tied, true",
    "!tied, false",
    "!!tied, true",
    "!false, true",
    "true, true"
  })
  void values(String text, String value) {
    assertEquals(value, value(text).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|expected a number, a name or '(', but found the end",
        "in+|expected a number, a name or '(', but found the end",
        "*in|expected a number, a name or '(', but found '*' at index 0. Between two numbers"
            + " stands one of + - * /",
        "-in|expected a number, a name or '(', but found '-' at index 0. Numbers have no"
            + " sign: a dimension is at least 0",
        "(in|expected ')', but found the end",
        "in)|expected one of + - * /, but found ')' at index 2. " + LANGUAGE,
        "2 3|expected one of + - * /, but found '3' at index 2. Between two numbers stands one of"
            + " + - * /, and '!' before a condition",
        "2x|expected one of + - * /, but found 'x' at index 1. Numbers are whole and written with"
            + " digits only, and a product needs its '*'",
        "in % 2|expected one of + - * /, but found '%' at index 3. Numbers have + - * / and"
            + " parentheses only",
        "in<3|expected one of + - * /, but found '<' at index 2. " + NO_COMPARISON,
        "tied && in|expected one of + - * /, but found '&' at index 5. " + NO_COMPARISON,
        "tied!=in|expected one of + - * /, but found '!' at index 4. '!' stands before the name of"
            + " a condition only",
        "0.5*in|expected one of + - * /, but found '.' at index 1. Numbers are whole and written"
            + " with digits only, and a product needs its '*'",
        "in1.5|expected one of + - * /, but found '.' at index 3. A name is one word, that of a"
            + " let, a field or a constant that is seen here",
        "\"in\"|expected a number, a name or '(', but found '\"' at index 0. Names stand without"
            + " quotes",
        "max(in)|expected one of + - * /, but found '(' at index 3. There are no functions, and a"
            + " product needs its '*'",
        "in,out|expected one of + - * /, but found ',' at index 2. One string is one expression;"
            + " several are written {\"in\", \"out\"}",
        "{in}|expected a number, a name or '(', but found '{' at index 0. There are no brackets"
            + " but '(' and ')'",
        "not tied|expected one of + - * /, but found 't' at index 4. Between two numbers stands one"
            + " of + - * /, and '!' before a condition",
        "in\u00a0|expected one of + - * /, but found '\u00a0' at index 2. " + LANGUAGE,
        "9223372036854775808|9223372036854775808 overflows a long",
        "9223372036854775807+1|9223372036854775807 + 1 overflows a long",
        "0-9223372036854775807-2|-9223372036854775807 - 2 overflows a long",
        "9223372036854775807*2|9223372036854775807 * 2 overflows a long",
        "(0-9223372036854775807-1)/(0-1)|-9223372036854775808 / -1 overflows a long",
        "in/5|12/5 leaves the remainder 2",
        "in/(out-5)|12 is divided by 0",
        "tied+1|true is a condition, not a number",
        "!in|12 is a number, not a condition",
        "inn|nothing here is called inn. Did you mean in?",
        "unlike|nothing here is called unlike"
      })
  void problems(String text, String problem) {
    assertEquals(problem, assertThrows(ExpressionException.class, () -> value(text)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"400", "100000"})
  void deepNestingIsNoDanger(int depth) {
    String text = "(".repeat(depth) + "in" + ")".repeat(depth);
    if (depth < 500) {
      assertEquals(new Constant.Whole(12), value(text));
    } else {
      assertEquals(
          "it is longer than 1000 characters",
          assertThrows(ExpressionException.class, () -> value(text)).getMessage());
    }
  }

  /** A text, and what it comes to if numbers had no end. */
  record Sample(String text, BigInteger value) {

    private Sample with(char operator, Sample other) {
      BigInteger result =
          switch (operator) {
            case '+' -> value.add(other.value);
            case '-' -> value.subtract(other.value);
            default -> value.multiply(other.value);
          };
      return new Sample("(" + text + operator + " " + other.text + ")", result);
    }
  }

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<Sample> leaf =
        Arbitraries.oneOf(
            Arbitraries.longs()
                .between(0, Long.MAX_VALUE)
                .map(value -> new Sample("" + value, BigInteger.valueOf(value))),
            Arbitraries.of(Map.of("in", 12, "out", 5).entrySet())
                .map(name -> new Sample(name.getKey(), BigInteger.valueOf(name.getValue()))));
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Combinators.combine(inner, Arbitraries.of('+', '-', '*'), inner)
                .as((left, operator, right) -> left.with(operator, right)),
        0,
        3);
  }

  @Property(tries = 1000, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void calculatesExactlyOrNotAtAll(@ForAll("samples") Sample sample) {
    try {
      // Parts may overflow although the whole does not.
      assertEquals(sample.value.toString(), value(sample.text).toString());
    } catch (ExpressionException e) {
      assertEquals("overflows a long", e.getMessage().replaceAll(".* (?=overflows)", ""));
    }
  }
}
