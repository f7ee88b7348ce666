package acme.library;

import io.varscope.AnyVariable;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.Initializes;
import io.varscope.KeyedRandom;

/** Counts from 1. */
@Initializes(FloatVariable.class)
public class Counting implements Initializer {

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    for (int i = 0; i < variable.size(); i++) {
      variable.setFromDouble(i, i + 1);
    }
  }

  @Override
  public Initializer withSeed(long seed) {
    return this;
  }
}
