package io.varscope.generated;

import io.varscope.VariableException;
import io.varscope.rules.Constant;
import io.varscope.rules.Constants;
import io.varscope.rules.Dimensions;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.Let;
import io.varscope.rules.NameTemplate;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The dimensions and conditions of one place, and what expressions of them come to. */
final class Dims {

  private final FieldPath place;
  private final Dimensions<Constant> known;
  private final ZeroSizes zeros;
  private final Expressions expressions;

  private Dims(
      FieldPath place, Dimensions<Constant> known, ZeroSizes zeros, Expressions expressions) {
    this.place = place;
    this.known = known;
    this.zeros = zeros;
    this.expressions = expressions;
  }

  /** Those of a root, which has none from outside. */
  static Dims outermost(FieldPath root, ZeroSizes zeros) {
    return new Dims(
        root,
        Dimensions.outermost(Constants.INSTANCE, name -> Optional.empty(), zeros::use),
        zeros,
        new Expressions());
  }

  /** These, and the index of one of several components. */
  Dims withIndex(long index) {
    Dims element = new Dims(place, known.inner(), zeros, expressions);
    element.known.give(Names.INDEX, new Constant.Whole(index));
    return element;
  }

  /**
   * Those of a component, which sees these as well.
   *
   * @param lets what its mount gives it
   * @param read where that is read: here, perhaps with an index
   * @throws VariableException if one has no value
   */
  Dims mount(FieldPath component, Dims read, String... lets) {
    Dimensions<Constant> inner = known.inner();
    for (String text : lets) {
      evaluate(
          text,
          Problems::illegalDim,
          () -> {
            Let let = Let.parse(text);
            inner.give(let.name(), read.known.dimension(let.expression()), zeros.origin());
            return let;
          });
    }
    return new Dims(component, inner, zeros, expressions);
  }

  /**
   * Gives the value of an expression that is read here, once all names are given.
   *
   * @return fails if there is none: it has to have a value, whether it is used or not
   */
  Runnable let(String text) {
    Let let = evaluate(text, Problems::illegalDim, () -> Let.parse(text));
    known.let(let.name(), let.expression(), text);
    return () -> evaluate(text, Problems::illegalDim, () -> known.given(let.name()));
  }

  void dim(String name, long value) {
    known.give(name, new Constant.Whole(value));
  }

  /** Gives the value of a field that nobody may have assigned, if it is 0. */
  void size(String name, long value) {
    if (value == 0) {
      known.give(name, new Constant.Whole(0), ZeroSizes.of(place.field(name)));
    } else {
      dim(name, value);
    }
  }

  void condition(String name, boolean value) {
    known.give(name, new Constant.Truth(value));
  }

  boolean when(String condition) {
    return evaluate(
        condition,
        Problems::illegalCondition,
        () -> known.value(expressions.parsed(condition)).asTruth());
  }

  /** How many components there are to be. */
  int count(String repeat) {
    return evaluate(
        repeat,
        Problems::illegalRepeat,
        () -> {
          Constant value = known.dimension(expressions.parsed(repeat));
          return value instanceof Constant.Several which ? listed(which).length : counted(value);
        });
  }

  /** The index of each of the components that there are to be. */
  long[] indexes(String repeat) {
    return evaluate(
        repeat,
        Problems::illegalRepeat,
        () -> {
          Constant value = known.dimension(expressions.parsed(repeat));
          return value instanceof Constant.Several which
              ? listed(which)
              : LongStream.range(0, counted(value)).toArray();
        });
  }

  private static int counted(Constant value) {
    long count = value.asNumber();
    if (count > Integer.MAX_VALUE) {
      throw new ExpressionException("it is " + count + ", which no array can hold");
    }
    return (int) count;
  }

  private static long[] listed(Constant.Several which) {
    long[] indexes = new long[which.elements().size()];
    Set<Long> seen = new HashSet<>();
    for (int k = 0; k < indexes.length; k++) {
      indexes[k] = which.elements().get(k).asNumber();
      if (!seen.add(indexes[k])) {
        throw ExpressionException.listedTwice(indexes[k]);
      }
    }
    return indexes;
  }

  int toInt(String name) {
    return evaluate(name, Problems::illegalDim, () -> Dimensions.requireInt(length(name)));
  }

  boolean truth(String name) {
    return evaluate(
        name, Problems::illegalDim, () -> known.value(expressions.parsed(name)).asTruth());
  }

  /** The length of an axis. */
  long length(String axis) {
    return evaluate(
        axis, Problems::illegalDim, () -> known.dimension(expressions.parsed(axis)).asNumber());
  }

  /** A name, with the values of the expressions in its braces. */
  String filled(String name) {
    if (name.indexOf('{') < 0) {
      return name;
    }
    try {
      return NameTemplate.parse(name).fill(part -> "" + known.dimension(part).asNumber());
    } catch (ExpressionException e) {
      throw failure(Problems.illegalName(name, e.getMessage()));
    }
  }

  /** What is said of an expression without a value: its text, the object, and why it has none. */
  private interface Sentence {
    Problem of(String text, String object, ExpressionException reason);
  }

  private <T> T evaluate(String text, Sentence sentence, Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (ExpressionException e) {
      String object = place.toString();
      // What is wrong may be another expression, that this one led to.
      throw failure(
          e.origin()
              .map(origin -> Problems.illegalDim((String) origin, object, e))
              .orElseGet(() -> sentence.of(text, object, e)));
    }
  }

  private static VariableException failure(Problem problem) {
    return new VariableException(problem.id().toString(), problem.text());
  }
}
