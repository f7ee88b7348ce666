package io.varscope.naming;

import io.varscope.naming.Piece.Span;
import io.varscope.naming.TensorExpression.Concat;
import io.varscope.naming.TensorExpression.Permute;
import io.varscope.naming.TensorExpression.Reshape;
import io.varscope.naming.TensorExpression.Slice;
import io.varscope.naming.TensorExpression.Tensor;
import io.varscope.naming.TensorExpression.Transpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The result of an expression.
 *
 * @param shape its lengths
 * @param pieces the blocks of tensors that it consists of; those without elements are left out
 */
record View(List<Long> shape, List<Piece> pieces) {

  static View of(TensorExpression expression, Function<String, List<Long>> tensors) {
    if (expression instanceof Tensor tensor) {
      return tensor(tensor.name(), tensors.apply(tensor.name()));
    }
    if (expression instanceof Transpose transpose) {
      View of = of(transpose.of(), tensors);
      return of.permuted(ShapeRules.transpose(of.shape), List.of(1L, 0L));
    }
    if (expression instanceof Permute permute) {
      View of = of(permute.of(), tensors);
      return of.permuted(ShapeRules.permute(permute, of.shape), permute.axes());
    }
    if (expression instanceof Slice slice) {
      return of(slice.of(), tensors).sliced(slice);
    }
    if (expression instanceof Reshape reshape) {
      return of(reshape.of(), tensors).reshaped(reshape);
    }
    List<View> parts = new ArrayList<>();
    for (TensorExpression part : ((Concat) expression).parts()) {
      parts.add(of(part, tensors));
    }
    return concat((Concat) expression, parts);
  }

  private static View tensor(String name, List<Long> shape) {
    List<Span> spans = new ArrayList<>();
    for (int axis = 0; axis < shape.size(); axis++) {
      spans.add(new Span(0, shape.get(axis), axis));
    }
    boolean isEmpty = shape.contains(0L);
    Piece whole = new Piece(name, spans, Collections.nCopies(shape.size(), 0L));
    return new View(shape, isEmpty ? List.of() : List.of(whole));
  }

  private View permuted(List<Long> permuted, List<Long> axes) {
    List<Piece> moved = new ArrayList<>();
    for (Piece piece : pieces) {
      List<Span> spans = new ArrayList<>();
      for (Span span : piece.spans()) {
        // An axis that is not there is at no place of the list, as NO_AXIS says.
        spans.add(new Span(span.from(), span.length(), axes.indexOf((long) span.axis())));
      }
      List<Long> at = new ArrayList<>();
      for (long axis : axes) {
        at.add(piece.at().get((int) axis));
      }
      moved.add(new Piece(piece.tensor(), spans, at));
    }
    return new View(permuted, moved);
  }

  private static View concat(Concat concat, List<View> parts) {
    List<List<Long>> shapes = new ArrayList<>();
    for (View part : parts) {
      shapes.add(part.shape);
    }
    List<Long> shape = ShapeRules.concat(Lengths.KNOWN, concat, shapes);
    int axis = (int) concat.axis();
    List<Piece> moved = new ArrayList<>();
    long begin = 0;
    for (View part : parts) {
      for (Piece piece : part.pieces) {
        moved.add(moved(piece, axis, begin));
      }
      begin += part.shape.get(axis);
    }
    return new View(shape, moved);
  }

  private static Piece moved(Piece piece, int axis, long by) {
    List<Long> at = new ArrayList<>(piece.at());
    at.set(axis, at.get(axis) + by);
    return new Piece(piece.tensor(), piece.spans(), at);
  }

  private View sliced(Slice slice) {
    List<Long> sliced = ShapeRules.slice(Lengths.KNOWN, slice, shape);
    int axis = (int) slice.axis();
    List<Piece> cut = new ArrayList<>();
    for (Piece piece : pieces) {
      long begin = piece.at().get(axis);
      List<Span> spans = new ArrayList<>(piece.spans());
      int of = 0;
      while (of < spans.size() && spans.get(of).axis() != axis) {
        of++;
      }
      long length = of == spans.size() ? 1 : spans.get(of).length();
      long from = Math.max(begin, slice.from());
      long to = Math.min(begin + length, slice.to());
      if (from < to) {
        if (of < spans.size()) {
          spans.set(of, new Span(spans.get(of).from() + from - begin, to - from, axis));
        }
        cut.add(
            moved(new Piece(piece.tensor(), spans, piece.at()), axis, from - begin - slice.from()));
      }
    }
    return new View(sliced, cut);
  }

  private View reshaped(Reshape reshape) {
    List<Long> reshaped = ShapeRules.reshape(Lengths.KNOWN, reshape, shape);
    int[] now = new int[shape.size()];
    int next = 0;
    for (int axis = 0; axis < shape.size(); axis++) {
      now[axis] = Span.NO_AXIS;
      if (shape.get(axis) != 1) {
        while (reshaped.get(next) == 1) {
          next++;
        }
        now[axis] = next++;
      }
    }
    List<Piece> moved = new ArrayList<>();
    for (Piece piece : pieces) {
      List<Span> spans = new ArrayList<>();
      for (Span span : piece.spans()) {
        int axis = span.axis() == Span.NO_AXIS ? Span.NO_AXIS : now[span.axis()];
        spans.add(new Span(span.from(), span.length(), axis));
      }
      List<Long> at = new ArrayList<>(Collections.nCopies(reshaped.size(), 0L));
      for (int axis = 0; axis < now.length; axis++) {
        if (now[axis] != Span.NO_AXIS) {
          at.set(now[axis], piece.at().get(axis));
        }
      }
      moved.add(new Piece(piece.tensor(), spans, at));
    }
    return new View(reshaped, moved);
  }
}
