package io.varscope.generated;

import io.varscope.rules.Constant;
import io.varscope.rules.Dimensions;

/** A dimension or condition that a place has by a name. */
sealed interface Given permits Dims.Valued, Dims.Doubtful, Dims.Read {

  /** Tells it to those who look names up. */
  void to(Dimensions<Constant> known);
}
