package io.varscope.processor.read;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds the annotations of this library, and their written values, on elements. */
public final class Annotations {

  /** The qualified name of {@code @VariableScope}. */
  public static final String VARIABLE_SCOPE = "io.varscope.VariableScope";

  /** The qualified name of {@code @Variable}. */
  public static final String VARIABLE = "io.varscope.Variable";

  private Annotations() {}

  /** The annotation of the given qualified name on an element. */
  public static Optional<AnnotationMirror> find(Element element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement type
          && type.getQualifiedName().contentEquals(annotation)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** The value of a member, if it is written. */
  public static Optional<AnnotationValue> value(AnnotationMirror mirror, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return Optional.ofNullable(entry.getValue());
      }
    }
    return Optional.empty();
  }
}
