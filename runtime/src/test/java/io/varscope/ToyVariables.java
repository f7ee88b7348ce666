package io.varscope;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;

final class ToyVariables {

  private ToyVariables() {}

  static Toy bind(Toy model, VariableStore store) {
    return bind(model, store, Reuse.FALSE);
  }

  static Toy bind(Toy model, VariableStore store, Reuse reuse) {
    Binding binding =
        Binding.at(
            store.scope("toy"), "io.varscope.Toy", reuse, "ToyVariables.bind(model, store, ");
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(1))
        .initializer(model.initializer)
        .to(v -> model.v = v);
    binding.commit();
    return model;
  }
}
