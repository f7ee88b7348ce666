package io.varscope.processor.expand;

import io.varscope.processor.dims.Condition;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.dims.Value;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Dimensions;
import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.ExpressionProblems;
import io.varscope.rules.NameTemplate;
import io.varscope.rules.Names;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what the expressions of a graph come to. */
final class Solver {

  private final boolean open;
  private final Faults faults;

  /**
   * A solver.
   *
   * @param open whether a name that nobody gives may come from outside
   */
  Solver(boolean open, Faults faults) {
    this.open = open;
    this.faults = faults;
  }

  /** The shape of a variable; empty if there is a fault in it. */
  Optional<SymbolicShape> shape(VariableDeclaration variable, Dimensions<Value> object, Path path) {
    List<Polynomial> axes = new ArrayList<>();
    if (variable.dims().isEmpty()) {
      for (long length : variable.lengths()) {
        axes.add(Polynomial.of(length));
      }
      return Optional.of(new SymbolicShape(axes));
    }
    for (Formula<Expression> dim : variable.dims()) {
      faults
          .solve(
              dim, path, ExpressionProblems::illegalDim, axis -> object.dimension(axis).asNumber())
          .ifPresent(axes::add);
    }
    return axes.size() == variable.dims().size()
        ? Optional.of(new SymbolicShape(axes))
        : Optional.empty();
  }

  /** What the condition of a member comes to; empty if that is a fault. */
  Optional<Condition> condition(Member member, Dimensions<Value> object, Path path) {
    return faults.solve(
        member.when().orElseThrow(),
        path,
        (text, place, reason) ->
            ExpressionProblems.illegalCondition(
                text, place, reason.and(NameHint.inCondition(reason, member))),
        condition -> object.value(condition).asCondition());
  }

  /** The index of each component of a mount; empty if that is a fault, or only known outside. */
  Optional<long[]> indexes(Repeat repeat, Dimensions<Value> object, Path path) {
    return faults
        .solve(
            repeat.count(),
            path,
            ExpressionProblems::illegalRepeat,
            expression -> {
              Value value = object.dimension(expression);
              return value instanceof Value.Several which
                  ? listed(which)
                  : counted(value.asNumber());
            })
        .flatMap(indexes -> indexes);
  }

  private Optional<long[]> counted(Polynomial count) {
    if (count.constant().isEmpty() && open) {
      return Optional.empty();
    }
    long known = known(count);
    if (known > Expander.LIMIT) {
      throw new ExpressionException("it is " + known + ", and " + Expander.LIMIT + " is the limit");
    }
    long[] indexes = new long[(int) known];
    for (int k = 0; k < indexes.length; k++) {
      indexes[k] = k;
    }
    return Optional.of(indexes);
  }

  private Optional<long[]> listed(Value.Several which) {
    long[] indexes = new long[which.elements().size()];
    Set<Long> seen = new HashSet<>();
    for (int k = 0; k < indexes.length; k++) {
      Polynomial index = which.elements().get(k).asNumber();
      if (index.constant().isEmpty() && open) {
        return Optional.empty();
      }
      indexes[k] = known(index);
      if (!seen.add(indexes[k])) {
        throw ExpressionException.listedTwice(indexes[k]);
      }
    }
    return Optional.of(indexes);
  }

  private static long known(Polynomial number) {
    return number
        .constant()
        .orElseThrow(
            () ->
                new ExpressionException(
                    "it depends on "
                        + number
                        + ", but names have to be known when the model is compiled"));
  }

  /** What is seen by the expressions of one element of a mount. */
  Dimensions<Value> element(Dimensions<Value> owner, long index) {
    Dimensions<Value> element = owner.inner();
    element.give(Names.INDEX, Polynomial.of(index));
    return element;
  }

  /**
   * The name of what a field holds, below its owner; empty if that is a fault.
   *
   * @param dims what the expressions of the field see
   */
  Optional<String> name(Member member, Dimensions<Value> dims, Path path, String separator) {
    boolean isRepeated = member instanceof MountDeclaration mount && mount.repeat().isPresent();
    if (member.template().isEmpty()) {
      boolean indexed = isRepeated && member.nameSite().equals(member.site());
      return Optional.of(member.name() + (indexed ? separator + dims.given(Names.INDEX) : ""));
    }
    Formula<NameTemplate> written = member.template().get();
    Optional<String> name =
        faults.solve(
            written,
            path,
            (text, object, reason) ->
                Problems.illegalName(text, reason.getMessage() + NameHint.inName(reason, member)),
            template ->
                template.fill(
                    part -> {
                      Polynomial number = dims.dimension(part).asNumber();
                      return open ? inName(number) : Long.toString(known(number));
                    }));
    Optional<String> problem =
        open ? Optional.empty() : name.flatMap(n -> Names.memberProblem(n, separator));
    problem.ifPresent(
        reason -> faults.add(path, written.site(), Problems.illegalName(name.get(), reason)));
    return problem.isPresent() ? Optional.empty() : name;
  }

  /** What stands in a name for a number that may only be known outside. */
  private static String inName(Polynomial number) {
    String text = number.toString();
    return Names.problemBelow(text, Names.SEPARATOR).isEmpty() ? text : "{" + text + "}";
  }

  /** What is wrong with a full name, if anything can be told yet. */
  Optional<String> nameProblem(String name, String separator) {
    boolean isKnown = !open || name.indexOf('{') < 0;
    return Names.problem(isKnown ? name : name.replaceAll("\\{[^}]*}", "0"), separator);
  }
}
