package io.varscope.checkpoint.safetensors;

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

/** One safetensors file. */
public final class SafetensorsFormat implements CheckpointFormat {

  /** For {@link java.util.ServiceLoader}. */
  public SafetensorsFormat() {}

  @Override
  public String name() {
    return "safetensors";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".safetensors");
  }

  @Override
  public boolean recognizes(Path file, ByteBuffer begin) {
    return !ShardNames.isIndex(file) && SafetensorsHeader.beginsIn(begin);
  }

  @Override
  public Checkpoint open(Path file, Strictness strictness) throws IOException {
    return SafetensorsFile.open(file, strictness);
  }

  @Override
  public boolean isWritten() {
    return true;
  }

  @Override
  public Optional<String> problem(TensorData tensor) {
    return SafetensorsNames.problemOfTensor(tensor.name());
  }

  @Override
  public void write(Path file, Contents contents) throws IOException {
    SafetensorsWriter.write(
        file,
        contents.tensors(),
        contents.metadata(),
        contents.hasChecksums(),
        contents.progress());
  }
}
