package acme.application;

import acme.decoder.Decoder;
import acme.decoder.DecoderVariables;
import acme.encoder.Encoder;
import acme.encoder.EncoderVariables;
import io.varscope.VariableStore;

final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    VariableStore store = new VariableStore();
    Encoder encoder = EncoderVariables.bind(new Encoder(), store);
    Decoder decoder = DecoderVariables.bind(new Decoder(), store);
    Evaluation evaluation = EvaluationVariables.bind(new Evaluation(), store);
    System.out.println(evaluation.encoderWeights == encoder.weights);
    System.out.println(evaluation.decoderWeights == decoder.weights);
    store.variables().forEach(variable -> System.out.println(variable.name()));
  }
}
