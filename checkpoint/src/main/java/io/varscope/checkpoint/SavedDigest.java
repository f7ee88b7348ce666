package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.LoadedFrom;
import io.varscope.header.Formula;
import io.varscope.header.HeaderDigest;
import io.varscope.header.HeaderTensor;
import io.varscope.header.TensorLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What tells the files of one release of a model from those of another: the digest that a header of
 * the file has. Models that say what they are loaded from have it in their files.
 */
final class SavedDigest {

  private SavedDigest() {}

  /** The digest, if a class that declares one of the variables is loaded from something. */
  static Optional<String> of(List<AnyVariable> variables, List<TensorData> tensors) {
    DeclaringClasses classes = new DeclaringClasses();
    for (AnyVariable variable : variables) {
      Optional<Class<?>> on = classes.of(variable.owner());
      if (on.isPresent() && on.get().getAnnotationsByType(LoadedFrom.class).length > 0) {
        return Optional.of(digest(tensors));
      }
    }
    return Optional.empty();
  }

  private static String digest(List<TensorData> tensors) {
    List<HeaderTensor> lines = new ArrayList<>(tensors.size());
    for (TensorData tensor : tensors) {
      List<Formula> axes = new ArrayList<>();
      for (long length : tensor.shape().toArray()) {
        axes.add(Formula.of(length));
      }
      TensorLine line = TensorLine.of(tensor.name(), tensor.type().word(), axes, Optional.empty());
      lines.add(new HeaderTensor(tensor.name(), line, lines.size()));
    }
    return HeaderDigest.of(lines);
  }
}
