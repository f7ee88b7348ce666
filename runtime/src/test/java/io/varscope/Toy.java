package io.varscope;

/** A model with a binder as the annotation processor would write it. */
class Toy {

  Initializer initializer = Initializers.ones();
  FloatVariable v;

  static class Part {
    FloatVariable w;

    static class Detail {
      FloatVariable x;
    }
  }
}
