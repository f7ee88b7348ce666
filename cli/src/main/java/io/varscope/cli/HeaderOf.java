package io.varscope.cli;

import io.varscope.DType;
import io.varscope.Manifest;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.cli.source.JavaText;
import io.varscope.header.Formula;
import io.varscope.header.Header;
import io.varscope.header.HeaderException;
import io.varscope.header.TensorLine;
import io.varscope.rules.ExpressionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file, or the manifest of a model, has: as the header of a class. */
final class HeaderOf {

  private HeaderOf() {}

  /** The tensors of a checkpoint. */
  static Header checkpoint(Path file, Checkpoint checkpoint) {
    List<TensorLine> tensors = new ArrayList<>();
    for (TensorInfo tensor : checkpoint.tensors()) {
      List<Formula> axes = new ArrayList<>();
      for (long length : tensor.shape().toArray()) {
        axes.add(Formula.of(length));
      }
      tensors.add(TensorLine.of(tensor.name(), dtype(tensor), axes, Optional.empty()));
    }
    return header(file, tensors);
  }

  /** As Varscope calls it; else as files do. */
  private static String dtype(TensorInfo tensor) {
    return tensor
        .type()
        .dtype()
        .map(DType::toString)
        .orElse(tensor.type().name().toLowerCase(Locale.ROOT));
  }

  /** The variables of a model. */
  static Header manifest(Path file) throws IOException {
    List<TensorLine> variables = new ArrayList<>();
    for (Manifest.Entry entry : ManifestFile.read(file).variables()) {
      try {
        List<Formula> axes = new ArrayList<>();
        for (String length : entry.shape()) {
          axes.add(Formula.parse(length));
        }
        variables.add(
            TensorLine.of(entry.name(), entry.dtype().toString(), axes, condition(entry.when())));
      } catch (ExpressionException e) {
        throw new CheckpointException(
            file,
            "the shape or condition of " + entry.name() + " cannot be read: " + e.getMessage());
      }
    }
    return header(file, variables);
  }

  private static Optional<Formula> condition(List<String> conditions) {
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Formula.parse(String.join(" && ", conditions)));
  }

  private static Header header(Path file, List<TensorLine> tensors) {
    for (TensorLine tensor : tensors) {
      if (tensor.names().get(0).isEmpty()) {
        throw new CheckpointException(
            file, "it has a tensor without a name, which no line can say.");
      }
    }
    Header header;
    try {
      header = Header.of(file.getFileName().toString(), tensors);
    } catch (HeaderException e) {
      throw new CheckpointException(file, "it can have no header: " + e.getMessage());
    }
    for (TensorLine line : header.lines()) {
      if (!JavaText.fits(line.toString())) {
        throw new CheckpointException(
            file,
            "it can have no header: "
                + Screen.cut(line.toString())
                + " is longer than a text in a class file may be.");
      }
    }
    return header;
  }
}
