package acme.toy;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.TensorInfo;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file that is wholly in memory. */
final class ToyCheckpoint implements Checkpoint {

  private final Path file;
  private final List<ToyTensor> tensors;
  private boolean isOpen = true;

  ToyCheckpoint(Path file, List<ToyTensor> tensors) {
    this.file = file;
    this.tensors = List.copyOf(tensors);
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public List<TensorInfo> tensors() {
    return tensors.stream().map(ToyTensor::info).toList();
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public Optional<TensorInfo> find(String name) {
    return tensors().stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  @Override
  public ReadableByteChannel open(TensorInfo tensor) {
    if (!isOpen) {
      throw new CheckpointException(file, "the checkpoint is closed.");
    }
    return tensors.stream()
        .filter(own -> own.info().equals(tensor))
        .findFirst()
        .map(own -> Channels.newChannel(new ByteArrayInputStream(own.bytes().array())))
        .orElseThrow(() -> new IllegalArgumentException(tensor + " is not in " + file));
  }

  /** Nothing of a text can be used in place. */
  @Override
  public Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) {
    return Optional.empty();
  }

  @Override
  public void close() {
    isOpen = false;
  }
}
