package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.NpyWriter;
import io.varscope.checkpoint.NpzWriter;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Rename;
import io.varscope.checkpoint.SafetensorsWriter;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the tensors of a file as another file. */
@Command(
    name = "convert",
    description = {
      "Writes the tensors of a file as another: npz or npy where its name ends so, several"
          + " safetensors files where it is called *.index.json, else one safetensors file.",
      "No value changes. What the new format cannot hold is refused."
    },
    mixinStandardHelpOptions = true)
final class Convert implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private Opening opening;

  @Parameters(index = "0", paramLabel = "FROM", description = "the file to read")
  private Path from;

  @Parameters(index = "1", paramLabel = "TO", description = "the file to write")
  private Path to;

  @Option(
      names = "--rename",
      paramLabel = "REGEX=REPLACEMENT",
      description = "Change names, wherever the expression matches; may be repeated, in order.")
  private List<String> renames = new ArrayList<>();

  @Option(
      names = "--metadata",
      paramLabel = "KEY=VALUE",
      description = "What the new file says of itself, such as format=pt; may be repeated.")
  private Map<String, String> metadata = new LinkedHashMap<>();

  @Option(names = "--no-checksums", description = "Write no checksums into safetensors files.")
  private boolean withoutChecksums;

  @Option(
      names = "--shard-bytes",
      paramLabel = "BYTES",
      description = "The most bytes of the tensors in one of several files (${DEFAULT-VALUE}).")
  private long shardBytes = 5_000_000_000L;

  @Override
  public Integer call() throws IOException {
    try (Checkpoint checkpoint = opening.open(from)) {
      List<TensorData> tensors = tensors(checkpoint);
      Map<String, String> all = new LinkedHashMap<>();
      checkpoint
          .metadata()
          .forEach(
              (key, value) -> {
                // What this program has said of the old bytes and names, it says anew.
                if (!key.startsWith("varscope.")) {
                  all.put(key, value);
                }
              });
      all.putAll(metadata);
      write(tensors, all);
      PrintWriter out = command.commandLine().getOut();
      out.println(to + ": " + tensors.size() + (tensors.size() == 1 ? " tensor" : " tensors"));
    }
    return Varscope.WELL;
  }

  private List<TensorData> tensors(Checkpoint checkpoint) {
    Rename rename = Rename.all(Renames.parse(renames, command));
    List<TensorData> tensors = new ArrayList<>();
    for (TensorInfo tensor : checkpoint.tensors()) {
      tensors.add(
          new TensorData(
              rename.apply(tensor.name()),
              tensor.type(),
              tensor.shape(),
              () -> checkpoint.open(tensor)));
    }
    return tensors;
  }

  private void write(List<TensorData> tensors, Map<String, String> all) throws IOException {
    String name = to.toString();
    boolean isNumpy = name.endsWith(".npz") || name.endsWith(".npy");
    if (isNumpy && !metadata.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "--metadata: files of NumPy have no metadata");
    }
    if (name.endsWith(".npz")) {
      NpzWriter.write(to, tensors, Progress.NONE);
    } else if (isNumpy) {
      if (tensors.size() != 1) {
        throw new ParameterException(
            command.commandLine(),
            to + ": an npy file holds one tensor, and " + from + " has " + tensors.size());
      }
      NpyWriter.write(to, tensors.get(0), Progress.NONE);
    } else if (name.endsWith(".index.json")) {
      SafetensorsWriter.writeSharded(
          to, tensors, all, !withoutChecksums, shardBytes, Progress.NONE);
    } else {
      SafetensorsWriter.write(to, tensors, all, !withoutChecksums, Progress.NONE);
    }
  }
}
