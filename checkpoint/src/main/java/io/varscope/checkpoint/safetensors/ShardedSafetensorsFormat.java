package io.varscope.checkpoint.safetensors;

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

/** Several safetensors files and their index, which is the file that is opened. */
public final class ShardedSafetensorsFormat implements CheckpointFormat {

  /** For {@link java.util.ServiceLoader}. */
  public ShardedSafetensorsFormat() {}

  @Override
  public String name() {
    return "sharded safetensors";
  }

  @Override
  public String family() {
    return "safetensors";
  }

  @Override
  public List<String> suffixes() {
    return List.of(ShardNames.SUFFIX, ShardNames.ANY_SUFFIX);
  }

  /** By its name: other files of JSON begin alike. */
  @Override
  public boolean recognizes(Path file, ByteBuffer begin) {
    return ShardNames.isIndex(file);
  }

  @Override
  public Checkpoint open(Path file, Strictness strictness) throws IOException {
    return ShardedSafetensors.open(file, strictness);
  }

  @Override
  public boolean isSharded() {
    return true;
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
    long mostShardBytes =
        contents
            .mostShardBytes()
            .orElseThrow(
                () ->
                    new CheckpointException(
                        file,
                        "an index names several files: save to them by toShards, or to one file"
                            + " whose name ends with .safetensors."));
    SafetensorsWriter.writeSharded(
        file,
        contents.tensors(),
        contents.metadata(),
        contents.hasChecksums(),
        mostShardBytes,
        contents.progress());
  }
}
