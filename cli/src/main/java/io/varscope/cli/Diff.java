package io.varscope.cli;

import io.varscope.Manifest;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Rename;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two files, or a file with what a model declares. */
@Command(
    name = "diff",
    description = {
      "Compares the tensors of two files: names, shapes, types and bytes.",
      "The second may be the manifest of a model (META-INF/varscope/CLASS.json), which the"
          + " compiler writes: then it tells what keeps the file from being loaded."
    },
    mixinStandardHelpOptions = true)
final class Diff implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private Opening opening;

  @Parameters(index = "0", paramLabel = "FILE", description = "safetensors, its index, npz or npy")
  private Path first;

  @Parameters(index = "1", paramLabel = "OTHER", description = "the same, or a manifest")
  private Path second;

  @Option(
      names = "--rename",
      paramLabel = "REGEX=REPLACEMENT",
      description = "Change the names of the first, in order; may be repeated.")
  private List<String> renames = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (Checkpoint checkpoint = opening.open(first)) {
      List<Difference> differences = isManifest() ? withManifest(checkpoint) : withFile(checkpoint);
      print(differences);
      return differences.isEmpty() ? Varscope.WELL : Varscope.DIFFERENT;
    }
  }

  private boolean isManifest() {
    String name = second.toString();
    return name.endsWith(".json") && !name.endsWith(".index.json");
  }

  private List<Difference> withManifest(Checkpoint checkpoint) throws IOException {
    Load load = Load.from(checkpoint);
    for (Rename rule : Renames.parse(renames, command)) {
      load = load.renaming(rule);
    }
    LoadReport report = load.check(Manifest.parse(Files.readString(second)));
    return report.problems().stream()
        .map(
            problem ->
                new Difference(problem.mismatch().toString(), problem.name(), "", problem.text()))
        .toList();
  }

  private List<Difference> withFile(Checkpoint a) throws IOException {
    Rename rename = Rename.all(Renames.parse(renames, command));
    List<Difference> differences = new ArrayList<>();
    try (Checkpoint b = opening.open(second)) {
      Set<String> inBoth = new HashSet<>();
      for (TensorInfo tensor : a.tensors()) {
        String name = rename.apply(tensor.name());
        Optional<TensorInfo> other = b.find(name);
        if (other.isPresent()) {
          inBoth.add(name);
          compare(a, tensor, b, other.get()).ifPresent(differences::add);
        } else {
          differences.add(new Difference("only in the first", name, words(tensor), ""));
        }
      }
      for (TensorInfo tensor : b.tensors()) {
        if (!inBoth.contains(tensor.name())) {
          differences.add(new Difference("only in the second", tensor.name(), "", words(tensor)));
        }
      }
    }
    return differences;
  }

  private static Optional<Difference> compare(
      Checkpoint a, TensorInfo first, Checkpoint b, TensorInfo second) throws IOException {
    String kind =
        !first.shape().equals(second.shape())
            ? "shape"
            : first.type() != second.type() ? "type" : "";
    if (!kind.isEmpty()) {
      return Optional.of(new Difference(kind, second.name(), words(first), words(second)));
    }
    return Values.compare(a, first, b, second)
        .map(text -> new Difference("values", second.name(), words(first), text));
  }

  private static String words(TensorInfo tensor) {
    return tensor.shape() + " " + tensor.type();
  }

  private void print(List<Difference> differences) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      Json.print(
          out,
          generator -> {
            generator.writeStringField("first", first.toString());
            generator.writeStringField("second", second.toString());
            generator.writeArrayFieldStart("differences");
            for (Difference difference : differences) {
              generator.writeStartObject();
              generator.writeStringField("kind", difference.kind());
              generator.writeStringField("name", difference.name());
              generator.writeStringField("first", difference.first());
              generator.writeStringField("second", difference.second());
              generator.writeEndObject();
            }
            generator.writeEndArray();
          });
      return;
    }
    for (Difference difference : differences) {
      out.println(line(difference));
    }
    out.println(
        differences.isEmpty()
            ? "no difference"
            : differences.size() + (differences.size() == 1 ? " difference" : " differences"));
  }

  private static String line(Difference difference) {
    String name = TensorInfo.printable(difference.name());
    if (difference.first().isEmpty() || difference.second().isEmpty()) {
      String only = difference.first() + difference.second();
      // What is said of a manifest is a sentence that has the name in it.
      return difference.kind() + ": " + (only.contains(name) ? only : name + " " + only);
    }
    return difference.kind()
        + ": "
        + name
        + " "
        + difference.first()
        + (difference.kind().equals("values") ? ": " : ", ")
        + difference.second();
  }
}
