package io.varscope.benchmark.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** PyTorch by DJL. */
final class Engine {

  static {
    // Read when the engine is loaded: nothing from the network.
    System.setProperty("ai.djl.offline", "true");
  }

  private Engine() {}

  /** Loads a file of either format. */
  static Contestant load(Path file) {
    return new Contestant(
        "DJL, `NDList.decode`",
        () -> {
          try (NDManager manager = NDManager.newBaseManager()) {
            return Contestant.nanos(() -> decode(manager, file));
          }
        });
  }

  /** Saves as many values as a model has. */
  static Contestant save(Path target, NDList.Encoding encoding, Model model) {
    return new Contestant(
        "DJL, `NDList.encode`",
        () -> {
          Files.deleteIfExists(target);
          try (NDManager manager = NDManager.newBaseManager()) {
            NDList list = arrays(manager, model);
            return Contestant.nanos(() -> encode(list, encoding, target));
          }
        });
  }

  private static NDList arrays(NDManager manager, Model model) {
    NDList list = new NDList();
    for (int i = 0; i < model.variables(); i++) {
      NDArray array = manager.randomUniform(0, 1, new Shape(model.bytesOfOne() / Float.BYTES));
      array.setName("layer_" + i + "/w");
      // Only queued until somebody looks.
      array.getFloat(0);
      list.add(array);
    }
    return list;
  }

  private static NDList decode(NDManager manager, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return NDList.decode(manager, in);
    }
  }

  private static void encode(NDList list, NDList.Encoding encoding, Path target)
      throws IOException {
    Path temporary = target.resolveSibling("djl.tmp");
    try (FileOutputStream file = new FileOutputStream(temporary.toFile());
        OutputStream out = new BufferedOutputStream(file)) {
      list.encode(out, encoding);
      out.flush();
      file.getFD().sync();
    }
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
