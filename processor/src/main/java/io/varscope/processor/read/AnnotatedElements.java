package io.varscope.processor.read;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** What is annotated in a round. */
final class AnnotatedElements {

  private AnnotatedElements() {}

  /** What has the annotation of a qualified name. */
  static Set<Element> of(RoundEnvironment round, String annotation, Classes classes) {
    TypeElement type = classes.find(annotation);
    if (type == null) {
      return Set.of();
    }
    Set<Element> annotated = new LinkedHashSet<>(round.getElementsAnnotatedWith(type));
    for (Element root : round.getRootElements()) {
      addOfRecords(root, annotation, annotated);
    }
    return annotated;
  }

  /** Adds the fields of records, which Eclipse's compiler leaves out. */
  private static void addOfRecords(Element root, String annotation, Set<Element> annotated) {
    for (Element element : root.getEnclosedElements()) {
      if (element instanceof TypeElement) {
        addOfRecords(element, annotation, annotated);
      } else if (root.getKind() == ElementKind.RECORD
          && element.getKind() == ElementKind.FIELD
          && Annotations.find(element, annotation).isPresent()) {
        annotated.add(element);
      }
    }
  }
}
