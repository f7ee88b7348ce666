package io.varscope.header;

import java.util.List;
import java.util.Optional;

/**
 * A line of a header: {@code h.{0..11}.attn.c_attn.weight float32 (768, 2304)}. It stands for one
 * tensor, or for several of one dtype and shape.
 */
public final class TensorLine {

  private final NamePattern pattern;
  private final String dtype;
  private final List<Formula> axes;
  private final Optional<Formula> condition;

  TensorLine(NamePattern pattern, String dtype, List<Formula> axes, Optional<Formula> condition) {
    this.pattern = pattern;
    this.dtype = dtype;
    this.axes = List.copyOf(axes);
    this.condition = condition;
  }

  /**
   * One tensor.
   *
   * @param name as the file has it
   * @param dtype a word of lower case letters, digits and {@code _}
   * @param condition under which a model has it; absent for always
   */
  public static TensorLine of(
      String name, String dtype, List<Formula> axes, Optional<Formula> condition) {
    return new TensorLine(NamePattern.of(name), dtype, axes, condition);
  }

  /**
   * Reads a line.
   *
   * @throws HeaderException if it is none, with the index in it
   */
  public static TensorLine parse(String line) {
    return new LineReader(line).read();
  }

  NamePattern pattern() {
    return pattern;
  }

  /** As Varscope calls it, {@code float32}; else as files do, in lower case. */
  public String dtype() {
    return dtype;
  }

  /** The length of each axis: numbers, or formulas in the header of a model. */
  public List<Formula> axes() {
    return axes;
  }

  /** Under which a model has it; absent for always, and in the header of a file. */
  public Optional<Formula> condition() {
    return condition;
  }

  /** How many tensors it stands for; {@link Long#MAX_VALUE} if there are more. */
  public long size() {
    return pattern.size();
  }

  /** The names of the tensors. */
  public List<String> names() {
    return pattern.names();
  }

  /** The lengths of the axes, as shapes are written: {@code (2, 3)}, {@code (2,)}, {@code ()}. */
  public String shape() {
    StringBuilder shape = new StringBuilder("(");
    for (int axis = 0; axis < axes.size(); axis++) {
      shape.append(axis == 0 ? "" : ", ").append(axes.get(axis));
    }
    return shape.append(axes.size() == 1 ? ",)" : ")").toString();
  }

  /** All but the name, with a blank in front. */
  String rest() {
    String always = " " + dtype + " " + shape();
    return condition.isEmpty() ? always : always + " if " + condition.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorLine that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** As it is written. */
  @Override
  public String toString() {
    return pattern + rest();
  }
}
