package acme.application;

import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Has a variable of its own, and one of each library. */
@VariableScope("translator")
class Evaluation {

  @Variable FloatVariable loss;

  @Variable(
      name = "encoder/weights",
      shape = {4, 2},
      reuse = Reuse.TRUE)
  FloatVariable encoderWeights;

  @Variable(
      name = "decoder/weights",
      shape = {4, 2},
      reuse = Reuse.TRUE)
  FloatVariable decoderWeights;
}
