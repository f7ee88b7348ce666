package io.varscope.sample;

import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Save;
import io.varscope.sample.models.BurnMnistNetwork;
import io.varscope.sample.models.MnistDigits;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Saves a model and loads it again, and runs one that others have trained. */
final class Checkpoints {

  private Checkpoints() {}

  static void show(VariableStore trained, PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("varscope-sample");
    try {
      saveAndLoad(trained, folder.resolve("digits.safetensors"), out);
      out.println();
      runOthers(folder.resolve("burn-mnist.safetensors"), out);
    } finally {
      delete(folder);
    }
  }

  private static void saveAndLoad(VariableStore trained, Path file, PrintStream out)
      throws IOException {
    Save.from(trained).reporting(new ProgressBar("save", out)).to(file);
    VariableStore store = new VariableStore();
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      new Trainer(store);
      LoadReport report = Load.from(checkpoint).reporting(new ProgressBar("load", out)).into(store);
      out.println(report);
    }
  }

  /** The weights lie in this program's jar; what is to be used in place has to be a file. */
  private static void runOthers(Path file, PrintStream out) throws IOException {
    try (InputStream weights =
        BurnMnistNetwork.class.getResourceAsStream("burn-mnist.safetensors")) {
      Files.copy(weights, file, StandardCopyOption.REPLACE_EXISTING);
    }
    out.println(
        BurnMnistNetwork.check(file).problems().isEmpty()
            ? "burn-mnist.safetensors fits the model"
            : "burn-mnist.safetensors does not fit the model");
    BurnMnistNetwork network = BurnMnistNetwork.load(file);
    out.println(network.report());
    int right = 0;
    for (MnistDigits.Digit digit : MnistDigits.read()) {
      right += network.classify(digit.image) == digit.label ? 1 : 0;
    }
    out.println(right + " of " + MnistDigits.read().size() + " digits are read right");
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
