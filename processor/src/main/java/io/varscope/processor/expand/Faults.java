package io.varscope.processor.expand;

import io.varscope.processor.model.Formula;
import io.varscope.processor.model.Site;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.ExpressionProblems;
import io.varscope.rules.Let;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The expressions of a graph that come to nothing. */
final class Faults {

  /** What is said of an expression without a value: its text, the object, and why it has none. */
  interface Sentence {
    Problem of(String text, String object, ExpressionException reason);
  }

  private final List<Fault> all = new ArrayList<>();

  List<Fault> all() {
    return all;
  }

  /** A fault that is no expression's. */
  void add(Path path, Site site, Problem problem) {
    all.add(new Fault(path, site, problem, Optional.empty()));
  }

  /** What a formula comes to; empty, and a fault, if that is nothing. */
  <F, T> Optional<T> solve(
      Formula<F> formula, Path path, Sentence sentence, Function<F, T> evaluation) {
    try {
      F parsed = formula.parsed().orElseThrow(() -> new ExpressionException(formula.problem()));
      return Optional.of(evaluation.apply(parsed));
    } catch (ExpressionException e) {
      add(formula, path, e, sentence);
      return Optional.empty();
    }
  }

  /** The fault of a let. */
  void add(Formula<Let> let, Path path, ExpressionException e) {
    add(let, path, e, ExpressionProblems::illegalDim);
  }

  private void add(Formula<?> formula, Path path, ExpressionException e, Sentence sentence) {
    // What comes from another expression is told there.
    if (e.origin().isEmpty() || e.origin().get().equals(formula)) {
      String object = path.toString();
      Optional<Fault.Unknown> unknown =
          e.unknownName().map(name -> new Fault.Unknown(name, sentence.of(name, object, e)));
      all.add(new Fault(path, formula.site(), sentence.of(formula.text(), object, e), unknown));
    }
  }
}
