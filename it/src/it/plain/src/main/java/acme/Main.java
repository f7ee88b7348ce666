package acme;

import io.varscope.VariableStore;

/** Binds by the generated classes, and without naming them. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    VariableStore store = new VariableStore();
    Encoder encoder = EncoderVariables.bind(new Encoder(), store);
    Head head = store.bind(new Head());
    System.out.println(
        head.weights.name()
            + " = "
            + head.weights
            + ", shared: "
            + (head.weights == encoder.weights));
  }
}
