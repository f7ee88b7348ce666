package io.varscope.cli;

import io.varscope.checkpoint.TensorInfo;
import java.util.Optional;

/**
 * One thing that two files do not have in common.
 *
 * @param kind such as {@code only in the first}
 * @param name of what differs
 * @param text what differs, for people, with the name
 * @param members what differs, for programs
 */
record Difference(String kind, String name, String text, Json.Members members) {

  static final String ONLY_IN_FIRST = "only in the first";
  static final String ONLY_IN_SECOND = "only in the second";

  /** Something of one file that the other lacks. */
  static Difference only(boolean inFirst, String name, TensorInfo tensor) {
    return new Difference(
        inFirst ? ONLY_IN_FIRST : ONLY_IN_SECOND,
        name,
        words(name, tensor),
        json -> Json.object(json, inFirst ? "first" : "second", o -> Json.shapeAndType(o, tensor)));
  }

  /** Two tensors of one name whose shapes or types differ. */
  static Optional<Difference> ofKind(String name, TensorInfo first, TensorInfo second) {
    boolean isShape = !first.shape().equals(second.shape());
    return isShape || first.type() != second.type()
        ? Optional.of(
            new Difference(
                isShape ? "shape" : "type",
                name,
                words(name, first) + ", " + words(second),
                both(first, second)))
        : Optional.empty();
  }

  /** Two tensors of a name, of one shape and type. */
  static Difference ofValues(
      String name, TensorInfo first, TensorInfo second, ValueDifference values) {
    return new Difference(
        "values",
        name,
        words(name, first) + ": " + values.words(),
        json -> {
          both(first, second).writeTo(json);
          values.writeTo(json);
        });
  }

  private static Json.Members both(TensorInfo first, TensorInfo second) {
    return json -> {
      Json.object(json, "first", of -> Json.shapeAndType(of, first));
      Json.object(json, "second", of -> Json.shapeAndType(of, second));
    };
  }

  private static String words(TensorInfo tensor) {
    return tensor.shape() + " " + tensor.type();
  }

  private static String words(String name, TensorInfo tensor) {
    return Screen.cut(name) + " " + words(tensor);
  }
}
