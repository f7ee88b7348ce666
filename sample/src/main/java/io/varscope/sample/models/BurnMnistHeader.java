package io.varscope.sample.models;

import io.varscope.CheckpointHeader;

/**
 * What burn-mnist.safetensors has, without its values.
 *
 * <p>Written by {@code varscope header burn-mnist.safetensors --class
 * io.varscope.sample.models.BurnMnistHeader}. Do not edit it, but write it anew.
 */
@CheckpointHeader(
    file = "burn-mnist.safetensors",
    digest = "sha256:df2c061b6f4544637226cbc3c6c2e89d81592592ebced7c0444e12f0355146f9",
    tensors = {
      "conv1.bias float32 (8,)",
      "conv1.weight float32 (8, 1, 3, 3)",
      "conv2.bias float32 (16,)",
      "conv2.weight float32 (16, 8, 3, 3)",
      "conv3.bias float32 (24,)",
      "conv3.weight float32 (24, 16, 3, 3)",
      "fc1.bias float32 (32,)",
      "fc1.weight float32 (32, 11616)",
      "fc2.bias float32 (10,)",
      "fc2.weight float32 (10, 32)",
      "norm1.bias float32 (24,)",
      "norm{1..2}.num_batches_tracked int64 ()",
      "norm1.running_mean float32 (24,)",
      "norm1.running_var float32 (24,)",
      "norm1.weight float32 (24,)",
      "norm2.bias float32 (10,)",
      "norm2.running_mean float32 (10,)",
      "norm2.running_var float32 (10,)",
      "norm2.weight float32 (10,)"
    })
public final class BurnMnistHeader {

  // Its name changes with the tensors, so that what uses this is compiled again.
  static final int SHA256_df2c061b6f454463 = 0;

  private BurnMnistHeader() {}
}
