package io.varscope.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.AnyVariable;
import io.varscope.VariableStore;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

  private final VariableStore store = new VariableStore(7);
  private final TrainingModel training = TrainingModelVariables.bind(new TrainingModel(), store);
  private final EvaluationModel evaluation =
      EvaluationModelVariables.bind(new EvaluationModel(), store);

  @Test
  void evaluationSharesEveryVariableOfTraining() {
    assertSame(training.hidden.weights, evaluation.hidden.weights);
    assertSame(training.hidden.biases, evaluation.hidden.biases);
    assertSame(training.output.weights, evaluation.output.weights);
    assertSame(training.output.biases, evaluation.output.biases);
    assertSame(training.average.hiddenWeights, evaluation.average.hiddenWeights);
    assertSame(training.average.hiddenBiases, evaluation.average.hiddenBiases);
    assertSame(training.average.outputWeights, evaluation.average.outputWeights);
    assertSame(training.average.outputBiases, evaluation.average.outputBiases);
    assertSame(training.settings.learningRate, evaluation.settings.learningRate);
    assertSame(training.settings.averageDecay, evaluation.settings.averageDecay);
    assertSame(training.settings.regularization, evaluation.settings.regularization);
    assertEquals(11, store.variables().size());
  }

  @Test
  void layersAreTrainableAveragesAndSettingsAreNot() {
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
    new Trainer(training).train(digits.training, nowhere());

    assertTrue(evaluation.latest().accuracy(digits.heldOut) >= 0.90);
    assertTrue(evaluation.averaged().accuracy(digits.heldOut) >= 0.90);
  }

  @Test
  void learnsTheSameEveryTime() {
    Digits digits = Digits.load();
    new Trainer(training).train(digits.training, nowhere());
    TrainingModel again = TrainingModelVariables.bind(new TrainingModel(), new VariableStore(7));
    new Trainer(again).train(digits.training, nowhere());

    assertArrayEquals(training.average.hiddenWeights, again.average.hiddenWeights);
    assertArrayEquals(training.output.biases, again.output.biases);
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
