package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Contents;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** NumPy's format of several arrays: a zip of npy entries. */
public final class NpzFormat implements CheckpointFormat {

  /** The first bytes of a zip file, and of one without entries. */
  private static final int ZIP = 0x504b0304;

  private static final int EMPTY_ZIP = 0x504b0506;

  /** For {@link java.util.ServiceLoader}. */
  public NpzFormat() {}

  @Override
  public String name() {
    return "npz";
  }

  @Override
  public String family() {
    return "NumPy";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".npz");
  }

  @Override
  public boolean recognizes(Path file, ByteBuffer begin) {
    ByteBuffer first = ByteBuffer.allocate(Long.BYTES);
    first.put(begin.slice().limit(Math.min(begin.remaining(), first.capacity()))).rewind();
    // Where a zip has the version of its format, the length of a safetensors header has zeros.
    boolean isSafetensors = first.getInt(Integer.BYTES) == 0;
    return first.getInt(0) == EMPTY_ZIP || (first.getInt(0) == ZIP && !isSafetensors);
  }

  @Override
  public Checkpoint open(Path file, Strictness strictness) throws IOException {
    return NpzFile.open(file, strictness);
  }

  @Override
  public boolean hasMetadata() {
    return false;
  }

  @Override
  public boolean isWritten() {
    return true;
  }

  @Override
  public Optional<String> problem(TensorData tensor) {
    return NpyWriter.problem(tensor).or(() -> NpzWriter.problem(tensor.name()));
  }

  @Override
  public void write(Path file, Contents contents) throws IOException {
    NpzWriter.write(file, contents.tensors(), contents.progress());
  }
}
