package io.varscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Compares two files, or a file with what a model declares. */
@Command(
    name = "diff",
    description = {
      "Compares all of two files: names, shapes, types and bytes of tensors, what they have beside"
          + " tensors, and what they say of themselves, without their checksums.",
      "The second may be the manifest of a model (META-INF/varscope/CLASS.json), which the"
          + " compiler writes: then it tells what keeps the file from being loaded."
    })
final class Diff implements Callable<Integer> {

  @ParentCommand private Varscope varscope;
  @Mixin private Opening opening;
  @Mixin private Renames renames;

  @Parameters(index = "0", paramLabel = "FILE", description = "safetensors, its index, npz or npy")
  private Path first;

  @Parameters(index = "1", paramLabel = "OTHER", description = "the same, or a manifest")
  private Path second;

  @Option(
      names = "--tensors-only",
      description = "Compare neither metadata nor what is beside tensors.")
  private boolean tensorsOnly;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Difference> differences;
    CheckpointFormat format = Opening.format(first);
    try (Checkpoint checkpoint = opening.open(first, format)) {
      differences =
          ManifestFile.isCalledSo(second)
              ? ManifestComparison.of(renames.apply(checkpoint), second, renames.rule())
              : withFile(checkpoint, format);
    }
    if (json) {
      varscope.out().json(generator -> write(differences, generator));
    } else {
      print(differences, varscope.out());
    }
    return differences.isEmpty() ? Varscope.WELL : Varscope.DIFFERENT;
  }

  private List<Difference> withFile(Checkpoint a, CheckpointFormat ofFirst) throws IOException {
    CheckpointFormat ofSecond = Opening.format(second);
    try (Checkpoint b = opening.open(second, ofSecond)) {
      RenamedFile one = renames.apply(a);
      RenamedFile other = RenamedFile.of(b);
      FileComparison comparison = new FileComparison(one, other);
      comparison.compareTensors();
      if (!tensorsOnly) {
        comparison.compareOthers();
        if (ofFirst.hasMetadata() && ofSecond.hasMetadata()) {
          comparison.compareMetadata();
        } else {
          CheckpointFormat without = ofFirst.hasMetadata() ? ofSecond : ofFirst;
          noteMetadata(one.metadata().size() + other.metadata().size(), without);
        }
      }
      return comparison.differences();
    }
  }

  /** What a format has no place for is no difference, but said. */
  private void noteMetadata(int count, CheckpointFormat without) {
    if (count > 0) {
      varscope
          .err()
          .line(
              "note: "
                  + Counts.of(count, "text")
                  + " of metadata not compared, since "
                  + without.family()
                  + "'s files have none.");
    }
  }

  private static void print(List<Difference> differences, Screen out) {
    for (Difference difference : differences) {
      out.line(difference.kind() + ": " + difference.text());
    }
    out.line(differences.isEmpty() ? "no difference" : Counts.of(differences.size(), "difference"));
  }

  private void write(List<Difference> differences, JsonGenerator json) throws IOException {
    json.writeStringField("first", first.toString());
    json.writeStringField("second", second.toString());
    json.writeArrayFieldStart("differences");
    for (Difference difference : differences) {
      Json.object(
          json,
          of -> {
            of.writeStringField("kind", difference.kind());
            of.writeStringField("name", difference.name());
            difference.members().writeTo(of);
          });
    }
    json.writeEndArray();
  }
}
