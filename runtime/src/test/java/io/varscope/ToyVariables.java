package io.varscope;

import io.varscope.generated.Binding;

final class ToyVariables {

  private ToyVariables() {}

  static Toy bind(Toy model, VariableStore store) {
    Binding binding = Binding.at(store.scope("toy"), "io.varscope.Toy");
    binding
        .variable("v", DType.FLOAT32, Shape.of(1))
        .initializer(model.initializer)
        .to(v -> model.v = v);
    binding.commit();
    return model;
  }
}
