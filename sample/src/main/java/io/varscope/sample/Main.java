package io.varscope.sample;

import io.varscope.Reuse;
import io.varscope.VariableStore;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** Trains a digit classifier, and shows which variables it has and who shares them. */
public final class Main {

  private static final long SEED = 7;

  private Main() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;

    VariableStore store = new VariableStore(SEED);
    Trainer trainer = new Trainer(store);
    DigitsModel training = trainer.model();
    DigitsModel evaluation = DigitsModelVariables.bind(new DigitsModel(), store, Reuse.TRUE);

    out.println("Variables");
    out.println();
    out.print(store.summary());
    out.println();
    printShared("hidden.weights", training.hidden.weights, evaluation.hidden.weights, out);
    printShared("output.biases", training.output.biases, evaluation.output.biases, out);
    printShared(
        "settings.learningRate",
        training.settings.learningRate,
        evaluation.settings.learningRate,
        out);
    out.println();

    Digits digits = Digits.load();
    out.printf("Training on %d digits%n%n", digits.training.size());
    trainer.train(digits.training, Trainer.EPOCHS, out);
    out.println();

    out.printf("Accuracy on %d held-out digits%n%n", digits.heldOut.size());
    DigitsModel averaged =
        DigitsModelVariables.bind(new DigitsModel(), trainer.averaged(), Reuse.TRUE);
    printAccuracy("latest weights", evaluation.network().accuracy(digits.heldOut), out);
    printAccuracy("averaged weights", averaged.network().accuracy(digits.heldOut), out);
    out.println();

    out.println("Scopes without annotations");
    out.println();
    DynamicScopes.show(out);
    out.println();

    out.println("Checkpoints");
    out.println();
    Checkpoints.show(store, out);
  }

  private static void printShared(
      String field, Object training, Object evaluation, PrintStream out) {
    out.println("training and evaluation share " + field + ": " + (training == evaluation));
  }

  private static void printAccuracy(String what, double accuracy, PrintStream out) {
    out.printf(Locale.ROOT, "%-16s  %.1f %%%n", what, 100 * accuracy);
  }
}
