package io.varscope.sample.models;

/**
 * Lists of the variables of models whose architecture is published, but no list. They are made by
 * loops over the tables of the papers and of torchvision and TF-slim, which have nothing in common
 * with the annotations.
 */
final class PublishedModels {

  private PublishedModels() {}

  /** torchvision's {@code resnet18().state_dict()}. */
  static VariableList resNet18() {
    VariableList list = new VariableList();
    list.add("conv1.weight", 64, 3, 7, 7);
    batchNorm(list, "bn1", 64);
    int in = 64;
    for (int stage = 1; stage <= 4; stage++) {
      int out = 32 << stage;
      for (int block = 0; block < 2; block++) {
        String name = "layer" + stage + "." + block + ".";
        list.add(name + "conv1.weight", out, in, 3, 3);
        batchNorm(list, name + "bn1", out);
        list.add(name + "conv2.weight", out, out, 3, 3);
        batchNorm(list, name + "bn2", out);
        if (in != out) {
          list.add(name + "downsample.0.weight", out, in, 1, 1);
          batchNorm(list, name + "downsample.1", out);
        }
        in = out;
      }
    }
    return list.add("fc.weight", 1000, 512).add("fc.bias", 1000);
  }

  /** torchvision's {@code mobilenet_v2().state_dict()}. */
  static VariableList mobileNetV2() {
    // Table 2 of the paper: expansion, channels, blocks.
    int[][] stages = {
      {1, 16, 1}, {6, 24, 2}, {6, 32, 3}, {6, 64, 4}, {6, 96, 3}, {6, 160, 3}, {6, 320, 1}
    };
    VariableList list = new VariableList();
    list.add("features.0.0.weight", 32, 3, 3, 3);
    batchNorm(list, "features.0.1", 32);
    int in = 32;
    int feature = 1;
    for (int[] stage : stages) {
      for (int block = 0; block < stage[2]; block++) {
        String name = "features." + feature++ + ".conv.";
        int hidden = stage[0] * in;
        int layer = 0;
        if (stage[0] != 1) {
          list.add(name + "0.0.weight", hidden, in, 1, 1);
          batchNorm(list, name + "0.1", hidden);
          layer++;
        }
        list.add(name + layer + ".0.weight", hidden, 1, 3, 3);
        batchNorm(list, name + layer + ".1", hidden);
        list.add(name + (layer + 1) + ".weight", stage[1], hidden, 1, 1);
        batchNorm(list, name + (layer + 2), stage[1]);
        in = stage[1];
      }
    }
    list.add("features.18.0.weight", 1280, 320, 1, 1);
    batchNorm(list, "features.18.1", 1280);
    return list.add("classifier.1.weight", 1000, 1280).add("classifier.1.bias", 1000);
  }

  /** torchvision's {@code vit_b_16().state_dict()}. */
  static VariableList vitB16() {
    VariableList list = new VariableList();
    list.add("class_token", 1, 1, 768);
    list.add("conv_proj.weight", 768, 3, 16, 16).add("conv_proj.bias", 768);
    list.add("encoder.pos_embedding", 1, 197, 768);
    for (int layer = 0; layer < 12; layer++) {
      String name = "encoder.layers.encoder_layer_" + layer + ".";
      list.add(name + "ln_1.weight", 768).add(name + "ln_1.bias", 768);
      list.add(name + "self_attention.in_proj_weight", 2304, 768);
      list.add(name + "self_attention.in_proj_bias", 2304);
      list.add(name + "self_attention.out_proj.weight", 768, 768);
      list.add(name + "self_attention.out_proj.bias", 768);
      list.add(name + "ln_2.weight", 768).add(name + "ln_2.bias", 768);
      list.add(name + "mlp.0.weight", 3072, 768).add(name + "mlp.0.bias", 3072);
      list.add(name + "mlp.3.weight", 768, 3072).add(name + "mlp.3.bias", 768);
    }
    list.add("encoder.ln.weight", 768).add("encoder.ln.bias", 768);
    return list.add("heads.head.weight", 1000, 768).add("heads.head.bias", 1000);
  }

