package io.varscope.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  private static final String LANGUAGE =
      "An expression has whole numbers, names, + - * / and parentheses; a condition is true, false"
          + " or a name, perhaps after '!'";

  private static Dimensions<Constant> dimensions() {
    Dimensions<Constant> dimensions =
        Dimensions.outermost(Constants.INSTANCE, name -> Optional.empty());
    dimensions.give("in", new Constant.Whole(12));
    dimensions.give("out", new Constant.Whole(5));
    dimensions.give("tied", new Constant.Truth(true));
    dimensions.give("rows", value(Expression.parse("{7, 0, 64}")));
    dimensions.give("floor", new Constant.Whole(3));
    dimensions.give("size", new Constant.Whole(4));
    return dimensions;
  }

  private static Constant value(Expression constant) {
    return constant.evaluate(Constants.INSTANCE, name -> null);
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
    "true, true",
    "7%3, 1",
    "0-7%3, -1",
    "(0-7)%3, 2",
    "7%(0-3), -2",
    "2*7%3, 2",
    "floor(7/2), 3",
    "floor((0-7)/2), -4",
    "ceil(7/2), 4",
    "ceil(8/2), 4",
    "ceil((0-7)/2), -3",
    "64*ceil(50257/64), 50304",
    "floor(in*out/7), 8",
    "floor, 3",
    "size(rows), 3",
    "'size ({ })', 0",
    "rows[size(rows)-1], 64",
    "'size({{1, 2}, {3}}[0])+size', 6",
    "floor*floor(floor/2), 3",
    "rows[0], 7",
    "rows[in/6]+1, 65",
    "'{in, 2*out}[1]', 10",
    "'{{1, 2}, {3, 4}}[1][0]', 3",
    "'{ }', {}",
    "'{in, true}', '{12, true}'",
    "in<out, false",
    "out<in, true",
    "in<=12, true",
    "in>12, false",
    "in>=12, true",
    "in==12, true",
    "in!=12, false",
    "in+1!=out*2, true",
    "1+1==2 && tied, true",
    "tied&&!tied, false",
    "tied || in==1 && in==2, true",
    "(tied || tied) && in==2, false",
    "!(in==12), false",
    "in==1 && rows[in]==2, false",
    "in==12 || rows[in]==2, true"
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
        "in ^ 2|expected one of + - * /, but found '^' at index 3. There is no power: write a"
            + " product, as in a*a",
        "in % %|expected a number, a name or '(', but found '%' at index 5. Numbers have + - * / %"
            + " and parentheses only",
        "0<in<3|expected one of + - * /, but found '<' at index 4. Of two numbers one comparison is"
            + " made; several are joined by &&",
        "in=3|expected one of + - * /, but found '=' at index 2. Numbers are compared with == != <"
            + " <= > >=, and only a let has a single '='",
        "tied ? 1 : 2|expected one of + - * /, but found '?' at index 5. There is no choice between"
            + " two values: give them at the mounts, or as a list, rows[i]",
        "tied!in|expected one of + - * /, but found '!' at index 4. '!' stands before the name of"
            + " a condition only",
        "tied && in|12 is a number, not a condition",
        "in && tied|12 is a number, not a condition",
        "tied!=in|true is a condition, not a number",
        "tied==true|true is a condition, not a number",
        "0.5*in|expected one of + - * /, but found '.' at index 1. Numbers are whole and written"
            + " with digits only, and a product needs its '*'",
        "in1.5|expected one of + - * /, but found '.' at index 3. A name is one word, that of a"
            + " let, a field or a constant that is seen here",
        "\"in\"|expected a number, a name or '(', but found '\"' at index 0. Names stand without"
            + " quotes",
        "max(in)|expected one of + - * /, but found '(' at index 3. The only functions are"
            + " floor, ceil and size, and a product needs its '*'",
        "size(in)|12 is no list: only a let gives one, as in \"rows={64, 128}\"",
        "size(tied)|true is no list: only a let gives one, as in \"rows={64, 128}\"",
        "size(rows|expected ')', but found the end",
        "in//5|expected a number, a name or '(', but found '/' at index 3. A quotient that is"
            + " rounded down is written floor(7/2)",
        "in**2|expected a number, a name or '(', but found '*' at index 3. A power is a product, as"
            + " in a*a",
        "floor(in)|floor takes one quotient, as in floor(vocabulary/64)",
        "ceil(in/5*2)|ceil takes one quotient, as in ceil(vocabulary/64)",
        "ceil(in/5,2)|expected ')', but found ',' at index 9. One string is one expression; several"
            + " are written {\"in\", \"out\"}",
        "floor(in/(out-5))|12 is divided by 0",
        "in%(out-5)|12 is divided by 0",
        "ceil((0-9223372036854775807-1)/(0-1))|-9223372036854775808 / -1 overflows a long",
        "rows|{7, 0, 64} is a list, not a number. Take one of its values, as rows[i] does",
        "rows&&tied|{7, 0, 64} is a list, not a condition",
        "rows[3]|the index 3 is not below the length of the list, which is 3",
        "rows[0-1]|the index -1 is not below the length of the list, which is 3",
        "rows[tied]|true is a condition, not a number",
        "in[0]|12 is no list: only a let gives one, as in \"rows={64, 128}\"",
        "rows[0|expected ']', but found the end",
        "rows 0]|expected one of + - * /, but found '0' at index 5. Between two numbers stands one"
            + " of + - * /, and '!' before a condition",
        "in]|expected one of + - * /, but found ']' at index 2. Brackets stand after the name of a"
            + " list only, as in rows[i]",
        "{in,}|expected a number, a name or '(', but found '}' at index 4. Braces stand around a"
            + " list only, as in {64, 128}",
        "{in|expected '}', but found the end",
        "in,out|expected one of + - * /, but found ',' at index 2. One string is one expression;"
            + " several are written {\"in\", \"out\"}",
        "{in}|{12} is a list, not a number. Take one of its values, as rows[i] does",
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
    assertEquals(
        problem, assertThrows(ExpressionException.class, () -> use(value(text))).getMessage());
  }

  @Test
  void bars() {
    for (String text : List.of("tied & tied", "tied | tied")) {
      assertEquals(
          "expected one of + - * /, but found '"
              + text.charAt(5)
              + "' at index 5. Conditions are joined by && and ||",
          assertThrows(ExpressionException.class, () -> value(text)).getMessage());
    }
    assertEquals(
        "12 is a number, not a condition",
        assertThrows(ExpressionException.class, () -> value("in || tied")).getMessage());
  }

  /** A list is a value, but no length. */
  private static void use(Constant value) {
    if (value instanceof Constant.Several) {
      value.asNumber();
    }
  }

  @Test
  void longListsAreNoDanger() {
    assertEquals(
        new Constant.Whole(9999),
        value(
            IntStream.range(0, 10_000)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{", "}[9999]"))));
    assertEquals(
        "it has more than 1000 operators",
        assertThrows(ExpressionException.class, () -> value("{1" + "+1".repeat(2000) + "}"))
            .getMessage());
    assertEquals(
        "it is nested deeper than 500 times",
        assertThrows(
                ExpressionException.class,
                () -> value("{" + "(".repeat(2000) + "1" + ")".repeat(2000) + "}"))
            .getMessage());
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
