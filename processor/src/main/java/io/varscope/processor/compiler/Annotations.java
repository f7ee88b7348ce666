package io.varscope.processor.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  /** The qualified name of {@code @Dim}. */
  public static final String DIM = "io.varscope.Dim";

  /** The qualified name of {@code @VariableGraph}. */
  public static final String VARIABLE_GRAPH = "io.varscope.VariableGraph";

  /** The qualified name of {@code @Slots}. */
  public static final String SLOTS = "io.varscope.Slots";

  /** The qualified name of {@code @LoadedFrom}. */
  public static final String LOADED_FROM = "io.varscope.LoadedFrom";

  /** What the compiler puts several {@code @LoadedFrom} in. */
  public static final String SEVERAL_LOADED_FROM = "io.varscope.LoadedFrom.Several";

  /** The qualified name of {@code @CheckpointHeader}. */
  public static final String CHECKPOINT_HEADER = "io.varscope.CheckpointHeader";

  /** The qualified name of {@code @Index}. */
  public static final String INDEX = "io.varscope.generated.Index";

  /** The qualified name of {@code @Binder}. */
  public static final String BINDER = "io.varscope.generated.Binder";

  /** The qualified name of {@code @Initializes}. */
  public static final String INITIALIZES = "io.varscope.Initializes";

  private Annotations() {}

  /** The canonical name of the class that a binder binds, if it is one. */
  public static Optional<String> ownerOf(Element binder) {
    Optional<AnnotationMirror> annotation = find(binder, BINDER);
    return annotation.isEmpty()
        ? Optional.empty()
        : new AnnotationReader(annotation.get()).string("value");
  }

  /** The qualified name of the class of an annotation. */
  public static String name(AnnotationMirror annotation) {
    return ((TypeElement) annotation.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  /** The annotation of the given qualified name on an element. */
  public static Optional<AnnotationMirror> find(Element element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement type
          && type.getQualifiedName().toString().equals(annotation)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /**
   * All annotations of a name that may be repeated, in order. Those of several are in one that the
   * compiler has put there.
   *
   * @param container the qualified name of that
   */
  public static List<AnnotationMirror> findAll(
      Element element, String annotation, String container) {
    Optional<AnnotationMirror> one = find(element, annotation);
    if (one.isPresent()) {
      return List.of(one.get());
    }
    Optional<AnnotationMirror> several = find(element, container);
    AnnotationValue value =
        several.isEmpty() ? null : values(several.get()).orElse(Map.of()).get("value");
    List<AnnotationMirror> all = new ArrayList<>();
    if (value != null && value.getValue() instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof AnnotationValue repeated
            && repeated.getValue() instanceof AnnotationMirror mirror) {
          all.add(mirror);
        }
      }
    }
    return all;
  }

  /**
   * The written values by member, or empty where the compiler cannot give them: Eclipse's throws if
   * one has the wrong type.
   */
  public static Optional<Map<String, AnnotationValue>> values(AnnotationMirror mirror) {
    Map<String, AnnotationValue> values = new HashMap<>();
    try {
      for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
          mirror.getElementValues().entrySet()) {
        values.put(value.getKey().getSimpleName().toString(), value.getValue());
      }
      return Optional.of(values);
    } catch (RuntimeException e) {
      if (e.getClass().getSimpleName().equals("ShouldNotImplement")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
