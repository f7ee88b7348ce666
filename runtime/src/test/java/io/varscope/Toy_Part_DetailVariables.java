package io.varscope;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;

/** The binder of a component: it has to be told the place. */
final class Toy_Part_DetailVariables {

  private Toy_Part_DetailVariables() {}

  static Toy.Part.Detail bind(Toy.Part.Detail model, Scope scope) {
    Binding binding = Binding.at(scope, "io.varscope.Toy.Part.Detail");
    Declared.in(binding, "x", DType.FLOAT32, Shape.of(1)).to(x -> model.x = x);
    binding.commit();
    return model;
  }
}
