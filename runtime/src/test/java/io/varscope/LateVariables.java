package io.varscope;

final class LateVariables {

  private LateVariables() {}

  static Late bind(Late model, VariableStore store) {
    if (model.failure() != null) {
      throw model.failure();
    }
    return model;
  }
}
