package io.varscope;

import java.util.Optional;

/** One value for all elements, or one for each. */
final class ConstantInitializer implements Initializer {

  private final String kind;
  private final double[] values;

  ConstantInitializer(String kind, double... values) {
    this.kind = kind;
    this.values = values;
  }

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    if (values.length != 1 && values.length != shape.elements()) {
      return Optional.of(
          kind
              + " has "
              + values.length
              + " values for the "
              + shape.elements()
              + " elements of shape "
              + shape
              + "; give one for all, or one for each in row-major order");
    }
    for (double value : values) {
      if (!dtype.represents(value)) {
        return Optional.of(dtype + " has no value " + Numbers.text(value));
      }
    }
    return Optional.empty();
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    for (int i = 0; i < variable.size(); i++) {
      variable.setFromDouble(i, values.length == 1 ? values[0] : values[i]);
    }
  }
}
