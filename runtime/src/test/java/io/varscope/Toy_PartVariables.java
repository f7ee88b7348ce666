package io.varscope;

import io.varscope.generated.Binding;

final class Toy_PartVariables {

  private Toy_PartVariables() {}

  static Toy.Part bind(Toy.Part model, VariableStore store) {
    Binding binding = Binding.at(store.scope("part"), "io.varscope.Toy.Part");
    binding.variable("w", DType.FLOAT32, Shape.of(1)).to(w -> model.w = w);
    binding.commit();
    return model;
  }
}
