package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;

/** The values of another variable, of the same shape and dtype: what an average starts from. */
public final class VariableInitializer implements Initializer {

  private final AnyVariable source;

  public VariableInitializer(AnyVariable source) {
    this.source = source;
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    variable.assign(source);
  }
}
