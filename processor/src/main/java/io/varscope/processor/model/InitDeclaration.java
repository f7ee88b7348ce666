package io.varscope.processor.model;

import static java.util.Objects.requireNonNull;

import io.varscope.Init;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * An {@code @Init} as written.
 *
 * @param kind the kind, made plain where {@code constant} or {@code custom} imply it
 * @param constant the values of {@code constant}
 * @param numbers the other numeric parameters that are written: {@code mean}, {@code stddev},
 *     {@code min}, {@code max}, {@code gain}, {@code factor}, {@code scale}
 * @param seed if it is written
 * @param mode if it is written
 * @param distribution if it is written
 * @param custom the class, if it is written
 */
public record InitDeclaration(
    Init.Kind kind,
    Optional<List<Double>> constant,
    Map<String, Double> numbers,
    Optional<Long> seed,
    Optional<Init.Mode> mode,
    Optional<Init.Distribution> distribution,
    Optional<CustomInitializer> custom) {

  /** No initializer: that of the scope, or the dtype's. */
  public static final InitDeclaration NONE =
      new InitDeclaration(
          Init.Kind.INHERIT,
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** What numeric parameters are that are not written. */
  private static final Map<String, Double> DEFAULTS =
      Map.of(
          "mean", 0.0, "stddev", 1.0, "min", 0.0, "max", 1.0, "gain", 1.0, "factor", 1.0, "scale",
          1.0);

  public InitDeclaration {
    constant = constant.map(List::copyOf);
    numbers = Map.copyOf(numbers);
  }

  /** Whether it names an initializer. */
  public boolean isGiven() {
    return kind != Init.Kind.INHERIT;
  }

  /** Whether anything of it is written. */
  public boolean isWritten() {
    return isGiven()
        || !numbers.isEmpty()
        || seed.isPresent()
        || mode.isPresent()
        || distribution.isPresent();
  }

  /** A numeric parameter, written or not. */
  public double number(String name) {
    Double written = numbers.get(name);
    return written == null ? requireNonNull(DEFAULTS.get(name), name) : written;
  }

  /** Whether both make the same values, whichever of their parameters are left to the defaults. */
  public boolean isSameAs(InitDeclaration other) {
    return withDefaults().equals(other.withDefaults());
  }

  private InitDeclaration withDefaults() {
    Map<String, Double> all = new TreeMap<>(DEFAULTS);
    all.putAll(numbers);
    Optional<List<Double>> values =
        switch (kind) {
          case ZEROS -> Optional.of(List.of(0.0));
          case ONES -> Optional.of(List.of(1.0));
          default -> constant;
        };
    return new InitDeclaration(
        values.isPresent() ? Init.Kind.CONSTANT : kind,
        values.map(list -> list.stream().allMatch(list.get(0)::equals) ? list.subList(0, 1) : list),
        all,
        seed.or(() -> Optional.of(0L)),
        mode.or(() -> Optional.of(Init.Mode.FAN_IN)),
        distribution.or(() -> Optional.of(Init.Distribution.TRUNCATED_NORMAL)),
        custom);
  }

  /** The parameters that are written, in a stable order. */
  public List<String> parameters() {
    return List.copyOf(written().keySet());
  }

  /** The parameters that are written, with what {@link #toString()} says of them. */
  private Map<String, Object> written() {
    Map<String, Object> written = new TreeMap<>(numbers);
    if (constant.isPresent()) {
      int count = constant.get().size();
      written.put("constant", count == 1 ? constant.get().get(0) : count + " values");
    }
    if (seed.isPresent()) {
      written.put("seed", seed.get());
    }
    if (mode.isPresent()) {
      written.put("mode", mode.get());
    }
    if (distribution.isPresent()) {
      written.put("distribution", distribution.get());
    }
    if (custom.isPresent()) {
      written.put("custom", custom.get().name());
    }
    return written;
  }

  /** As a person writes it: {@code NORMAL(stddev=0.02)}. */
  @Override
  public String toString() {
    StringJoiner parameters = new StringJoiner(", ", "(", ")").setEmptyValue("");
    for (Map.Entry<String, Object> parameter : written().entrySet()) {
      parameters.add(parameter.getKey() + "=" + parameter.getValue());
    }
    return kind.name() + parameters;
  }
}
