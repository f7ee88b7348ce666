package io.varscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what is in a file. */
@Command(
    name = "inspect",
    description = "Lists the tensors of a file, and what is odd about it.",
    mixinStandardHelpOptions = true)
final class Inspect implements Callable<Integer> {

  /** Metadata may be long; who wants all of it asks for JSON. */
  private static final int LONGEST_SHOWN = 100;

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
      if (json) {
        Json.print(out, generator -> write(checkpoint, generator));
      } else {
        out.print(text(checkpoint));
        out.flush();
      }
    }
    return Varscope.WELL;
  }

  private static String text(Checkpoint checkpoint) {
    Table table = new Table("tensor", "shape", "type", "bytes", "offset", "aligned");
    long bytes = 0;
    for (TensorInfo tensor : checkpoint.tensors()) {
      bytes += tensor.size();
      table.add(
          tensor.printableName(),
          tensor.shape(),
          tensor.type(),
          tensor.size(),
          tensor.offset() < 0 ? "-" : tensor.offset(),
          tensor.offset() < 0 ? "-" : alignment(tensor));
    }
    StringBuilder text = new StringBuilder().append(table).append('\n');
    int count = checkpoint.tensors().size();
    text.append(count).append(count == 1 ? " tensor, " : " tensors, ").append(bytes);
    text.append(" bytes\n");
    for (Map.Entry<String, String> entry : checkpoint.metadata().entrySet()) {
      text.append("metadata ").append(TensorInfo.printable(entry.getKey())).append(": ");
      String value = TensorInfo.printable(entry.getValue());
      text.append(
          value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "..." : value);
      text.append('\n');
    }
    for (String note : checkpoint.notes()) {
      text.append("note: ").append(TensorInfo.printable(note)).append('\n');
    }
    return text.toString();
  }

  /** The largest power of two, up to a page, that the tensor begins at a multiple of. */
  private static long alignment(TensorInfo tensor) {
    return Math.min(4096, tensor.offset() == 0 ? 4096 : Long.lowestOneBit(tensor.offset()));
  }

  private static void write(Checkpoint checkpoint, JsonGenerator json) throws IOException {
    json.writeStringField("file", checkpoint.file().toString());
    json.writeObjectFieldStart("metadata");
    for (Map.Entry<String, String> entry : checkpoint.metadata().entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("tensors");
    for (TensorInfo tensor : checkpoint.tensors()) {
      json.writeStartObject();
      json.writeStringField("name", tensor.name());
      json.writeFieldName("shape");
      long[] dims = tensor.shape().toArray();
      json.writeArray(dims, 0, dims.length);
      json.writeStringField("type", tensor.type().toString());
      json.writeNumberField("bytes", tensor.size());
      if (tensor.offset() >= 0) {
        json.writeNumberField("offset", tensor.offset());
        json.writeNumberField("aligned", alignment(tensor));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (String note : checkpoint.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
  }
}
