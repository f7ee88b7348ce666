package io.varscope;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;

final class Toy_PartVariables {

  private Toy_PartVariables() {}

  static Toy.Part bind(Toy.Part model, VariableStore store) {
    Binding binding = Binding.at(store.scope("part"), "io.varscope.Toy.Part");
    Declared.in(binding, "w", DType.FLOAT32, Shape.of(1)).to(w -> model.w = w);
    binding.commit();
    return model;
  }
}
