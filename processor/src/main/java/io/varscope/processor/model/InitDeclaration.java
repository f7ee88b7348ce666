package io.varscope.processor.model;

import io.varscope.Init;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  public InitDeclaration {
    constant = constant.map(List::copyOf);
    numbers = Map.copyOf(numbers);
  }

  /** Whether it names an initializer. */
  public boolean isGiven() {
    return kind != Init.Kind.INHERIT;
  }

  /** The parameters that are written, in a stable order. */
  public List<String> parameters() {
    Map<String, Boolean> written = new TreeMap<>();
    numbers.keySet().forEach(name -> written.put(name, true));
    constant.ifPresent(values -> written.put("constant", true));
    seed.ifPresent(value -> written.put("seed", true));
    mode.ifPresent(value -> written.put("mode", true));
    distribution.ifPresent(value -> written.put("distribution", true));
    custom.ifPresent(value -> written.put("custom", true));
    return List.copyOf(written.keySet());
  }
}
