package io.varscope.rules;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The named dimensions and conditions that are visible at one place, nearest first: those given
 * there, then those of the places around it. If a place gives a name twice, the first counts.
 *
 * <p>The compiler fills it with what it knows, the run time with numbers; the look-up is the same.
 *
 * @param <T> what stands for a value
 */
public final class Dimensions<T> {

  /**
   * What a name means.
   *
   * @param origin where that is written, if it is known
   */
  private record Meaning<T>(Supplier<T> value, Optional<Object> origin) {}

  /** More names that depend on each other would exhaust the stack. */
  private static final int DEEPEST = 200;

  private final Arithmetic<T> arithmetic;
  private final @Nullable Dimensions<T> outer;
  private final Function<String, Optional<T>> outside;
  private final Consumer<Object> uses;

  // Most places give nothing, and a bind has one for each component: these are made when needed.
  private Map<String, Meaning<T>> meanings = Map.of();
  private List<Map<String, String>> others = List.of();

  /** What expressions came to: each is evaluated once, however often it is used. */
  private Map<String, T> results = Map.of();

  private Set<String> evaluating = Set.of();

  private Dimensions(
      Arithmetic<T> arithmetic,
      @Nullable Dimensions<T> outer,
      Function<String, Optional<T>> outside,
      Consumer<Object> uses) {
    this.arithmetic = arithmetic;
    this.outer = outer;
    this.outside = outside;
    this.uses = uses;
  }

  /**
   * The outermost place.
   *
   * @param outside what is known of a name that nobody gives
   */
  public static <T> Dimensions<T> outermost(
      Arithmetic<T> arithmetic, Function<String, Optional<T>> outside) {
    return outermost(arithmetic, outside, origin -> {});
  }

  /**
   * The outermost place.
   *
   * @param outside what is known of a name that nobody gives
   * @param uses is told where each name is given that an expression uses
   */
  public static <T> Dimensions<T> outermost(
      Arithmetic<T> arithmetic, Function<String, Optional<T>> outside, Consumer<Object> uses) {
    return new Dimensions<>(arithmetic, null, outside, uses);
  }

  /** A place inside this one. */
  public Dimensions<T> inner() {
    return inner(uses);
  }

  /**
   * A place inside this one.
   *
   * @param uses is told where each name is given that an expression there uses
   */
  public Dimensions<T> inner(Consumer<Object> uses) {
    return new Dimensions<>(arithmetic, this, outside, uses);
  }

  private void mean(String name, Meaning<T> meaning) {
    if (meanings.isEmpty()) {
      meanings = new LinkedHashMap<>();
    }
    meanings.putIfAbsent(name, meaning);
  }

  /** Gives a name a value. */
  public void give(String name, T value) {
    mean(name, new Meaning<>(() -> value, Optional.empty()));
  }

  /**
   * Gives a name a value.
   *
   * @param origin where that is written
   */
  public void give(String name, T value, Object origin) {
    mean(name, new Meaning<>(() -> value, Optional.of(origin)));
  }

  /** Gives a name no value, so that using it fails. */
  public void fail(String name, ExpressionException failure) {
    mean(
        name,
        new Meaning<>(
            () -> {
              throw failure;
            },
            failure.origin()));
  }

  /**
   * Says what else has a name here that is neither a dimension nor a condition. It counts for
   * nothing, but is told of a name that nobody gives.
   *
   * @param named by name, what has it, as a clause; what was said before counts
   */
  public void others(Map<String, String> named) {
    if (others.isEmpty()) {
      others = new ArrayList<>();
    }
    others.add(named);
  }

  /**
   * Gives a name the value of an expression that is read at this place, once all names are given.
   *
   * @param origin where the expression is written
   */
  public void let(String name, Expression expression, Object origin) {
    mean(name, new Meaning<>(() -> evaluate(name, expression, origin), Optional.of(origin)));
  }

  /**
   * The value of a name that is given at this place, which does not count as a use of it.
   *
   * @throws ExpressionException if it has none
   */
  public T given(String name) {
    return requireNonNull(meanings.get(name), name).value.get();
  }

  /** Whether a name is given at this place, rather than further out. */
  public boolean gives(String name) {
    return meanings.containsKey(name);
  }

  /** Whether a name means anything at this place. */
  public boolean knows(String name) {
    for (Dimensions<T> place = this; place != null; place = place.outer) {
      if (place.meanings.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The value of an expression that is read at this place.
   *
   * @throws ExpressionException if it has none
   */
  public T value(Expression expression) {
    return expression.evaluate(arithmetic, this::value);
  }

  /**
   * The value of an expression that is to be a dimension, and so may not be negative.
   *
   * @throws ExpressionException if it has none
   */
  public T dimension(Expression expression) {
    return requireLength(arithmetic, value(expression));
  }

  /**
   * A value that is to be a dimension.
   *
   * @throws ExpressionException if it is negative
   */
  public static <T> T requireLength(Arithmetic<T> arithmetic, T value) {
    if (arithmetic.isNegative(value)) {
      throw new ExpressionException("it is " + value + ", and may not be negative");
    }
    return value;
  }

  /**
   * A number, for a field that has only room for an {@code int}.
   *
   * @throws ExpressionException if it does not fit
   */
  public static int requireInt(long number) {
    if (number != (int) number) {
      throw new ExpressionException(
          "it is " + number + ", which an int cannot hold. Make the field a long");
    }
    return (int) number;
  }

  private T value(String name) {
    for (Dimensions<T> place = this; place != null; place = place.outer) {
      Meaning<T> meaning = place.meanings.get(name);
      if (meaning != null) {
        meaning.origin.ifPresent(uses);
        return meaning.value.get();
      }
    }
    return outside
        .apply(name)
        .orElseThrow(() -> ExpressionException.unknownName(name, unknown(name)));
  }

  private String unknown(String name) {
    for (Dimensions<T> place = this; place != null; place = place.outer) {
      for (Map<String, String> named : place.others) {
        if (named.containsKey(name)) {
          return named.get(name)
              + ", but a dimension is an int or a long, and a condition is a boolean";
        }
      }
    }
    return "nothing here is called " + name + suggestion(name);
  }

  private T evaluate(String name, Expression expression, Object origin) {
    T known = results.get(name);
    if (known != null) {
      return known;
    }
    if (results.isEmpty()) {
      results = new HashMap<>();
    }
    if (evaluating.isEmpty()) {
      evaluating = new HashSet<>();
    }
    if (evaluating.size() >= DEEPEST) {
      throw new ExpressionException("it leads from one name to the next too often").from(origin);
    }
    if (!evaluating.add(name)) {
      throw new ExpressionException(
              name
                  + " depends on itself, since what a class lets is read in that class. Give it"
                  + " another name, or give it at the mount, which is read outside")
          .from(origin);
    }
    try {
      T value = dimension(expression);
      results.put(name, value);
      return value;
    } catch (ExpressionException e) {
      throw e.from(origin);
    } finally {
      evaluating.remove(name);
    }
  }

  private String suggestion(String name) {
    Set<String> visible = new TreeSet<>();
    for (Dimensions<T> place = this; place != null; place = place.outer) {
      visible.addAll(place.meanings.keySet());
    }
    visible.remove(""); // Of a let that gives no name.
    List<String> nearest = NearestNames.of(name, visible);
    return nearest.isEmpty() ? "" : ". Did you mean " + String.join(", or ", nearest) + "?";
  }
}
