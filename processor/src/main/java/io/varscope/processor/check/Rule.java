package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import java.util.function.Consumer;

/** One thing that can be wrong with a model. Its id is the name of its page in {@code docs}. */
interface Rule {

  /** The id: the name of the class. */
  default String id() {
    return getClass().getSimpleName();
  }

  /** Whether a model can be bound all the same, so that people may take it less seriously. */
  default boolean isAdjustable() {
    return false;
  }

  /** Looks at the whole model and tells what is wrong. */
  void check(Model model, Consumer<Finding> findings);
}
