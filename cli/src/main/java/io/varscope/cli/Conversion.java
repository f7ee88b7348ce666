package io.varscope.cli;

import io.varscope.checkpoint.Aliases;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Rename;
import io.varscope.checkpoint.TargetFormat;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a file goes into another, and what cannot. */
final class Conversion {

  private final Checkpoint checkpoint;
  private final TargetFormat format;
  private final Path to;
  private final List<TensorData> tensors = new ArrayList<>();
  private final Map<String, String> metadata;
  private final List<String> losses = new ArrayList<>();
  private final List<String> notes;

  /**
   * Finds out, and writes nothing.
   *
   * @param added to the metadata
   * @throws IllegalArgumentException if two names become one
   */
  Conversion(
      Checkpoint checkpoint,
      TargetFormat format,
      Path to,
      Rename rename,
      Map<String, String> added) {
    this.checkpoint = checkpoint;
    this.format = format;
    this.to = to;
    this.metadata = new LinkedHashMap<>(Metadata.of(checkpoint, rename));
    this.notes = new ArrayList<>();
    metadata.putAll(added);
    checkpoint.notes().forEach(note -> notes.add(checkpoint.file() + ": " + note));
    addTensors(rename);
    for (String other : checkpoint.others()) {
      losses.add(Screen.cut(other) + " is no tensor");
    }
    if (format == TargetFormat.NPZ || format == TargetFormat.NPY) {
      leaveOutMetadata();
    }
  }

  private void addTensors(Rename rename) {
    Map<String, TensorInfo> names = new LinkedHashMap<>();
    for (TensorInfo tensor : checkpoint.tensors()) {
      String name = rename.apply(tensor.name());
      TensorInfo other = names.put(name, tensor);
      if (other != null) {
        throw new IllegalArgumentException(
            "the tensors '"
                + Screen.cut(other.name())
                + "' and '"
                + Screen.cut(tensor.name())
                + "' are both renamed to '"
                + Screen.cut(name)
                + "'");
      }
      TensorData data =
          new TensorData(name, tensor.type(), tensor.shape(), () -> checkpoint.open(tensor));
      Optional<String> problem = format.problem(data);
      if (problem.isPresent()) {
        losses.add(
            Screen.cut(name) + " " + tensor.shape() + " " + tensor.type() + " " + problem.get());
      } else {
        tensors.add(data);
      }
    }
    checkAliases(names);
  }

  private void checkAliases(Map<String, TensorInfo> names) {
    Aliases.names(metadata)
        .forEach(
            (alias, name) -> {
              if (names.containsKey(alias) || !names.containsKey(name)) {
                throw new IllegalArgumentException(
                    "'"
                        + Screen.cut(alias)
                        + "' cannot be a further name of '"
                        + Screen.cut(name)
                        + "': "
                        + (names.containsKey(alias)
                            ? "a tensor has it"
                            : "no tensor has that one"));
              }
            });
  }

  /** NumPy's files have none. What they need no more is not missed. */
  private void leaveOutMetadata() {
    Map<String, String> aliases = Aliases.names(metadata);
    aliases.forEach(
        (alias, name) ->
            losses.add(
                Screen.cut(alias)
                    + " is a further name of "
                    + Screen.cut(name)
                    + ", and NumPy's files have none"));
    List<String> texts =
        metadata.keySet().stream().filter(key -> !Aliases.isAlias(key)).map(Screen::cut).toList();
    if (!texts.isEmpty()) {
      notes.add("NumPy's files have no metadata, so " + to + " lacks: " + String.join(", ", texts));
    }
    metadata.clear();
    if (format == TargetFormat.NPY && tensors.size() == 1) {
      notes.add("npy files have no names, so " + to + " lacks: " + tensors.get(0).name());
    }
  }

  /** What the new file has; their bytes are read when they are written. */
  List<TensorData> tensors() {
    return tensors;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** What the new file cannot have, a clause each. */
  List<String> losses() {
    return losses;
  }

  /** What somebody may want to know. */
  List<String> notes() {
    return notes;
  }
}
