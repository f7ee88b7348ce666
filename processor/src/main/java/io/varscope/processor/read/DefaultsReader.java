package io.varscope.processor.read;

import io.varscope.Reuse;
import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.SlotsDeclaration;
import io.varscope.rules.Expression;
import io.varscope.rules.Let;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a {@code @VariableScope} says for everything below, and other expressions. */
final class DefaultsReader {

  private final InitReader inits;

  DefaultsReader(InitReader inits) {
    this.inits = inits;
  }

  Defaults read(AnnotationReader scope, Site site, Optional<SlotsDeclaration> slots) {
    return new Defaults(
        scope.constant("reuse", Reuse.class).orElse(Reuse.INHERIT),
        inits.read(scope),
        scope.bool("trainable"),
        scope.strings("groups").orElse(List.of()),
        formulas(scope, "let", site, Let::parse),
        slots);
  }

  /** An expression, if it is written. */
  static Optional<Formula<Expression>> expression(
      AnnotationReader annotation, String member, Site site) {
    String text = annotation.string(member).orElse("");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Formula.of(text, site.at(member), Expression::parse));
  }

  /** The strings of an array. */
  static <T> List<Formula<T>> formulas(
      AnnotationReader annotation, String member, Site site, Function<String, T> parser) {
    List<String> texts = annotation.strings(member).orElse(List.of());
    List<Formula<T>> formulas = new ArrayList<>();
    for (int k = 0; k < texts.size(); k++) {
      formulas.add(Formula.of(texts.get(k), site.at(member + "[" + k + "]"), parser));
    }
    return formulas;
  }
}
