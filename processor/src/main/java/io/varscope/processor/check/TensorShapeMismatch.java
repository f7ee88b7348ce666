package io.varscope.processor.check;

import io.varscope.naming.TensorExpression;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.files.FileMatch;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A variable has the shape that it has in the file. */
final class TensorShapeMismatch extends FileRule {

  @Override
  void check(FileMatch match, Sources sources, Consumer<Finding> findings) {
    for (FileMatch.OtherShape other : match.otherShapes()) {
      accept(
          other.variable(),
          other.tensor(),
          "Variable "
              + other.variable().name()
              + " has shape "
              + other.variable().shape().orElseThrow()
              + ", but "
              + other.tensor()
              + " in "
              + match.header().file()
              + " has "
              + other.found()
              + "."
              + hint(other),
          sources,
          findings);
    }
    for (FileMatch.Contradiction contradiction : match.contradictions()) {
      accept(
          contradiction.variable(),
          contradiction.tensor(),
          sentence(contradiction, match),
          sources,
          findings);
    }
  }

  private static void accept(
      PlacedVariable variable,
      TensorExpression tensor,
      String sentence,
      Sources sources,
      Consumer<Finding> findings) {
    variable
        .site(sources, variable.declaration().shapeSite())
        .ifPresent(
            site ->
                findings.accept(
                    new Finding(site, new Problem(Id.TENSOR_SHAPE_MISMATCH, sentence))
                        .about(variable.name(), tensor.toString())));
  }

  private static String hint(FileMatch.OtherShape other) {
    SymbolicShape declared = other.variable().shape().orElseThrow();
    List<Polynomial> reversed = new ArrayList<>(other.found().dims());
    Collections.reverse(reversed);
    if (reversed.size() == 2 && reversed.equals(declared.dims())) {
      String transposed =
          other.tensor() instanceof TensorExpression.Transpose already
              ? already.of().toString()
              : "transpose(" + other.tensor() + ")";
      return " It fits transposed: names = \""
          + other.variable().name()
          + " = "
          + transposed
          + "\".";
    }
    boolean isReshaped = withoutOnes(declared).equals(withoutOnes(other.found()));
    return isReshaped && declared.lengths().isPresent()
        ? " It fits reshaped: names = \""
            + other.variable().name()
            + " = reshape("
            + other.tensor()
            + joined(declared)
            + ")\"."
        : "";
  }

  private static List<Polynomial> withoutOnes(SymbolicShape shape) {
    return shape.dims().stream().filter(length -> length.constant().orElse(0) != 1).toList();
  }

  private static String joined(SymbolicShape shape) {
    StringBuilder text = new StringBuilder();
    shape.dims().forEach(length -> text.append(", ").append(length));
    return text.toString();
  }

  private static String sentence(FileMatch.Contradiction contradiction, FileMatch match) {
    String begin =
        "Variable "
            + contradiction.variable().name()
            + " has shape "
            + contradiction.variable().shape().orElseThrow()
            + ", so by "
            + contradiction.tensor()
            + " in "
            + match.header().file()
            + " "
            + contradiction.size()
            + " is "
            + contradiction.length();
    Optional<FileMatch.Said> other = contradiction.other();
    return begin
        + (other.isPresent()
            ? ", but by "
                + other.get().tensor()
                + " "
                + other.get().size()
                + " is "
                + other.get().length()
                + "."
            : ", which it is for no value.");
  }
}
