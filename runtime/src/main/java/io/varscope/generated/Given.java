package io.varscope.generated;

import io.varscope.rules.Constant;
import io.varscope.rules.Dimensions;
import io.varscope.rules.Let;

/** A dimension or condition that a place has by a name. */
sealed interface Given {

  /** Tells it to those who look names up. */
  void to(Dimensions<Constant> known);

  /** A value. */
  record Value(String name, Constant value) implements Given {
    @Override
    public void to(Dimensions<Constant> known) {
      known.give(name, value);
    }
  }

  /** A value that depends on fields that may have been forgotten. */
  record Doubtful(String name, Constant value, Object origin) implements Given {
    @Override
    public void to(Dimensions<Constant> known) {
      known.give(name, value, origin);
    }
  }

  /** An expression that is read at the place itself. */
  record Read(String text, Let let) implements Given {
    @Override
    public void to(Dimensions<Constant> known) {
      known.let(let.name(), let.expression(), text);
    }
  }
}