  /** TF-slim's {@code inception_v1_2016_08_28.ckpt}, without its step counter. */
  static VariableList inceptionV1() {
    // Table 1 of the paper: 1x1, 3x3 reduced, 3x3, "5x5" reduced, "5x5" (3x3 in TF-slim), pooled.
    String[] names = {"3b", "3c", "4b", "4c", "4d", "4e", "4f", "5b", "5c"};
    int[][] modules = {
      {64, 96, 128, 16, 32, 32},
      {128, 128, 192, 32, 96, 64},
      {192, 96, 208, 16, 48, 64},
      {160, 112, 224, 24, 64, 64},
      {128, 128, 256, 24, 64, 64},
      {112, 144, 288, 32, 64, 64},
      {256, 160, 320, 32, 128, 128},
      {256, 160, 320, 32, 128, 128},
      {384, 192, 384, 48, 128, 128}
    };
    VariableList list = new VariableList();
    slimConvolution(list, "Conv2d_1a_7x7", 7, 3, 64);
    slimConvolution(list, "Conv2d_2b_1x1", 1, 64, 64);
    slimConvolution(list, "Conv2d_2c_3x3", 3, 64, 192);
    int in = 192;
    for (int m = 0; m < names.length; m++) {
      String name = "Mixed_" + names[m] + "/Branch_";
      int[] out = modules[m];
      // TF-slim calls one layer 0a that is 0b everywhere else.
      String last = names[m].equals("5b") ? "2/Conv2d_0a_3x3" : "2/Conv2d_0b_3x3";
      slimConvolution(list, name + "0/Conv2d_0a_1x1", 1, in, out[0]);
      slimConvolution(list, name + "1/Conv2d_0a_1x1", 1, in, out[1]);
      slimConvolution(list, name + "1/Conv2d_0b_3x3", 3, out[1], out[2]);
      slimConvolution(list, name + "2/Conv2d_0a_1x1", 1, in, out[3]);
      slimConvolution(list, name + last, 3, out[3], out[4]);
      slimConvolution(list, name + "3/Conv2d_0b_1x1", 1, in, out[5]);
      in = out[0] + out[2] + out[4] + out[5];
    }
    list.add("InceptionV1/Logits/Conv2d_0c_1x1/weights", 1, 1, in, 1001);
    return list.add("InceptionV1/Logits/Conv2d_0c_1x1/biases", 1001);
  }

  /**
   * Hugging Face's {@code T5ForConditionalGeneration} "t5-small", each tensor by its first name.
   */
  static VariableList t5Small() {
    VariableList list = new VariableList();
    list.add("shared.weight", 32_128, 512);
    for (String stack : new String[] {"encoder", "decoder"}) {
      boolean decoder = stack.equals("decoder");
      for (int block = 0; block < 6; block++) {
        String name = stack + ".block." + block + ".layer.";
        for (String matrix : new String[] {"q", "k", "v", "o"}) {
          list.add(name + "0.SelfAttention." + matrix + ".weight", 512, 512);
          if (decoder) {
            list.add(name + "1.EncDecAttention." + matrix + ".weight", 512, 512);
          }
        }
        if (block == 0) {
          list.add(name + "0.SelfAttention.relative_attention_bias.weight", 32, 8);
        }
        int layers = decoder ? 3 : 2;
        for (int layer = 0; layer < layers; layer++) {
          list.add(name + layer + ".layer_norm.weight", 512);
        }
        list.add(name + (layers - 1) + ".DenseReluDense.wi.weight", 2048, 512);
        list.add(name + (layers - 1) + ".DenseReluDense.wo.weight", 512, 2048);
      }
      list.add(stack + ".final_layer_norm.weight", 512);
    }
    return list;
  }

  private static void batchNorm(VariableList list, String name, int features) {
    list.add(name + ".weight", features).add(name + ".bias", features);
    list.add(name + ".running_mean", features).add(name + ".running_var", features);
    list.add(name + ".num_batches_tracked", "int64", new long[0]);
  }

  private static void slimConvolution(VariableList list, String name, int kernel, int in, int out) {
    list.add("InceptionV1/" + name + "/weights", kernel, kernel, in, out);
    for (String statistic : new String[] {"beta", "moving_mean", "moving_variance"}) {
      list.add("InceptionV1/" + name + "/BatchNorm/" + statistic, out);
    }
  }
}
