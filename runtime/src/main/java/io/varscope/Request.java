package io.varscope;

import java.util.function.Consumer;

/** One variable that is asked of a store, the answer, and where the answer goes. */
final class Request<V extends AnyVariable> {

  private final VariableSpec<V> spec;
  private final Reuse reuse;
  private final Consumer<? super V> target;
  private V result;

  Request(VariableSpec<V> spec, Reuse reuse, Consumer<? super V> target) {
    this.spec = spec;
    this.reuse = reuse;
    this.target = target;
  }

  VariableSpec<V> spec() {
    return spec;
  }

  Reuse reuse() {
    return reuse;
  }

  void answer(V variable) {
    this.result = variable;
  }

  V result() {
    return result;
  }

  void deliver() {
    target.accept(result);
  }
}
