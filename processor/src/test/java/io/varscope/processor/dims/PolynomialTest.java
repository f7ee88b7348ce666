package io.varscope.processor.dims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.rules.Constant;
import io.varscope.rules.Constants;
import io.varscope.rules.Dimensions;
import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PolynomialTest {

  private static Polynomial polynomial(String text) {
    return Dimensions.outermost(
            Values.INSTANCE, name -> Optional.<Value>of(Polynomial.symbol(name)))
        .value(Expression.parse(text))
        .asNumber();
  }

  private static long number(String text, long a, long b) {
    Dimensions<Constant> dimensions =
        Dimensions.outermost(Constants.INSTANCE, name -> Optional.empty());
    dimensions.give("a", new Constant.Whole(a));
    dimensions.give("b", new Constant.Whole(b));
    return dimensions.value(Expression.parse(text)).asNumber();
  }

  @Example
  void asPeopleWriteThem() {
    assertEquals("0", polynomial("a-a").toString());
    assertEquals("7", polynomial("7").toString());
    assertEquals("4*a + 2", polynomial("2+4*a").toString());
    assertEquals("-a + b - 1", polynomial("b-1-a").toString());
    assertEquals("a*a*b - 3*b", polynomial("a*b*a-3*b").toString());
    assertEquals("1", polynomial("a/a").toString());
    assertEquals("2*b", polynomial("2*a*b/a").toString());
    assertEquals("a/b", polynomial("a/b").toString());
    assertEquals("(a + 1)/2", polynomial("(a+1)/2").toString());
    assertEquals("(a + 1)/2*a", polynomial("a*((a+1)/2)").toString());
    assertEquals("64*ceil(a/64)", polynomial("64*ceil(a/64)").toString());
    assertEquals("a + floor((b + 1)/2) + 1", polynomial("floor((2*a+b+3)/2)").toString());
    assertEquals("b", polynomial("floor((a*b)/a)").toString());
    assertEquals("(b%3) + 2", polynomial("(3*a+b)%3+2").toString());
    assertEquals("2", polynomial("(3*a+5)%3").toString());
    assertEquals("0", polynomial("(a*b)%b").toString());
    assertEquals("ceil((a%b)/2)", polynomial("ceil((a%b)/2)").toString());
  }

  @Example
  void whatCertainlyDiffers() {
    assertTrue(polynomial("a").certainlyDiffers(polynomial("a+1")));
    assertTrue(polynomial("64*ceil(a/64)").certainlyDiffers(polynomial("64*ceil(a/64)+1")));
    assertFalse(polynomial("ceil(a/64)").certainlyDiffers(polynomial("floor(a/64)")));
    assertTrue(polynomial("2").certainlyDiffers(polynomial("3")));
    assertFalse(polynomial("a").certainlyDiffers(polynomial("b")));
    assertFalse(polynomial("a").certainlyDiffers(polynomial("2*a")), "both may be 0");
    assertFalse(polynomial("a+b").certainlyDiffers(polynomial("b+a")));
    Polynomial largest = polynomial("9223372036854775807*a");
    assertFalse(largest.certainlyDiffers(polynomial("0-9223372036854775807*a-1")), "overflow");
  }

  @Example
  void tooManyTerms() {
    String sum = "(a+b+c+d+e+f+g+h+1)";
    assertEquals(
        "what it depends on makes it too long: it has more than 1000 terms",
        assertThrows(
                ExpressionException.class,
                () -> polynomial(String.join("*", java.util.Collections.nCopies(8, sum))))
            .getMessage());
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> leaf = Arbitraries.of("a", "b", "0", "1", "2", "6");
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Combinators.combine(
                    inner,
                    Arbitraries.of(
                        "(%s+%s)",
                        "(%s-%s)", "(%s*%s)", "(%s/%s)", "(%s%%%s)", "floor(%s/%s)", "ceil(%s/%s)"),
                    inner)
                .as((left, operation, right) -> operation.formatted(left, right)),
        0,
        3);
  }

  /** Two expressions with one polynomial have one value, for all fields for which they have any. */
  @Property(tries = 3000, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void equalPolynomialsAreEqualNumbers(
      @ForAll("expressions") String left,
      @ForAll("expressions") String right,
      @ForAll @IntRange(max = 6) int a,
      @ForAll @IntRange(max = 6) int b) {
    try {
      Polynomial p = polynomial(left);
      Polynomial q = polynomial(right);
      long x = number(left, a, b);
      long y = number(right, a, b);
      assertTrue(!p.equals(q) || x == y, () -> p + " is " + x + " and " + y);
      assertTrue(!p.certainlyDiffers(q) || x != y, () -> p + ", " + q + " are " + x);
      assertEquals(p.constant().orElse(x), x);
    } catch (ExpressionException e) {
      Assume.that(false);
    }
  }
}
