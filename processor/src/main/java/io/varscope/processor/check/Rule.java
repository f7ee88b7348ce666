package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.rules.Id;
import java.util.function.Consumer;

/** One thing that can be wrong with a model. Its id is the name of its page in {@code docs}. */
interface Rule {

  /** The id, which the class is called after. */
  default Id id() {
    return Id.of(getClass().getSimpleName()).orElseThrow();
  }

  /** Looks at the whole model and tells what is wrong. */
  void check(Model model, Consumer<Finding> findings);
}
