package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.metadata.Aliases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of a file can go into another, and what cannot. */
final class Conversion {

  /**
   * Something that the new file cannot have.
   *
   * @param name of a tensor, a further name of one, or of what is no tensor
   * @param reason a clause whose subject is the name
   */
  record Loss(String name, String reason) {

    @Override
    public String toString() {
      return Screen.cut(name) + " " + reason;
    }
  }

  private final CheckpointFormat format;
  private final Path to;
  private final List<TensorData> tensors = new ArrayList<>();
  private final Map<String, String> metadata;
  private final List<Loss> losses = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Finds out, and writes nothing.
   *
   * @param added to the metadata
   * @throws IllegalArgumentException if a further name is one of a tensor, or of none
   */
  Conversion(RenamedFile from, CheckpointFormat format, Path to, Map<String, String> added) {
    Checkpoint checkpoint = from.checkpoint();
    this.format = format;
    this.to = to;
    this.metadata = new LinkedHashMap<>(from.metadata());
    metadata.putAll(added);
    checkpoint.notes().forEach(note -> notes.add(checkpoint.file() + ": " + note));
    from.tensors().forEach((name, tensor) -> add(checkpoint, name, tensor));
    checkAliases(from.tensors().keySet());
    for (String other : checkpoint.others()) {
      losses.add(new Loss(other, "is no tensor"));
    }
    if (!format.hasMetadata()) {
      leaveOutMetadata();
    }
    if (format.hasOneTensor() && tensors.size() == 1) {
      String name = Screen.cut(tensors.get(0).name());
      notes.add(format.name() + " files have no names, so " + to + " lacks: " + name);
    }
  }

  private void add(Checkpoint checkpoint, String name, TensorInfo tensor) {
    TensorData data =
        new TensorData(name, tensor.type(), tensor.shape(), () -> checkpoint.open(tensor));
    Optional<String> problem = format.problem(data);
    if (problem.isPresent()) {
      losses.add(new Loss(name, tensor.shape() + " " + tensor.type() + " " + problem.get()));
    } else {
      tensors.add(data);
    }
  }

  private void checkAliases(Set<String> names) {
    Aliases.names(metadata)
        .forEach(
            (alias, name) -> {
              if (names.contains(alias) || !names.contains(name)) {
                throw new IllegalArgumentException(
                    "'"
                        + Screen.cut(alias)
                        + "' cannot be a further name of '"
                        + Screen.cut(name)
                        + "': "
                        + (names.contains(alias) ? "a tensor has it" : "no tensor has that one"));
              }
            });
  }

  /** Checksums are no loss: a file without metadata needs none. */
  private void leaveOutMetadata() {
    String files = format.family() + "'s files";
    Map<String, String> aliases = Aliases.names(metadata);
    aliases.forEach(
        (alias, name) ->
            losses.add(
                new Loss(
                    alias,
                    "is a further name of " + Screen.cut(name) + ", and " + files + " have none")));
    List<String> texts =
        metadata.keySet().stream().filter(key -> !Aliases.isAlias(key)).map(Screen::cut).toList();
    if (!texts.isEmpty()) {
      notes.add(files + " have no metadata, so " + to + " lacks: " + String.join(", ", texts));
    }
    metadata.clear();
  }

  /** What the new file has; their bytes are read when they are written. */
  List<TensorData> tensors() {
    return tensors;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** What the new file cannot have. */
  List<Loss> losses() {
    return losses;
  }

  /** Notes for the user. */
  List<String> notes() {
    return notes;
  }
}
