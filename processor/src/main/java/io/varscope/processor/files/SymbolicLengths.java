package io.varscope.processor.files;

import io.varscope.header.Formula;
import io.varscope.header.HeaderTensor;
import io.varscope.naming.Lengths;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.Value;
import io.varscope.processor.dims.Values;
import io.varscope.rules.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The lengths of tensors' axes: those of files are numbers, those of models may have symbols. */
final class SymbolicLengths implements Lengths<Polynomial> {

  /** The line that was asked for last, and its shape. */
  private int line = -1;

  private List<Polynomial> shape = List.of();

  @Override
  public Polynomial number(long length) {
    return Polynomial.of(length);
  }

  @Override
  public Polynomial sum(Polynomial first, Polynomial second) {
    return first.plus(second);
  }

  @Override
  public boolean differ(Polynomial first, Polynomial second) {
    return first.certainlyDiffers(second);
  }

  @Override
  public OptionalLong known(Polynomial length) {
    return length.constant();
  }

  /** The shape that a header gives; tensors of one line have one. */
  List<Polynomial> of(HeaderTensor tensor) {
    if (tensor.index() != line) {
      line = tensor.index();
      shape = read(tensor);
    }
    return shape;
  }

  private static List<Polynomial> read(HeaderTensor tensor) {
    List<Polynomial> shape = new ArrayList<>(tensor.axes().size());
    for (Formula axis : tensor.axes()) {
      shape.add(axis.isNumber() ? Polynomial.of(axis.number()) : symbolic(axis));
    }
    return shape;
  }

  private static Polynomial symbolic(Formula axis) {
    try {
      Value value = axis.expression().evaluate(Values.INSTANCE, Polynomial::symbol);
      return value.asNumber();
    } catch (ExpressionException e) {
      return Polynomial.symbol(axis.text()); // Then it is equal to what is written alike.
    }
  }
}
