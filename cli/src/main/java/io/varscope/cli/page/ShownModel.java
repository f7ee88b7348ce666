package io.varscope.cli.page;

import io.varscope.Manifest;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.metadata.Aliases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page shows: a model, or a file.
 *
 * @param title the name of the class, or of the file
 * @param about what it is, in a few words
 * @param separator what joins the levels of names
 */
public record ShownModel(
    String title, String about, String separator, List<ShownVariable> variables) {

  public ShownModel {
    variables = List.copyOf(variables);
  }

  /** What the compiler knows of a model. */
  public static ShownModel of(Manifest manifest) {
    return new ShownModel(
        manifest.name(),
        manifest.roots().equals(List.of(manifest.name()))
            ? "manifest of a model"
            : "manifest of a program of " + String.join(", ", manifest.roots()),
        manifest.separator(),
        manifest.variables().stream().map(ShownVariable::of).toList());
  }

  /** What a file has. */
  public static ShownModel of(Path file, String format, Checkpoint checkpoint) {
    Map<String, List<String>> also = new HashMap<>();
    Aliases.names(checkpoint.metadata())
        .forEach((alias, name) -> also.computeIfAbsent(name, key -> new ArrayList<>()).add(alias));
    List<TensorInfo> tensors = checkpoint.tensors();
    return new ShownModel(
        file.getFileName().toString(),
        format + " file",
        separator(tensors),
        tensors.stream()
            .map(tensor -> ShownVariable.of(tensor, also.getOrDefault(tensor.name(), List.of())))
            .toList());
  }

  /** Files do not say what joins the levels of their names: the one of two that more names have. */
  private static String separator(List<TensorInfo> tensors) {
    long slashes = tensors.stream().filter(tensor -> tensor.name().indexOf('/') >= 0).count();
    return 2 * slashes > tensors.size() ? "/" : ".";
  }
}
