package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Manifest;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The network of {@link BurnMnist}, run in plain Java on the weights of its authors: three
 * convolutions of 3 by 3 without padding, each followed by {@code max(0, x)}; a normalization; two
 * dense layers with {@code max(0, x)} in between; a normalization.
 */
public final class BurnMnistNetwork {

  /** The width and height of an image. */
  public static final int PIXELS = 28;

  private static final int KERNEL = 3;

  /** PyTorch's, for normalizations that do not say another. */
  private static final float EPSILON = 1e-5f;

  /** The mean and the standard deviation of the pixels that the network was trained on. */
  private static final float MEAN = 0.1307f;

  private static final float DEVIATION = 0.3081f;

  private final BurnMnist model = new BurnMnist();
  private final LoadReport report;

  private BurnMnistNetwork(Checkpoint weights) {
    VariableStore store = new VariableStore();
    this.report =
        Load.from(weights).inPlace().during(store, () -> BurnMnistVariables.bind(model, store));
  }

  /**
   * The network with the weights of a file, which stay there.
   *
   * @throws io.varscope.checkpoint.CheckpointException if they are not those of the model
   */
  public static BurnMnistNetwork load(Path weights) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(weights)) {
      return new BurnMnistNetwork(checkpoint);
    }
  }

  /** What a file has that the model lacks, or the other way round, though no model is made. */
  public static LoadReport check(Path weights) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(weights)) {
      return Load.from(checkpoint).check(Manifest.of(BurnMnist.class));
    }
  }

  /** What was loaded. */
  public LoadReport report() {
    return report;
  }

  /** The digit that an image most likely shows. */
  public int classify(float[] image) {
    float[] logits = logits(image);
    int best = 0;
    for (int digit = 1; digit < logits.length; digit++) {
      if (logits[digit] > logits[best]) {
        best = digit;
      }
    }
    return best;
  }

  /**
   * How much an image looks like each digit.
   *
   * @param image rows of pixels, from 0 (background) to 1
   */
  public float[] logits(float[] image) {
    float[] x = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      x[i] = (image[i] - MEAN) / DEVIATION;
    }
    int width = PIXELS;
    for (Conv2d layer : new Conv2d[] {model.conv1, model.conv2, model.conv3}) {
      x = rectified(convolved(x, width, layer));
      width -= KERNEL - 1;
    }
    x = normalized(x, model.norm1);
    x = rectified(dense(x, model.fc1));
    return normalized(dense(x, model.fc2), model.norm2);
  }

  /** Channels of images, each of {@code width} by {@code width} pixels, to such channels. */
  private static float[] convolved(float[] x, int width, Conv2d layer) {
    FloatVariable weight = layer.weight;
    int outChannels = (int) weight.shape().dim(0);
    int inChannels = (int) weight.shape().dim(1);
    int outWidth = width - KERNEL + 1;
    float[] y = new float[outChannels * outWidth * outWidth];
    for (int out = 0; out < outChannels; out++) {
      for (int row = 0; row < outWidth; row++) {
        for (int column = 0; column < outWidth; column++) {
          float sum = layer.bias.get(out);
          int w = out * inChannels * KERNEL * KERNEL;
          for (int in = 0; in < inChannels; in++) {
            for (int i = 0; i < KERNEL; i++) {
              int from = (in * width + row + i) * width + column;
              for (int j = 0; j < KERNEL; j++) {
                sum += weight.get(w++) * x[from + j];
              }
            }
          }
          y[(out * outWidth + row) * outWidth + column] = sum;
        }
      }
    }
    return y;
  }

  private static float[] dense(float[] x, Linear<FloatVariable> layer) {
    float[] y = new float[layer.bias.size()];
    for (int out = 0; out < y.length; out++) {
      float sum = layer.bias.get(out);
      for (int in = 0; in < x.length; in++) {
        sum += layer.weight.get(out * x.length + in) * x[in];
      }
      y[out] = sum;
    }
    return y;
  }

  /** Each feature by the mean and variance of its training, then scaled and shifted. */
  private static float[] normalized(float[] x, BatchNorm layer) {
    int features = layer.weight.size();
    int perFeature = x.length / features;
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      int feature = i / perFeature;
      double deviation = Math.sqrt(layer.runningVar.get(feature) + EPSILON);
      float normal = (float) ((x[i] - layer.runningMean.get(feature)) / deviation);
      y[i] = normal * layer.weight.get(feature) + layer.bias.get(feature);
    }
    return y;
  }

  private static float[] rectified(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(0, x[i]);
    }
    return x;
  }
}
