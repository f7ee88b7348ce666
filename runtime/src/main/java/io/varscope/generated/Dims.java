package io.varscope.generated;

import io.varscope.VariableException;
import io.varscope.rules.Constant;
import io.varscope.rules.Constants;
import io.varscope.rules.Dimensions;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.ExpressionProblems;
import io.varscope.rules.Let;
import io.varscope.rules.NameTemplate;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The dimensions and conditions that are known at one place, and what expressions of them come to.
 * It is a value: several binds may use it at once, and none evaluates again what another has.
 */
final class Dims {

  private final FieldPath place;
  private final @Nullable Dims outer;
  private final @Nullable Chain given;

  /** Who wants to know which doubtful sizes are used; null if none is visible here. */
  private final @Nullable ZeroSizes zeros;

  /** Those of the whole model; also the lock for all evaluation. */
  private final Expressions expressions;

  /** Made when it is first needed, under the lock. */
  private @Nullable Dimensions<Constant> known;

  private final Map<String, Constant> values = new ConcurrentHashMap<>(0);
  private volatile boolean hasAllLets;

  /** What is given here, the last first. */
  private record Chain(@Nullable Chain before, Given last) {}

  /** A value. */
  record Valued(String name, Constant value) implements Given {
    @Override
    public void to(Dimensions<Constant> known) {
      known.give(name, value);
    }
  }

  /** A value that depends on fields that may have been forgotten. */
  record Doubtful(String name, Constant value, Object origin) implements Given {
    @Override
    public void to(Dimensions<Constant> known) {
      known.give(name, value, origin);
    }
  }

  /** An expression that is read at the place itself. */
  record Read(String text, Let let) implements Given {
    @Override
    public void to(Dimensions<Constant> known) {
      known.let(let.name(), let.expression(), text);
    }
  }

  private Dims(
      FieldPath place,
      @Nullable Dims outer,
      @Nullable Chain given,
      @Nullable ZeroSizes zeros,
      Expressions expressions) {
    this.place = place;
    this.outer = outer;
    this.given = given;
    this.zeros = zeros;
    this.expressions = expressions;
  }

  /** Those of a root, which has none from outside. */
  static Dims outermost(FieldPath root) {
    return new Dims(root, null, null, null, new Expressions());
  }

  /** Whether another bind that comes here can rely on them. */
  boolean areLasting() {
    return zeros == null;
  }

  /** These and one more. If the place has that name already, this one counts for nothing. */
  Dims with(Given more) {
    return new Dims(place, outer, new Chain(given, more), zeros, expressions);
  }

  /** These, and the value of a field that nobody may have assigned, as it is 0. */
  Dims withZero(String name, ZeroSizes zeros) {
    Given zero = new Doubtful(name, new Constant.Whole(0), ZeroSizes.of(place.field(name)));
    return new Dims(place, outer, new Chain(given, zero), zeros, expressions);
  }

  /** These, and the index of one of several components. */
  Dims indexed(long index) {
    return new Dims(place, this, null, zeros, expressions)
        .with(new Valued(Names.INDEX, new Constant.Whole(index)));
  }

  /**
   * Those of a component, which sees these as well.
   *
   * @param lets what its mount gives it
   * @param read where that is read: here, perhaps with an index
   * @throws VariableException if one has no value
   */
  Dims mount(FieldPath component, Dims read, String[] lets) {
    Dims inner = new Dims(component, this, null, zeros, expressions);
    for (String text : lets) {
      inner = inner.with(evaluate(text, ExpressionProblems::illegalDim, () -> read.given(text)));
    }
    return inner;
  }

  private Given given(String text) {
    Let let = Let.parse(text);
    Constant value;
    synchronized (expressions) {
      value = known().dimension(let.expression());
    }
    return zeros == null
        ? new Valued(let.name(), value)
        : new Doubtful(let.name(), value, zeros.origin());
  }

  /** What gives the value of an expression that is read here, once all names are given. */
  Given let(String text) {
    return new Read(text, evaluate(text, ExpressionProblems::illegalDim, () -> Let.parse(text)));
  }

  /**
   * Fails if a let has no value: it has to have one, whether it is used or not.
   *
   * @throws VariableException if so
   */
  void requireLets() {
    if (hasAllLets) {
      return;
    }
    Deque<Read> lets = new ArrayDeque<>();
    for (Chain chain = given; chain != null; chain = chain.before) {
      if (chain.last instanceof Read let) {
        lets.push(let);
      }
    }
    synchronized (expressions) {
      for (Read let : lets) {
        evaluate(let.text(), ExpressionProblems::illegalDim, () -> known().given(let.let().name()));
      }
    }
    hasAllLets = zeros == null;
  }

  boolean when(String condition) {
    return evaluate(
        condition, ExpressionProblems::illegalCondition, () -> value(condition).asTruth());
  }

  boolean truth(String name) {
    return evaluate(name, ExpressionProblems::illegalDim, () -> value(name).asTruth());
  }

  /** How many components there are to be. */
  int count(String repeat) {
    return evaluate(
        repeat,
        ExpressionProblems::illegalRepeat,
        () -> {
          Constant value = dimension(repeat);
          return value instanceof Constant.Several which ? listed(which).length : counted(value);
        });
  }

  /** The index of each of the components that there are to be. */
  long[] indexes(String repeat) {
    return evaluate(
        repeat,
        ExpressionProblems::illegalRepeat,
        () -> {
          Constant value = dimension(repeat);
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
    return evaluate(
        name, ExpressionProblems::illegalDim, () -> Dimensions.requireInt(length(name)));
  }

  /** The length of an axis. */
  long length(String axis) {
    return evaluate(axis, ExpressionProblems::illegalDim, () -> dimension(axis).asNumber());
  }

  /** A name, with the values of the expressions in its braces. */
  String filled(String name) {
    if (name.indexOf('{') < 0) {
      return name;
    }
    try {
      synchronized (expressions) {
        return NameTemplate.parse(name).fill(part -> "" + known().dimension(part).asNumber());
      }
    } catch (ExpressionException e) {
      throw failure(Problems.illegalName(name, e.getMessage()));
    }
  }

  private Constant dimension(String text) {
    return Dimensions.requireLength(Constants.INSTANCE, value(text));
  }

  private Constant value(String text) {
    Constant value = values.get(text);
    if (value == null) {
      synchronized (expressions) {
        value = known().value(expressions.parsed(text));
      }
      if (zeros == null) {
        values.put(text, value);
      }
    }
    return value;
  }

  /** Called under the lock. */
  private Dimensions<Constant> known() {
    if (known == null) {
      Consumer<Object> uses = zeros == null ? origin -> {} : zeros::use;
      Dimensions<Constant> made =
          outer == null
              ? Dimensions.outermost(Constants.INSTANCE, name -> Optional.empty(), uses)
              : outer.known().inner(uses);
      Deque<Given> inOrder = new ArrayDeque<>();
      for (Chain chain = given; chain != null; chain = chain.before) {
        inOrder.push(chain.last);
      }
      for (Given one : inOrder) {
        one.to(made);
      }
      known = made;
    }
    return known;
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
              .map(origin -> ExpressionProblems.illegalDim((String) origin, object, e))
              .orElseGet(() -> sentence.of(text, object, e)));
    }
  }

  private static VariableException failure(Problem problem) {
    return new VariableException(problem.id().toString(), problem.text());
  }
}
