package io.varscope.access;

import io.varscope.AnyVariable;
import io.varscope.Reuse;

/** One variable that is asked of a store, and the answer. */
public interface Asked {

  /** The effective mode. */
  Reuse reuse();

  /** The variable, once all that was asked for with it is answered. */
  AnyVariable result();
}
