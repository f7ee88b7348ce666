package io.varscope.processor.dims;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Those models in which some boolean fields hold what is given; {@link #ALL} if none are.
 *
 * @param choices what each of the fields holds
 */
public record Variant(Map<String, Boolean> choices) {

  /** With more creators of one name, nobody wants to read which of them are missing. */
  private static final int MOST_OTHERS = 200;

  /** Finding out can take exponential time; no model that a person wrote comes near this. */
  private static final int MOST_STEPS = 10_000;

  /** Every model. */
  public static final Variant ALL = new Variant(Map.of());

  /** What stands for a field in {@link #UNKNOWN}. */
  private static final String UNDECIDED = "?";

  /** Those models, of a component that nobody mounts, that its mount decides to be. */
  static final Variant UNKNOWN = of(UNDECIDED, true);

  public Variant {
    choices = Map.copyOf(choices);
  }

  /** The models in which a field holds something. */
  static Variant of(String field, boolean holds) {
    return new Variant(Map.of(field, holds));
  }

  /** Whether a mount decides which these are: then nobody can tell which others they meet. */
  boolean isUnknown() {
    return choices.containsKey(UNDECIDED);
  }

  /** Whether these are all models. */
  public boolean isAll() {
    return choices.isEmpty();
  }

  /** Those of these in which a condition holds; several if it can come true in several ways. */
  public List<Variant> in(Condition condition) {
    List<Variant> models = new ArrayList<>(1);
    for (Variant other : condition.models()) {
      if (isAll()) {
        models.add(other);
      } else if (other.isAll()) {
        models.add(this);
      } else if (!contradicts(other)) {
        models.add(with(other));
      }
    }
    return models;
  }

  /** Those of these that are not among others, as several of which no two meet. */
  List<Variant> without(Variant other) {
    if (contradicts(other)) {
      return List.of(this);
    }
    List<Variant> without = new ArrayList<>();
    Variant rest = this;
    for (Map.Entry<String, Boolean> choice : new TreeMap<>(other.choices).entrySet()) {
      if (!choices.containsKey(choice.getKey())) {
        without.add(rest.with(of(choice.getKey(), !choice.getValue())));
        rest = rest.with(of(choice.getKey(), choice.getValue()));
      }
    }
    return without;
  }

  /** Whether some models are in both. */
  public boolean meets(Variant other) {
    return !isUnknown() && !other.isUnknown() && !contradicts(other);
  }

  private boolean contradicts(Variant other) {
    for (Map.Entry<String, Boolean> choice : other.choices.entrySet()) {
      if (!choice.getValue().equals(choices.getOrDefault(choice.getKey(), choice.getValue()))) {
        return true;
      }
    }
    return false;
  }

  /** Those that are in both; empty if there are none. */
  public Optional<Variant> and(Variant other) {
    return meets(other) ? Optional.of(with(other)) : Optional.empty();
  }

  private Variant with(Variant other) {
    Map<String, Boolean> both = new HashMap<>(choices);
    both.putAll(other.choices);
    return new Variant(both);
  }

  /**
   * Some of these that are in none of the others; empty if those cover all of these, or if that
   * takes too long to find out, which then the bind does.
   */
  public Optional<Variant> outside(Collection<Variant> others) {
    if (others.stream().anyMatch(Variant::isAll) || others.size() > MOST_OTHERS) {
      return Optional.empty();
    }
    return outside(List.copyOf(others), 0, new AtomicInteger(MOST_STEPS));
  }

  private Optional<Variant> outside(List<Variant> others, int next, AtomicInteger steps) {
    if (next == others.size()) {
      return Optional.of(this);
    }
    Variant other = others.get(next);
    if (!meets(other)) {
      return outside(others, next + 1, steps);
    }
    for (Map.Entry<String, Boolean> choice : new TreeMap<>(other.choices).entrySet()) {
      if (!choices.containsKey(choice.getKey()) && steps.decrementAndGet() > 0) {
        Optional<Variant> found =
            with(of(choice.getKey(), !choice.getValue())).outside(others, next + 1, steps);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The conditions, as {@code !acme.Gpt.tied}, sorted. */
  public List<String> conditions() {
    List<String> conditions = new ArrayList<>();
    for (Map.Entry<String, Boolean> choice : new TreeMap<>(choices).entrySet()) {
      conditions.add((choice.getValue() ? "" : "!") + choice.getKey());
    }
    return conditions;
  }

  /** As {@code acme.Gpt.tied is false and acme.Gpt.bias is true}. */
  @Override
  public String toString() {
    return new TreeMap<>(choices)
        .entrySet().stream()
            .map(choice -> choice.getKey() + " is " + choice.getValue())
            .collect(Collectors.joining(" and "));
  }
}
