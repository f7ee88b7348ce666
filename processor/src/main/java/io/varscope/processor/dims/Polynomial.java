package io.varscope.processor.dims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A dimension as the compiler knows it: a polynomial with integer coefficients over symbols, which
 * are fields whose values are known only when a model is bound. Two dimensions that have the same
 * polynomial are equal whatever the fields hold.
 *
 * @param terms the coefficient of each product of symbols; none is 0. A product is the sorted list
 *     of its symbols, joined by {@code *}; the empty one is the constant.
 */
public record Polynomial(Map<String, Long> terms) {

  private static final String CONSTANT = "";

  public Polynomial {
    TreeMap<String, Long> sorted = new TreeMap<>(terms);
    sorted.values().removeIf(coefficient -> coefficient == 0);
    terms = java.util.Collections.unmodifiableSortedMap(sorted);
  }

  /** A number. */
  public static Polynomial of(long value) {
    return new Polynomial(Map.of(CONSTANT, value));
  }

  /** A symbol. */
  public static Polynomial symbol(String name) {
    return new Polynomial(Map.of(name, 1L));
  }

  /** The number that this is, if it is one. */
  public OptionalLong constant() {
    if (terms.isEmpty()) {
      return OptionalLong.of(0);
    }
    return terms.size() == 1 && terms.containsKey(CONSTANT)
        ? OptionalLong.of(terms.get(CONSTANT))
        : OptionalLong.empty();
  }

  /** The sum. */
  Polynomial plus(Polynomial other, int sign) {
    Map<String, Long> sum = new TreeMap<>(terms);
    other.terms.forEach(
        (product, coefficient) ->
            sum.merge(product, Math.multiplyExact(sign, coefficient), Math::addExact));
    return new Polynomial(sum);
  }

  /** The product. */
  Polynomial times(Polynomial other) {
    Map<String, Long> result = new TreeMap<>();
    terms.forEach(
        (product, coefficient) ->
            other.terms.forEach(
                (otherProduct, otherCoefficient) ->
                    result.merge(
                        join(product, otherProduct),
                        Math.multiplyExact(coefficient, otherCoefficient),
                        Math::addExact)));
    return new Polynomial(result);
  }

  private static String join(String product, String other) {
    List<String> symbols = new ArrayList<>(symbols(product));
    symbols.addAll(symbols(other));
    return symbols.stream().sorted().collect(Collectors.joining("*"));
  }

  private static List<String> symbols(String product) {
    return product.isEmpty() ? List.of() : List.of(product.split("\\*"));
  }

  /**
   * The quotient, if every term can be divided by a single one.
   *
   * @return null if not
   */
  Polynomial dividedBy(Polynomial divisor) {
    if (divisor.terms.size() != 1) {
      return equals(divisor) ? of(1) : null;
    }
    Map.Entry<String, Long> by = divisor.terms.entrySet().iterator().next();
    Map<String, Long> quotient = new TreeMap<>();
    for (Map.Entry<String, Long> term : terms.entrySet()) {
      List<String> symbols = new ArrayList<>(symbols(term.getKey()));
      for (String symbol : symbols(by.getKey())) {
        if (!symbols.remove(symbol)) {
          return null;
        }
      }
      if (term.getValue() % by.getValue() != 0) {
        return null;
      }
      quotient.put(String.join("*", symbols), term.getValue() / by.getValue());
    }
    return new Polynomial(quotient);
  }

  /** As a person writes it: {@code 4*hidden + 2}. */
  @Override
  public String toString() {
    if (terms.isEmpty()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    // The constant, whose key sorts first, is written last.
    terms.forEach(
        (product, coefficient) -> {
          if (!product.isEmpty()) {
            append(text, product, coefficient);
          }
        });
    if (terms.containsKey(CONSTANT)) {
      append(text, "", terms.get(CONSTANT));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String product, long coefficient) {
    if (!text.isEmpty()) {
      text.append(coefficient < 0 ? " - " : " + ");
    } else if (coefficient < 0) {
      text.append('-');
    }
    String size = Long.toString(coefficient).replace("-", "");
    if (product.isEmpty()) {
      text.append(size);
    } else {
      text.append(size.equals("1") ? product : size + "*" + product);
    }
  }
}
