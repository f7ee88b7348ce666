package io.varscope.checkpoint.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Suffixes of other programs, to which nothing is written by mistake. The list need not be
 * complete.
 */
public final class ForeignNames {

  private static final Map<String, String> FAMILIES = new HashMap<>();

  static {
    add("PyTorch", ".pt", ".pth");
    add("PyTorch or TensorFlow", ".ckpt");
    add("HDF5", ".h5", ".hdf5");
    add("Keras", ".keras");
    add("TensorFlow", ".pb", ".pbtxt", ".tflite", ".meta", ".index");
    add("GGUF", ".gguf", ".ggml");
    add("ONNX", ".onnx");
    add("Core ML", ".mlmodel");
    add("Flax", ".msgpack");
    add("Python's pickle", ".pkl", ".pickle", ".joblib");
    add("Matlab", ".mat");
    add("archives", ".zip", ".tar", ".7z");
    add("compressed data", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".lz4");
    add("text", ".json", ".txt", ".csv", ".yaml", ".yml", ".xml", ".html", ".md");
  }

  private ForeignNames() {}

  private static void add(String family, String... suffixes) {
    List.of(suffixes).forEach(suffix -> FAMILIES.put(suffix, family));
  }

  /**
   * Whose files end so, if it is known.
   *
   * @param suffix in lower case, with its dot
   */
  public static Optional<String> family(String suffix) {
    return Optional.ofNullable(FAMILIES.get(suffix));
  }
}
