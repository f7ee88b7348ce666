package io.varscope.cli.page;

import io.varscope.DType;
import io.varscope.Manifest;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.checkpoint.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A variable of a model, or a tensor of a file.
 *
 * @param shape the length of each axis, a number or a formula
 * @param parameters the number of elements, or a formula
 * @param bytes if the number of elements is known
 * @param trainable if it is known
 * @param initializer empty if it is not known
 * @param sharedBy other fields that hold it
 * @param also its further names in a file
 * @param slotOf the variable that it is a slot of, or empty
 * @param isConditional whether only some models have it
 * @param remarks what else is to be said
 */
record ShownVariable(
    String name,
    String dtype,
    List<String> shape,
    String parameters,
    OptionalLong bytes,
    Optional<Boolean> trainable,
    String initializer,
    List<String> sharedBy,
    List<String> also,
    String slotOf,
    boolean isConditional,
    List<String> remarks) {

  static ShownVariable of(Manifest.Entry entry) {
    List<String> remarks = new ArrayList<>();
    if (entry.mode() != Reuse.FALSE) {
      remarks.add(entry.mode() == Reuse.TRUE ? "created elsewhere" : "created unless it exists");
    }
    if (!entry.when().isEmpty()) {
      remarks.add("if " + String.join(" and ", entry.when()));
    }
    if (entry.slotOf().isEmpty() && !entry.groups().isEmpty()) {
      remarks.add("in " + String.join(", ", entry.groups()));
    }
    if (entry.memory() == Memory.ARRAY) {
      remarks.add("in an array");
    }
    if (!entry.checkedWhenBound().isEmpty()) {
      remarks.add("shape checked when bound: " + String.join(", ", entry.checkedWhenBound()));
    }
    return new ShownVariable(
        entry.name(),
        entry.dtype().toString(),
        entry.shape(),
        entry.parameters(),
        entry.knownBytes(),
        Optional.of(entry.trainable()),
        entry.initializer(),
        entry.sharedBy(),
        List.of(),
        entry.slotOf(),
        !entry.when().isEmpty(),
        remarks);
  }

  static ShownVariable of(TensorInfo tensor, List<String> also) {
    List<String> shape = new ArrayList<>();
    for (long length : tensor.shape().toArray()) {
      shape.add(Long.toString(length));
    }
    return new ShownVariable(
        tensor.name(),
        dtype(tensor),
        shape,
        Long.toString(tensor.shape().elements()),
        OptionalLong.of(tensor.size()),
        Optional.empty(),
        "",
        List.of(),
        also,
        "",
        false,
        List.of());
  }

  /** As Varscope calls it; else as files do. */
  private static String dtype(TensorInfo tensor) {
    return tensor
        .type()
        .dtype()
        .map(DType::toString)
        .orElse(tensor.type().name().toLowerCase(Locale.ROOT));
  }

  /** The shape as it is printed everywhere. */
  String shapeText() {
    return shape.size() == 1 ? "(" + shape.get(0) + ",)" : "(" + String.join(", ", shape) + ")";
  }

  /** Whether the sizes are numbers, and the same in every model. */
  boolean isCounted() {
    return bytes.isPresent() && !isConditional;
  }

  /** Whether the compiler, or the file, tells that two have different shapes. */
  boolean hasOtherShape(ShownVariable other) {
    if (shape.size() != other.shape.size()) {
      return true;
    }
    for (int axis = 0; axis < shape.size(); axis++) {
      String one = shape.get(axis);
      String two = other.shape.get(axis);
      // A formula may come to the number, when the model is bound.
      if (!one.equals(two) && isNumber(one) == isNumber(two)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String length) {
    return Character.isDigit(length.charAt(length.length() - 1))
        && length.chars().allMatch(Character::isDigit);
  }
}
