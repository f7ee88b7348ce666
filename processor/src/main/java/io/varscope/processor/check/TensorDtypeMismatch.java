package io.varscope.processor.check;

import io.varscope.DType;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.files.FileMatch;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/** A variable is of the dtype that it is of in the file. */
final class TensorDtypeMismatch extends FileRule {

  @Override
  void check(FileMatch match, Sources sources, Consumer<Finding> findings) {
    for (FileMatch.OtherDtype other : match.otherDtypes()) {
      PlacedVariable variable = other.variable();
      variable
          .site(sources, variable.declaration().site())
          .ifPresent(
              site ->
                  findings.accept(
                      new Finding(
                              site, new Problem(Id.TENSOR_DTYPE_MISMATCH, sentence(other, match)))
                          .about(variable.name(), other.tensor())));
    }
  }

  private static String sentence(FileMatch.OtherDtype other, FileMatch match) {
    Optional<DType<?>> found = Optional.empty();
    for (DType<?> dtype : DType.values()) {
      if (dtype.toString().equals(other.found())) {
        found = Optional.of(dtype);
      }
    }
    return "Variable "
        + other.variable().name()
        + " is of "
        + other.variable().dtype().orElseThrow()
        + ", but "
        + other.tensor()
        + " in "
        + match.header().file()
        + " is of "
        + other.found()
        + (found.isPresent()
            ? ". Make the field a " + found.get().variableClass().getSimpleName() + "."
            : ", which no variable is of. Convert the file.");
  }
}
