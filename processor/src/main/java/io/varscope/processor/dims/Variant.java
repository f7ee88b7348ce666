package io.varscope.processor.dims;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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

  public Variant {
    choices = Map.copyOf(choices);
  }

  /** Whether these are all models. */
  public boolean isAll() {
    return choices.isEmpty();
  }

  /** Those of these in which a condition holds; empty if there are none. */
  public Optional<Variant> and(Condition condition) {
    return condition
        .symbol()
        .map(field -> choose(field, condition.holds()))
        .orElse(condition.holds() ? Optional.of(this) : Optional.empty());
  }

  private Optional<Variant> choose(String field, boolean holds) {
    Boolean chosen = choices.get(field);
    if (chosen != null) {
      return chosen == holds ? Optional.of(this) : Optional.empty();
    }
    SortedMap<String, Boolean> more = new TreeMap<>(choices);
    more.put(field, holds);
    return Optional.of(new Variant(more));
  }

  /** Whether some models are in both. */
  public boolean meets(Variant other) {
    for (Map.Entry<String, Boolean> choice : other.choices.entrySet()) {
      if (!choice.getValue().equals(choices.getOrDefault(choice.getKey(), choice.getValue()))) {
        return false;
      }
    }
    return true;
  }

  /** Those that are in both; empty if there are none. */
  public Optional<Variant> and(Variant other) {
    if (!meets(other)) {
      return Optional.empty();
    }
    SortedMap<String, Boolean> both = new TreeMap<>(choices);
    both.putAll(other.choices);
    return Optional.of(new Variant(both));
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
            choose(choice.getKey(), !choice.getValue())
                .flatMap(narrower -> narrower.outside(others, next + 1, steps));
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
