package io.varscope;

/** One variable that is asked of a store, and the answer. */
final class Request<V extends AnyVariable> {

  private final VariableSpec<V> spec;
  private final Reuse reuse;
  private V result;

  Request(VariableSpec<V> spec, Reuse reuse) {
    this.spec = spec;
    this.reuse = reuse;
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
}
