package io.varscope.checkpoint;

import io.varscope.checkpoint.numpy.NpyWriter;
import io.varscope.checkpoint.numpy.NpzWriter;
import io.varscope.checkpoint.safetensors.SafetensorsNames;
import io.varscope.checkpoint.safetensors.ShardIndex;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The formats that are written, told by how the name of a file ends, in upper or lower case: {@code
 * .npz}, {@code .npy} and {@code .index.json} (several safetensors files and their index); anything
 * else is one safetensors file, unless other programs would take it for something that it is not,
 * as {@code .pt} or {@code .h5}.
 */
public enum TargetFormat {
  /** One safetensors file. */
  SAFETENSORS,
  /** Several safetensors files and their index, which is the file that has the name. */
  SHARDED_SAFETENSORS,
  /** NumPy's format of several arrays. */
  NPZ,
  /** NumPy's format of one array, which has no name. */
  NPY;

  /** Whose files end so; only what is not to be written by mistake, so it need not be complete. */
  private static final Map<String, String> FOREIGN = new HashMap<>();

  static {
    foreign("PyTorch", ".pt", ".pth");
    foreign("PyTorch or TensorFlow", ".ckpt");
    foreign("HDF5", ".h5", ".hdf5");
    foreign("Keras", ".keras");
    foreign("TensorFlow", ".pb", ".pbtxt", ".tflite", ".meta", ".index");
    foreign("GGUF", ".gguf", ".ggml");
    foreign("ONNX", ".onnx");
    foreign("Core ML", ".mlmodel");
    foreign("Flax", ".msgpack");
    foreign("Python's pickle", ".pkl", ".pickle", ".joblib");
    foreign("Matlab", ".mat");
    foreign("archives", ".zip", ".tar", ".7z");
    foreign("compressed data", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".lz4");
    foreign("text", ".json", ".txt", ".csv", ".yaml", ".yml", ".xml", ".html", ".md");
  }

  private static void foreign(String whose, String... suffixes) {
    List.of(suffixes).forEach(suffix -> FOREIGN.put(suffix, whose));
  }

  /**
   * The format of a file that is to be written; whether there is one already does not matter.
   *
   * @throws CheckpointException if its name ends as those of another format, which is not written
   */
  public static TargetFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npz")) {
      return NPZ;
    }
    if (name.endsWith(".npy")) {
      return NPY;
    }
    if (ShardIndex.isCalledSo(file)) {
      return SHARDED_SAFETENSORS;
    }
    int dot = name.lastIndexOf('.');
    String whose = dot < 0 ? null : FOREIGN.get(name.substring(dot));
    if (whose != null) {
      throw new CheckpointException(
          file,
          "names that end with "
              + name.substring(dot)
              + " are those of "
              + whose
              + ", which is not written. Let it end with .safetensors or .npz, with .npy for a"
              + " single tensor, or with .safetensors.index.json for several files.");
    }
    return SAFETENSORS;
  }

  /**
   * What keeps a tensor from being in a file of this format, if anything: a clause of which the
   * tensor is the subject.
   */
  public Optional<String> problem(TensorData tensor) {
    return switch (this) {
      case NPY -> NpyWriter.problem(tensor);
      case NPZ -> NpyWriter.problem(tensor).or(() -> NpzWriter.problem(tensor.name()));
      case SAFETENSORS, SHARDED_SAFETENSORS ->
          tensor.name().equals(SafetensorsNames.METADATA)
              ? Optional.of("has a name that means something else in safetensors")
              : SafetensorsNames.problem(tensor.name());
    };
  }
}
