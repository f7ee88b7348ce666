package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.Contents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the tensors of a file as another file. */
@Command(
    name = "convert",
    description = {
      "Writes what is in a file as another: npz or npy where its name ends so, several safetensors"
          + " files where it is called *.safetensors.index.json, else one safetensors file. Names"
          + " of other formats, such as *.pt, are refused.",
      "No value changes, and metadata is kept. What the new format cannot hold is refused, unless"
          + " --partial leaves it out. The new file is there as a whole, or not at all."
    })
final class Convert implements Callable<Integer> {

  /** More are counted only, unless they are left out. */
  private static final int MOST_SHOWN = 20;

  @Spec private CommandSpec command;
  @ParentCommand private Varscope varscope;
  @Mixin private Opening opening;
  @Mixin private Renames renames;

  @Parameters(index = "0", paramLabel = "FROM", description = "the file to read")
  private Path from;

  @Parameters(index = "1", paramLabel = "TO", description = "the file to write")
  private Path to;

  @Option(
      names = "--metadata",
      paramLabel = "KEY=VALUE",
      converter = MetadataArgument.class,
      description = "What the new file says of itself, such as format=pt; may be repeated.")
  private List<Map.Entry<String, String>> texts = new ArrayList<>();

  @Option(names = "--no-checksums", description = "Write no checksums into safetensors files.")
  private boolean withoutChecksums;

  @Option(
      names = "--shard-bytes",
      paramLabel = "BYTES",
      converter = ByteCount.class,
      description =
          "The most bytes of the tensors in one of several safetensors files (5000000000).")
  private Optional<Long> shardBytes = Optional.empty();

  @Option(
      names = "--partial",
      description = "Leave out what the new format cannot hold, and say what.")
  private boolean partial;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    CheckpointFormat format = format();
    checkOptions(format);
    try (Checkpoint checkpoint = opening.open(from)) {
      Conversion conversion = conversion(checkpoint, format);
      List<Conversion.Loss> losses = conversion.losses();
      if (!losses.isEmpty() && !partial) {
        throw refused(losses);
      }
      try (Interruption interruption = new Interruption()) {
        Contents contents =
            Contents.of(conversion.tensors())
                .withMetadata(conversion.metadata())
                .withChecksums(!withoutChecksums)
                .withMostShardBytes(shardBytes.orElse(ByteCount.OF_SHARDS))
                .withProgress(interruption);
        format.write(to, contents);
      }
      losses.forEach(loss -> varscope.err().line("left out: " + loss));
      conversion.notes().forEach(note -> varscope.err().line("note: " + note));
      print(conversion);
    }
    return Varscope.WELL;
  }

  private CheckpointFormat format() {
    try {
      return CheckpointFormat.ofNew(to);
    } catch (CheckpointException e) {
      throw misused(Failure.message(e));
    }
  }

  private void checkOptions(CheckpointFormat format) {
    if (!format.hasMetadata() && !texts.isEmpty()) {
      throw misused("--metadata: files of " + format.family() + " have no metadata");
    }
    if (!format.isSharded() && shardBytes.isPresent()) {
      throw misused(
          "--shard-bytes: " + to + " is one file; several are called *.safetensors.index.json");
    }
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    texts.forEach(
        text -> {
          if (metadata.put(text.getKey(), text.getValue()) != null) {
            throw misused("--metadata: " + text.getKey() + " is given twice");
          }
        });
    if (metadata.containsKey(Checksums.KEY)) {
      throw misused("--metadata: " + Checksums.KEY + " are the checksums, which are made anew");
    }
    return metadata;
  }

  private Conversion conversion(Checkpoint checkpoint, CheckpointFormat format) {
    Conversion conversion;
    RenamedFile renamed = renames.apply(checkpoint);
    try {
      conversion = new Conversion(renamed, format, to, metadata());
    } catch (IllegalArgumentException e) {
      if (renames.isEmpty() && texts.isEmpty()) {
        throw new CheckpointException(from, Failure.message(e) + ".");
      }
      throw misused(Failure.message(e));
    }
    int count = conversion.tensors().size();
    if (format.hasOneTensor() && count != 1) {
      throw misused(
          to + ": an " + format.name() + " file holds one tensor, and " + from + " has " + count);
    }
    return conversion;
  }

  private ParameterException misused(String text) {
    return new ParameterException(command.commandLine(), text);
  }

  private CheckpointException refused(List<Conversion.Loss> losses) {
    StringBuilder text =
        new StringBuilder("it cannot hold all that is in " + from + "; --partial leaves this out:");
    losses.stream().limit(MOST_SHOWN).forEach(loss -> text.append("\n  ").append(loss));
    if (losses.size() > MOST_SHOWN) {
      text.append("\n  and ").append(losses.size() - MOST_SHOWN).append(" more");
    }
    return new CheckpointException(to, text.toString());
  }

  private void print(Conversion conversion) throws IOException {
    if (!json) {
      varscope.out().line(to + ": " + Counts.of(conversion.tensors().size(), "tensor"));
      return;
    }
    varscope
        .out()
        .json(
            of -> {
              of.writeStringField("from", from.toString());
              of.writeStringField("to", to.toString());
              of.writeNumberField("tensors", conversion.tensors().size());
              Json.texts(of, "metadata", conversion.metadata());
              of.writeArrayFieldStart("leftOut");
              for (Conversion.Loss loss : conversion.losses()) {
                of.writeStartObject();
                of.writeStringField("name", loss.name());
                of.writeStringField("reason", loss.reason());
                of.writeEndObject();
              }
              of.writeEndArray();
              Json.texts(of, "notes", conversion.notes());
            });
  }
}
