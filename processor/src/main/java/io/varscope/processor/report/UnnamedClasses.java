package io.varscope.processor.report;

import static java.util.Objects.requireNonNull;

import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** What is annotated in a class that no name leads to. */
public final class UnnamedClasses {

  private final Reporter reporter;

  public UnnamedClasses(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Told in the same round: in the next, javac no longer knows where it is. */
  public void report(Element element, String annotation) {
    TypeElement type =
        element instanceof TypeElement itself
            ? itself
            : (TypeElement) requireNonNull(element.getEnclosingElement());
    String name = TypeNames.of(type) + (element == type ? "" : "." + element.getSimpleName());
    reporter.report(
        new Finding(
            Site.ofType(TypeNames.of(type)),
            new Problem(
                Id.UNNAMED_CLASS,
                name
                    + " cannot be bound: it is in a compact source file, one without a class around"
                    + " main, and no binder can name what is in there. Move it to a file of its"
                    + " own.")),
        element,
        annotation);
  }
}
