package acme.toy;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Contents;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Tensors of float32 as text, for files that a person reads: after a first line {@code toy}, one
 * line for each, such as {@code net/w (2, 3): 1.0 2.0 3.0 4.0 5.0 6.0}.
 */
public final class ToyFormat implements CheckpointFormat {

  static final String BEGIN = "toy\n";

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".toy");
  }

  @Override
  public boolean recognizes(Path file, ByteBuffer begin) {
    return StandardCharsets.UTF_8.decode(begin).toString().startsWith(BEGIN);
  }

  @Override
  public Checkpoint open(Path file, Strictness strictness) throws IOException {
    List<ToyTensor> tensors = new ArrayList<>();
    for (String line : Files.readString(file).substring(BEGIN.length()).split("\n", -1)) {
      if (!line.isEmpty()) {
        tensors.add(
            ToyTensor.parse(line)
                .orElseThrow(() -> new CheckpointException(file, "this is no tensor: " + line)));
      }
    }
    return new ToyCheckpoint(file, tensors);
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
    if (tensor.type() != ElementType.F32) {
      return Optional.of("has other elements than F32, which toy lacks");
    }
    return tensor.name().matches("\\S+")
        ? Optional.empty()
        : Optional.of("has a space in its name, where toy takes it to end");
  }

  @Override
  public void write(Path file, Contents contents) throws IOException {
    for (TensorData tensor : contents.tensors()) {
      Optional<String> problem = problem(tensor);
      if (problem.isPresent()) {
        throw new CheckpointException(file, "tensor " + tensor.name() + " " + problem.get() + ".");
      }
    }
    CheckpointFormat.replace(
        file,
        target -> {
          try (Writer text = Channels.newWriter(target, StandardCharsets.UTF_8)) {
            text.write(BEGIN);
            write(contents, text);
          }
        });
  }

  private static void write(Contents contents, Writer text) throws IOException {
    long total = contents.tensors().stream().mapToLong(ToyFormat::size).sum();
    long done = 0;
    for (TensorData tensor : contents.tensors()) {
      text.write(tensor.name() + " " + tensor.shape() + ":");
      ByteBuffer bytes = bytes(tensor);
      while (bytes.hasRemaining()) {
        text.write(" " + bytes.getFloat());
      }
      text.write("\n");
      done += size(tensor);
      if (!contents.progress().at(done, total)) {
        throw new CancellationException();
      }
    }
  }

  private static long size(TensorData tensor) {
    return tensor.shape().elements() * Float.BYTES;
  }

  private static ByteBuffer bytes(TensorData tensor) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) size(tensor)).order(ByteOrder.LITTLE_ENDIAN);
    try (ReadableByteChannel source = tensor.source().open()) {
      while (bytes.hasRemaining() && source.read(bytes) >= 0) {
        // Until it is full, or the source ends.
      }
    }
    return bytes.flip();
  }
}
