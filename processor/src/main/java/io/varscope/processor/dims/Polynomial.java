package io.varscope.processor.dims;

import io.varscope.rules.ExpressionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A number as the compiler knows it: a polynomial with integer coefficients over symbols, which are
 * fields whose values are known only when a model is bound. Two dimensions with the same polynomial
 * are equal whatever the fields hold.
 *
 * @param terms the coefficient of each product of symbols, none of them 0; a product is the sorted
 *     list of its symbols, and the empty one belongs to the constant
 */
public record Polynomial(Map<List<String>, Long> terms) implements Value {

  /** More terms are not a dimension that a person wrote. */
  private static final int MOST_TERMS = 1000;

  /** Nor are more factors of one term. */
  private static final int MOST_FACTORS = 20;

  /** Nor is a longer text for one symbol, which may be a quotient of others. */
  private static final int LONGEST_SYMBOL = 500;

  private static final List<String> CONSTANT = List.of();

  public Polynomial {
    terms = Map.copyOf(terms);
  }

  /** What comes of two others, unless it is more than a person can mean. */
  private static Polynomial simple(Map<List<String>, Long> terms) {
    requireSimple(terms.size() <= MOST_TERMS, "more than " + MOST_TERMS + " terms");
    for (List<String> product : terms.keySet()) {
      requireSimple(product.size() <= MOST_FACTORS, "more than " + MOST_FACTORS + " factors");
    }
    return new Polynomial(terms);
  }

  private static void requireSimple(boolean simple, String what) {
    if (!simple) {
      throw new ExpressionException("what it depends on makes it too long: it has " + what);
    }
  }

  /** A number. */
  public static Polynomial of(long value) {
    return value == 0 ? new Polynomial(Map.of()) : new Polynomial(Map.of(CONSTANT, value));
  }

  /** A symbol. */
  public static Polynomial symbol(String name) {
    requireSimple(name.length() <= LONGEST_SYMBOL, "a quotient that fills a page");
    return new Polynomial(Map.of(List.of(name), 1L));
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

  /** Whether two dimensions are different whatever the fields hold. */
  public boolean certainlyDiffers(Polynomial other) {
    return order(other).orElse(0) != 0;
  }

  /**
   * How this compares with another whatever the fields hold: negative, 0 or positive; empty if the
   * fields decide, or if numbers are so large that only the bind can tell.
   */
  OptionalInt order(Polynomial other) {
    if (constant().isPresent() && other.constant().isPresent()) {
      return OptionalInt.of(Long.compare(constant().getAsLong(), other.constant().getAsLong()));
    }
    try {
      OptionalLong difference = plus(other.times(of(-1))).constant();
      return difference.isPresent()
          ? OptionalInt.of(Long.signum(difference.getAsLong()))
          : OptionalInt.empty();
    } catch (ArithmeticException | ExpressionException e) {
      return OptionalInt.empty();
    }
  }

  /** The sum. Throws an ArithmeticException on overflow, as all of these. */
  public Polynomial plus(Polynomial other) {
    Map<List<String>, Long> sum = new LinkedHashMap<>(terms);
    other.terms.forEach((product, coefficient) -> addTo(sum, product, coefficient));
    return simple(sum);
  }

  /** The product. */
  Polynomial times(Polynomial other) {
    OptionalLong number = constant();
    OptionalLong otherNumber = other.constant();
    if (number.isPresent() && otherNumber.isPresent()) {
      return of(Math.multiplyExact(number.getAsLong(), otherNumber.getAsLong()));
    }
    requireSimple(
        (long) terms.size() * other.terms.size() <= MOST_TERMS,
        "more than " + MOST_TERMS + " terms");
    Map<List<String>, Long> result = new LinkedHashMap<>();
    terms.forEach(
        (product, coefficient) ->
            other.terms.forEach(
                (otherProduct, otherCoefficient) ->
                    addTo(
                        result,
                        Stream.concat(product.stream(), otherProduct.stream()).sorted().toList(),
                        Math.multiplyExact(coefficient, otherCoefficient))));
    return simple(result);
  }

  private static void addTo(Map<List<String>, Long> terms, List<String> product, long coefficient) {
    terms.merge(product, coefficient, Math::addExact);
    terms.remove(product, 0L);
  }

  /** The quotient, if there is one whatever the fields hold. */
  Optional<Polynomial> dividedBy(Polynomial divisor) {
    if (equals(divisor)) {
      return Optional.of(of(1));
    }
    if (divisor.terms.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<List<String>, Long> by = divisor.terms.entrySet().iterator().next();
    Map<List<String>, Long> quotient = new LinkedHashMap<>();
    for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
      List<String> symbols = new ArrayList<>(term.getKey());
      boolean divides = by.getKey().stream().allMatch(symbols::remove);
      if (!divides || term.getValue() % by.getValue() != 0) {
        return Optional.empty();
      }
      quotient.put(List.copyOf(symbols), term.getValue() / by.getValue());
    }
    return Optional.of(new Polynomial(quotient));
  }

  /** The symbols in it, each once, sorted. */
  public List<String> symbols() {
    Set<String> symbols = new TreeSet<>();
    terms.keySet().forEach(symbols::addAll);
    return List.copyOf(symbols);
  }

  /** The same where some symbols are numbers; empty if they are so large that nobody can tell. */
  public Optional<Polynomial> with(Map<String, Long> numbers) {
    try {
      Polynomial sum = of(0);
      for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
        Polynomial product = of(term.getValue());
        for (String symbol : term.getKey()) {
          Long number = numbers.get(symbol);
          product = product.times(number == null ? symbol(symbol) : of(number));
        }
        sum = sum.plus(product);
      }
      return Optional.of(sum);
    } catch (ArithmeticException | ExpressionException e) {
      return Optional.empty();
    }
  }

  /** Whether no term has more than one symbol. */
  public boolean isLinear() {
    for (List<String> product : terms.keySet()) {
      if (product.size() > 1) {
        return false;
      }
    }
    return true;
  }

  /** What the only symbol of this has to be, so that this is a number; empty if it cannot be. */
  public OptionalLong solve(long number) {
    long offset = terms.getOrDefault(CONSTANT, 0L);
    long factor = terms.getOrDefault(symbols(), 0L);
    try {
      long rest = Math.subtractExact(number, offset);
      return factor != 0 && rest % factor == 0 && rest / factor >= 0
          ? OptionalLong.of(rest / factor)
          : OptionalLong.empty();
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /** As a person writes it: {@code 4*hidden + 2}. */
  @Override
  public String toString() {
    OptionalLong number = constant();
    if (number.isPresent()) {
      return Long.toString(number.getAsLong());
    }
    StringBuilder text = new StringBuilder();
    terms.entrySet().stream()
        .sorted(
            // The constant last.
            Comparator.comparing((Map.Entry<List<String>, Long> term) -> term.getKey().isEmpty())
                .thenComparing(term -> String.join("*", term.getKey())))
        .forEach(term -> append(text, term.getKey(), term.getValue()));
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> product, long coefficient) {
    if (!text.isEmpty()) {
      text.append(coefficient < 0 ? " - " : " + ");
    } else if (coefficient < 0) {
      text.append('-');
    }
    String size = Long.toString(coefficient).replace("-", "");
    boolean one = size.equals("1") && !product.isEmpty();
    text.append(
        Stream.concat(one ? Stream.empty() : Stream.of(size), product.stream())
            .collect(Collectors.joining("*")));
  }
}
