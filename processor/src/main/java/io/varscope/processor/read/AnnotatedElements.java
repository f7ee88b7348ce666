package io.varscope.processor.read;

import io.varscope.processor.compiler.Annotations;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The classes and fields that are annotated in a round. One walk finds all of them: a compiler
 * would walk for each annotation anew, and Eclipse's would leave out the fields of records.
 */
final class AnnotatedElements {

  private final Map<String, Set<Element>> byAnnotation = new HashMap<>();

  AnnotatedElements(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement) {
        add(root);
      }
    }
  }

  private void add(Element element) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      byAnnotation
          .computeIfAbsent(Annotations.name(annotation), name -> new LinkedHashSet<>())
          .add(element);
    }
    if (element instanceof TypeElement type) {
      for (Element enclosed : type.getEnclosedElements()) {
        if (enclosed instanceof TypeElement || enclosed.getKind().isField()) {
          add(enclosed);
        }
      }
    }
  }

  /** What has the annotation of a qualified name. */
  Set<Element> of(String annotation) {
    return byAnnotation.getOrDefault(annotation, Set.of());
  }
}
