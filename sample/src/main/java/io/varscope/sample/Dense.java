package io.varscope.sample;

/** The arithmetic of a fully connected layer: inputs times weights, plus biases. */
final class Dense {

  final float[] weights;
  final float[] biases;

  Dense(float[] weights, float[] biases) {
    this.weights = weights;
    this.biases = biases;
  }

  float[] forward(float[] inputs) {
    float[] outputs = biases.clone();
    for (int i = 0; i < inputs.length; i++) {
      for (int o = 0; o < outputs.length; o++) {
        outputs[o] += inputs[i] * weights[i * outputs.length + o];
      }
    }
    return outputs;
  }

  /**
   * Adds to the gradients of weights and biases what one example contributes.
   *
   * @param outputGradients how the loss changes with each output
   * @return how the loss changes with each input
   */
  float[] backward(
      float[] inputs, float[] outputGradients, float[] weightGradients, float[] biasGradients) {
    float[] inputGradients = new float[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      float sum = 0;
      for (int o = 0; o < outputGradients.length; o++) {
        int w = i * outputGradients.length + o;
        weightGradients[w] += inputs[i] * outputGradients[o];
        sum += weights[w] * outputGradients[o];
      }
      inputGradients[i] = sum;
    }
    for (int o = 0; o < outputGradients.length; o++) {
      biasGradients[o] += outputGradients[o];
    }
    return inputGradients;
  }
}
