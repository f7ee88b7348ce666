package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads all of a file. */
@Command(
    name = "verify",
    description = "Reads all of a file, and compares its bytes with its checksums, if it has them.",
    mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {

  private static final int CHUNK = 1 << 18;

  @Spec private CommandSpec command;
  @Mixin private Opening opening;

  @Parameters(paramLabel = "FILE", description = "safetensors, its index, npz or npy")
  private Path file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    try (Checkpoint checkpoint = opening.open(file)) {
      boolean hasChecksums = Checksums.has(checkpoint);
      List<String> damaged =
          hasChecksums ? Checksums.verify(checkpoint, Progress.NONE) : readAll(checkpoint);
      if (json) {
        Json.print(
            out,
            generator -> {
              generator.writeStringField("file", file.toString());
              generator.writeNumberField("tensors", checkpoint.tensors().size());
              generator.writeBooleanField("checksums", hasChecksums);
              generator.writeArrayFieldStart("damaged");
              for (String name : damaged) {
                generator.writeString(name);
              }
              generator.writeEndArray();
            });
      } else {
        damaged.forEach(
            name -> out.println(TensorInfo.printable(name) + ": its checksum is another"));
        out.println(
            file
                + ": "
                + checkpoint.tensors().size()
                + (checkpoint.tensors().size() == 1 ? " tensor, " : " tensors, ")
                + (damaged.isEmpty() ? "all whole" : damaged.size() + " damaged")
                + (hasChecksums ? "" : " (there are no checksums)"));
      }
      return damaged.isEmpty() ? Varscope.WELL : Varscope.DIFFERENT;
    }
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
