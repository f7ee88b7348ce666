package io.varscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
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
      List<String> damaged =
          hasChecksums ? Checksums.verify(checkpoint, Progress.NONE) : readAll(checkpoint);
      if (json) {
        varscope.out().json(of -> write(checkpoint, hasChecksums, damaged, of));
      } else {
        print(checkpoint, hasChecksums, damaged, varscope.out());
      }
      return damaged.isEmpty() ? Varscope.WELL : Varscope.DIFFERENT;
    }
  }

  private void print(
      Checkpoint checkpoint, boolean hasChecksums, List<String> damaged, Screen out) {
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
      Checkpoint checkpoint, boolean hasChecksums, List<String> damaged, JsonGenerator json)
      throws IOException {
    json.writeStringField("file", file.toString());
    json.writeNumberField("tensors", checkpoint.tensors().size());
    json.writeNumberField("others", checkpoint.others().size());
    json.writeBooleanField("checksums", hasChecksums);
    Json.texts(json, "damaged", damaged);
  }

  private static List<String> readAll(Checkpoint checkpoint) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    for (TensorInfo tensor : checkpoint.tensors()) {
      try (ReadableByteChannel bytes = checkpoint.open(tensor)) {
        while (bytes.read(chunk.clear()) >= 0) {
          // What cannot be read throws.
        }
      }
    }
    return List.of();
  }
}
