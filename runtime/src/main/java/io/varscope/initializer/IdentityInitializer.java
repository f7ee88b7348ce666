package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;
import io.varscope.Shape;
import java.util.Optional;

/** A factor on the main diagonal of a matrix. */
public record IdentityInitializer(double gain) implements Initializer {

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    return Numbers.first(
        Numbers.requireFloating("IDENTITY", dtype),
        Numbers.requireFinite("gain", gain, dtype),
        shape.rank() == 2
            ? Optional.empty()
            : Optional.of(
                "IDENTITY needs rank 2, and shape " + shape + " has rank " + shape.rank()));
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    long columns = variable.shape().dim(1);
    long diagonal = Math.min(variable.shape().dim(0), columns);
    for (int i = 0; i < diagonal; i++) {
      variable.setFromDouble(Math.toIntExact(i * columns + i), gain);
    }
  }
}
