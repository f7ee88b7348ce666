package io.varscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads all of a file. */
@Command(
    name = "verify",
    description =
        "Reads all of a file, also what is no tensor, and compares its bytes with its checksums, if"
            + " it has them.")
final class Verify implements Callable<Integer> {

  private static final int CHUNK = 1 << 18;

  @ParentCommand private Varscope varscope;
  @Mixin private Opening opening;

  @Parameters(paramLabel = "FILE", description = "safetensors, its index, npz or npy")
  private Path file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (Checkpoint checkpoint = opening.open(file)) {
      boolean hasChecksums = Checksums.has(checkpoint);
      if (hasChecksums && !checkpoint.hasOwnChecksums()) {
        List<String> damaged = Checksums.verify(checkpoint, Progress.NONE);
        say(checkpoint, hasChecksums, damaged);
        return damaged.isEmpty() ? Varscope.WELL : Varscope.DIFFERENT;
      }
      Map<String, CheckpointException> unreadable = readAll(checkpoint);
      say(checkpoint, hasChecksums, unreadable.keySet());
      List<Failure> failures = unreadable.values().stream().map(Failure::of).toList();
      failures.forEach(failure -> varscope.err().lines(failure.text()));
      return failures.isEmpty() ? Varscope.WELL : failures.get(0).exitCode();
    }
  }

  private void say(Checkpoint checkpoint, boolean hasChecksums, Collection<String> damaged)
      throws IOException {
    if (json) {
      varscope.out().json(of -> write(checkpoint, hasChecksums, damaged, of));
    } else {
      print(checkpoint, hasChecksums, damaged, varscope.out());
    }
  }

  private void print(
      Checkpoint checkpoint, boolean hasChecksums, Collection<String> damaged, Screen out) {
    damaged.forEach(name -> out.line(Screen.cut(name) + ": its checksum is another"));
    int others = checkpoint.others().size();
    out.line(
        file
            + ": "
            + Counts.of(checkpoint.tensors().size(), "tensor")
            + (others == 0 ? "" : ", " + Counts.of(others, "thing") + " beside tensors")
            + ", "
            + (damaged.isEmpty() ? "all whole" : damaged.size() + " damaged")
            + (hasChecksums ? "" : " (there are no checksums)"));
  }

  private void write(
      Checkpoint checkpoint, boolean hasChecksums, Collection<String> damaged, JsonGenerator json)
      throws IOException {
    json.writeStringField("file", file.toString());
    json.writeNumberField("tensors", checkpoint.tensors().size());
    json.writeNumberField("others", checkpoint.others().size());
    json.writeBooleanField("checksums", hasChecksums);
    Json.texts(json, "damaged", damaged);
  }

  /**
   * Reads each tensor and each thing beside them, and gives what cannot be read. With JSON these
   * are all; else the first one throws.
   */
  private Map<String, CheckpointException> readAll(Checkpoint checkpoint) throws IOException {
    Map<String, TensorData.Source> sources = new LinkedHashMap<>();
    checkpoint.tensors().forEach(t -> sources.put(t.name(), () -> checkpoint.open(t)));
    checkpoint.others().forEach(name -> sources.put(name, () -> checkpoint.openOther(name)));
    Map<String, CheckpointException> unreadable = new LinkedHashMap<>();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    for (Map.Entry<String, TensorData.Source> source : sources.entrySet()) {
      try (ReadableByteChannel bytes = source.getValue().open()) {
        while (bytes.read(chunk.clear()) >= 0) {
          // What cannot be read throws.
        }
      } catch (CheckpointException e) {
        if (!json) {
          throw e;
        }
        unreadable.put(source.getKey(), e);
      }
    }
    return unreadable;
  }
}
