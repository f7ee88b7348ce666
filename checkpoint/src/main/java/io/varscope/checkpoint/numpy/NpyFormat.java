package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Contents;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** NumPy's format of one array, which has no name. */
public final class NpyFormat implements CheckpointFormat {

  private static final int BEGIN = 0x934e554d;

  /** For {@link java.util.ServiceLoader}. */
  public NpyFormat() {}

  @Override
  public String name() {
    return "npy";
  }

  @Override
  public String family() {
    return "NumPy";
  }

  @Override
  public List<String> suffixes() {
    return List.of(NpyFile.SUFFIX);
  }

  @Override
  public boolean recognizes(Path file, ByteBuffer begin) {
    return begin.remaining() >= Integer.BYTES && begin.getInt(begin.position()) == BEGIN;
  }

  @Override
  public Checkpoint open(Path file, Strictness strictness) throws IOException {
    return NpyFile.open(file, strictness);
  }

  @Override
  public boolean hasMetadata() {
    return false;
  }

  @Override
  public boolean hasOneTensor() {
    return true;
  }

  @Override
  public boolean isWritten() {
    return true;
  }

  @Override
  public Optional<String> problem(TensorData tensor) {
    return NpyWriter.problem(tensor);
  }

  @Override
  public void write(Path file, Contents contents) throws IOException {
    int count = contents.tensors().size();
    if (count != 1) {
      throw new CheckpointException(
          file,
          "an npy file holds one variable, and these are "
              + count
              + ". Let its name end with .npz or .safetensors.");
    }
    NpyWriter.write(file, contents.tensors().get(0), contents.progress());
  }
}
