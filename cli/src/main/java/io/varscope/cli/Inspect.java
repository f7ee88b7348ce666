package io.varscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists what is in a file. */
@Command(
    name = "inspect",
    description = {
      "Lists the tensors of a file, and what is odd about it.",
      "Long names and texts are cut; --json has them whole."
    })
final class Inspect implements Callable<Integer> {

  private static final List<String> HEAD =
      List.of("tensor", "shape", "type", "bytes", "offset", "aligned");

  @ParentCommand private Varscope varscope;
  @Mixin private Opening opening;

  @Parameters(paramLabel = "FILE", description = "safetensors, its index, npz or npy")
  private Path file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (Checkpoint checkpoint = opening.open(file)) {
      if (json) {
        varscope.out().json(generator -> write(checkpoint, generator));
      } else {
        print(checkpoint, varscope.out());
      }
    }
    return Varscope.WELL;
  }

  private static void print(Checkpoint checkpoint, Screen out) {
    List<TensorInfo> tensors = checkpoint.tensors();
    new Table<>(out, HEAD, Inspect::cells).print(tensors);
    long bytes = tensors.stream().mapToLong(TensorInfo::size).sum();
    out.line("");
    out.line(Counts.of(tensors.size(), "tensor") + ", " + bytes + " bytes");
    checkpoint
        .metadata()
        .forEach(
            (key, value) -> out.line("metadata " + Screen.cut(key) + ": " + Screen.cut(value)));
    checkpoint.notes().forEach(note -> out.line("note: " + note));
  }

  private static List<Object> cells(TensorInfo tensor) {
    return List.of(
        tensor.name(),
        tensor.shape(),
        tensor.type(),
        tensor.size(),
        tensor.offset() < 0 ? "-" : tensor.offset(),
        tensor.offset() < 0 ? "-" : alignment(tensor));
  }

  /** The largest power of two, up to a page, that the tensor begins at a multiple of. */
  private static long alignment(TensorInfo tensor) {
    return Math.min(4096, tensor.offset() == 0 ? 4096 : Long.lowestOneBit(tensor.offset()));
  }

  private static void write(Checkpoint checkpoint, JsonGenerator json) throws IOException {
    json.writeStringField("file", checkpoint.file().toString());
    Json.texts(json, "metadata", checkpoint.metadata());
    json.writeArrayFieldStart("tensors");
    for (TensorInfo tensor : checkpoint.tensors()) {
      json.writeStartObject();
      json.writeStringField("name", tensor.name());
      Json.shapeAndType(json, tensor);
      json.writeNumberField("bytes", tensor.size());
      if (tensor.offset() >= 0) {
        json.writeNumberField("offset", tensor.offset());
        json.writeNumberField("aligned", alignment(tensor));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.texts(json, "others", checkpoint.others());
    Json.texts(json, "notes", checkpoint.notes());
  }
}
