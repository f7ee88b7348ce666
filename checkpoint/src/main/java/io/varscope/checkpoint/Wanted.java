package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Manifest;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import java.util.Optional;

/**
 * A variable that is to get its values from a file.
 *
 * @param shape empty if it is known only when the model is bound
 * @param isCertain whether it is there; what is declared under a condition may not be
 * @param isSlot whether it is a slot of another, which files may lack
 * @param owner who declares it: a field such as {@code acme.Mlp.layers[0].weights}, or empty
 */
record Wanted(
    String name,
    DType<?> dtype,
    Optional<Shape> shape,
    boolean isCertain,
    boolean isSlot,
    String owner) {

  static Wanted of(AnyVariable variable) {
    return new Wanted(
        variable.name(),
        variable.dtype(),
        Optional.of(variable.shape()),
        true,
        !variable.slotOf().isEmpty(),
        variable.owner());
  }

  static Wanted of(VariableSpec<?> spec) {
    return new Wanted(
        spec.name(),
        spec.dtype(),
        Optional.of(spec.shape()),
        true,
        !spec.slotOf().isEmpty(),
        spec.owner());
  }

  static Wanted of(Manifest.Entry entry) {
    return new Wanted(
        entry.name(),
        entry.dtype(),
        entry.knownShape(),
        entry.when().isEmpty(),
        !entry.slotOf().isEmpty(),
        entry.owner());
  }

  @Override
  public String toString() {
    return name + shape.map(known -> " " + known).orElse("") + " " + dtype;
  }
}
