package io.varscope.processor.dims;

import io.varscope.rules.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * True, false, or what boolean fields decide when a model is bound.
 *
 * @param models those in which it holds, no two of which meet
 */
public record Condition(List<Variant> models) implements Value {

  /** More ways in which a condition can come true are not one that a person wrote. */
  private static final int MOST_WAYS = 64;

  /** What only the mount of a component decides, seen where nobody mounts it. */
  static final Condition UNKNOWN = new Condition(List.of(Variant.UNKNOWN));

  private static final Condition ALWAYS = new Condition(List.of(Variant.ALL));
  private static final Condition NEVER = new Condition(List.of());

  public Condition {
    models = List.copyOf(models);
    if (models.size() > MOST_WAYS) {
      throw new ExpressionException(
          "it can come true in more than " + MOST_WAYS + " ways, which nobody could follow");
    }
  }

  /** A known truth. */
  public static Condition of(boolean truth) {
    return truth ? ALWAYS : NEVER;
  }

  /** What a field holds. */
  public static Condition symbol(String field) {
    return new Condition(List.of(Variant.of(field, true)));
  }

  /** Whether it is known, and this. */
  boolean isCertainly(boolean truth) {
    return equals(of(truth));
  }

  private boolean isUnknown() {
    for (Variant variant : models) {
      if (variant.isUnknown()) {
        return true;
      }
    }
    return false;
  }

  /** The opposite. */
  Condition negated() {
    if (isUnknown()) {
      return UNKNOWN;
    }
    List<Variant> rest = ALWAYS.models;
    for (Variant excluded : models) {
      List<Variant> outside = new ArrayList<>();
      for (Variant variant : rest) {
        outside.addAll(variant.without(excluded));
      }
      rest = new Condition(outside).models;
    }
    return new Condition(rest);
  }

  /** Whether both hold. */
  Condition and(Condition other) {
    List<Variant> both = new ArrayList<>();
    for (Variant variant : models) {
      both.addAll(variant.in(other));
    }
    return new Condition(both);
  }

  /** Whether one of them holds, or both. */
  Condition or(Condition other) {
    if (isUnknown() || other.isUnknown()) {
      return isCertainly(true) || other.isCertainly(true) ? ALWAYS : UNKNOWN;
    }
    List<Variant> either = new ArrayList<>(models);
    either.addAll(other.and(negated()).models);
    Condition result = new Condition(either);
    return result.negated().models.isEmpty() ? ALWAYS : result;
  }

  /** As {@code true}, {@code !acme.Gpt.tied} or {@code acme.Gpt.big && !acme.Gpt.tied}. */
  @Override
  public String toString() {
    if (isCertainly(true) || isCertainly(false)) {
      return Boolean.toString(isCertainly(true));
    }
    return models.stream()
        .map(variant -> String.join(" && ", variant.conditions()))
        .collect(Collectors.joining(" || "));
  }
}
