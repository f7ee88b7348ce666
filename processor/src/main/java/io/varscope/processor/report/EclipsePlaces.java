package io.varscope.processor.report;

import static java.util.Objects.requireNonNull;

import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.BinderName;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * What Eclipse's compiler has a line of: not records and what is in their headers, nor the
 * constants of an enum. A message without a line is not shown in a workspace, and does not fail its
 * build.
 */
final class EclipsePlaces {

  private static final Set<ElementKind> WITHOUT =
      Set.of(ElementKind.RECORD, ElementKind.RECORD_COMPONENT, ElementKind.ENUM_CONSTANT);

  private EclipsePlaces() {}

  /** The nearest element that has a line; the element itself, if none is near. */
  static Element nearest(Element element, Classes classes) {
    return find(element, classes).orElse(element);
  }

  private static Optional<Element> find(Element element, Classes classes) {
    if (hasLine(element)) {
      return Optional.of(element);
    }
    if (!(element instanceof TypeElement type)) {
      return find(requireNonNull(element.getEnclosingElement()), classes);
    }
    for (Element member : type.getEnclosedElements()) {
      boolean isType = member.getKind().isClass() || member.getKind().isInterface();
      if ((isType || member.getKind() == ElementKind.FIELD) && hasLine(member)) {
        return Optional.of(member);
      }
    }
    return type.getEnclosingElement() instanceof TypeElement outer
        ? find(outer, classes)
        : Optional.ofNullable(
            classes.find(
                BinderName.of(TypeNames.packageName(type), TypeNames.simpleNames(type))
                    .qualified()));
  }

  private static boolean hasLine(Element element) {
    boolean isComponent =
        element.getKind() == ElementKind.FIELD
            && element.getEnclosingElement() instanceof TypeElement owner
            && owner.getKind() == ElementKind.RECORD
            && !element.getModifiers().contains(Modifier.STATIC);
    return !isComponent && !WITHOUT.contains(element.getKind());
  }
}
