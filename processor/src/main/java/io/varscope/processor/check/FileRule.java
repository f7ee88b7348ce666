package io.varscope.processor.check;

import io.varscope.processor.files.FileMatch;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** A rule that holds a model against the header of a file that it is loaded from. */
abstract class FileRule implements Rule {

  /**
   * What is only wrong between a model and a file. The model can be bound, and has a manifest: or
   * else nobody could make the header of a new release from it.
   */
  static final Set<Id> IDS =
      EnumSet.of(
          Id.ILLEGAL_HEADER,
          Id.ILLEGAL_NAMES,
          Id.MISSING_TENSOR,
          Id.TENSOR_DTYPE_MISMATCH,
          Id.TENSOR_SHAPE_MISMATCH,
          Id.UNUSED_NAMES,
          Id.UNUSED_TENSOR);

  @Override
  public final void check(Model model, Consumer<Finding> findings) {
    for (FileMatch match : model.files()) {
      if (!match.isFaultless()) {
        check(match, model.sources(), findings);
      }
    }
  }

  abstract void check(FileMatch match, Sources sources, Consumer<Finding> findings);
}
