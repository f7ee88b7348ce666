package io.varscope.processor.read;

import static java.util.Objects.requireNonNull;

import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.SlotsDeclaration;
import io.varscope.processor.model.StraySlots;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads {@code @Slots}, where they stand and where they mean nothing. */
final class SlotsReader {

  private SlotsReader() {}

  /**
   * What stands beside a {@code @VariableScope}.
   *
   * @param scope the place of that
   * @param reader of that, which is incomplete if this cannot be resolved
   */
  static Optional<SlotsDeclaration> read(Element element, Site scope, AnnotationReader reader) {
    Optional<AnnotationMirror> annotation = Annotations.find(element, Annotations.SLOTS);
    if (annotation.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = reader.beside(annotation.get()).strings("value").orElse(List.of());
    return Optional.of(
        new SlotsDeclaration(names, new Site(scope.type(), scope.field(), Site.SLOTS, "")));
  }

  /** What stands without a {@code @VariableScope} on the same element; empty if all is well. */
  static Optional<StraySlots> stray(Element element) {
    if (Annotations.find(element, Annotations.SLOTS).isEmpty()
        || Annotations.find(element, Annotations.VARIABLE_SCOPE).isPresent()) {
      return Optional.empty();
    }
    if (element instanceof TypeElement type) {
      String name = TypeNames.of(type);
      return Optional.of(
          new StraySlots(
              new Site(name, "", Site.SLOTS, ""), name + " is not annotated with @VariableScope"));
    }
    String owner = TypeNames.of((TypeElement) requireNonNull(element.getEnclosingElement()));
    String name = element.getSimpleName().toString();
    boolean isVariable = Annotations.find(element, Annotations.VARIABLE).isPresent();
    return Optional.of(
        new StraySlots(
            new Site(owner, name, Site.SLOTS, ""),
            owner
                + "."
                + name
                + (isVariable
                    ? " is a variable. Annotate the class, or a mount that the variable is below"
                    : " is no mount, for it is not annotated with @VariableScope")));
  }
}
