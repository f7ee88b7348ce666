package io.varscope.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.AnyVariable;
import io.varscope.Reuse;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

  private final VariableStore store = new VariableStore(7);
  private final Trainer trainer = new Trainer(store);
  private final DigitsModel training = trainer.model();
  private final DigitsModel evaluation =
      DigitsModelVariables.bind(new DigitsModel(), store, Reuse.TRUE);

  @Test
  void evaluationSharesEveryVariableOfTraining() {
    assertSame(training.hidden.weights, evaluation.hidden.weights);
    assertSame(training.hidden.biases, evaluation.hidden.biases);
    assertSame(training.output.weights, evaluation.output.weights);
    assertSame(training.output.biases, evaluation.output.biases);
    assertSame(training.settings.learningRate, evaluation.settings.learningRate);
    assertSame(training.settings.averageDecay, evaluation.settings.averageDecay);
    assertSame(training.settings.regularization, evaluation.settings.regularization);
    assertSame(training.step, evaluation.step);
    assertEquals(4 + 4 * 3 + 6, store.variables().size());
  }

  @Test
  void layersAreTrainableSlotsAndSettingsAreNot() {
    assertEquals(
        List.of(
            "digits/hidden/weights",
            "digits/hidden/biases",
            "digits/output/weights",
            "digits/output/biases"),
        store.trainableVariables().stream().map(AnyVariable::name).toList());
  }

  @Test
  void learnsToReadDigits() {
    Digits digits = Digits.load();
    trainer.train(digits.training, Trainer.EPOCHS, nowhere());
    DigitsModel averaged =
        DigitsModelVariables.bind(new DigitsModel(), trainer.averaged(), Reuse.TRUE);

    assertTrue(evaluation.network().accuracy(digits.heldOut) >= 0.90);
    assertTrue(averaged.network().accuracy(digits.heldOut) >= 0.90);
  }

  @Test
  void learnsTheSameEveryTime() {
    Digits digits = Digits.load();
    trainer.train(digits.training, Trainer.EPOCHS, nowhere());
    VariableStore other = new VariableStore(7);
    new Trainer(other).train(digits.training, Trainer.EPOCHS, nowhere());

    assertSameDigits(store, other);
  }

  @Test
  void aTrainingThatIsResumedEndsWithTheSameDigits(@TempDir Path folder) throws IOException {
    Digits digits = Digits.load();
    Path file = folder.resolve("digits.safetensors");
    trainer.train(digits.training, 7, nowhere());
    Save.from(store).to(file);
    trainer.train(digits.training, Trainer.EPOCHS, nowhere());

    VariableStore resumed = new VariableStore(8);
    Trainer second = new Trainer(resumed);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Load.from(checkpoint).into(resumed);
    }
    second.train(digits.training, Trainer.EPOCHS, nowhere());

    assertSameDigits(store, resumed);
  }

  private static void assertSameDigits(VariableStore expected, VariableStore actual) {
    assertEquals(expected.variables().size(), actual.variables().size());
    for (AnyVariable variable : expected.variables()) {
      AnyVariable other = actual.get(variable.name());
      for (int i = 0; i < variable.size(); i++) {
        assertEquals(variable.getAsDouble(i), other.getAsDouble(i), variable.name());
      }
    }
  }

  @Test
  void splitHasEveryDigitOnceAndTheSameShareOfEachLabel() {
    Digits digits = Digits.load();

    assertEquals(1797, digits.training.size() + digits.heldOut.size());
    for (int label = 0; label < 10; label++) {
      double heldOut = count(digits.heldOut, label);
      assertEquals(0.2, heldOut / (heldOut + count(digits.training, label)), 0.01);
    }
  }

  private static long count(List<Digit> digits, int label) {
    return digits.stream().filter(digit -> digit.label == label).count();
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
