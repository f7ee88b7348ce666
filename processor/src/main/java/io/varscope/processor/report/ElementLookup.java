package io.varscope.processor.report;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.model.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds what a site names, afresh: elements kept over rounds have lost their line. */
final class ElementLookup {

  /**
   * What a message can be attached to.
   *
   * @param mirror null where the element itself is meant
   * @param value null where the annotation itself is meant
   */
  record Target(
      Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {}

  private final Classes classes;

  ElementLookup(Classes classes) {
    this.classes = classes;
  }

  /** The most exact thing that is there of what a site names. */
  Optional<Target> find(Site site) {
    TypeElement type = classes.find(site.type());
    if (type == null) {
      return Optional.empty();
    }
    Element element = site.field().isEmpty() ? type : field(type, site.field());
    AnnotationMirror mirror =
        site.annotation().isEmpty() ? null : annotation(element, site.annotation());
    AnnotationValue value =
        mirror == null || site.value().isEmpty() ? null : value(mirror, site.value());
    return Optional.of(new Target(element, mirror, value));
  }

  private static @Nullable AnnotationMirror annotation(Element element, String name) {
    int bracket = name.indexOf('[');
    if (bracket < 0) {
      return Annotations.find(element, "io.varscope." + name).orElse(null);
    }
    int index = Integer.parseInt(name.substring(bracket + 1, name.length() - 1));
    List<AnnotationMirror> all =
        Annotations.findAll(element, Annotations.LOADED_FROM, Annotations.SEVERAL_LOADED_FROM);
    return index < all.size() ? all.get(index) : null;
  }

  private static Element field(TypeElement type, String name) {
    for (Element element : type.getEnclosedElements()) {
      if (element.getKind().isField() && element.getSimpleName().contentEquals(name)) {
        return element;
      }
    }
    return type;
  }

  /** Follows a path such as {@code shape[1]} as far as it leads. */
  private static @Nullable AnnotationValue value(AnnotationMirror mirror, String path) {
    int bracket = path.indexOf('[');
    String member = bracket < 0 ? path : path.substring(0, bracket);
    AnnotationValue value = Annotations.values(mirror).orElse(Map.of()).get(member);
    if (value != null && bracket >= 0 && value.getValue() instanceof List<?> items) {
      int index = Integer.parseInt(path.substring(bracket + 1, path.length() - 1));
      if (index < items.size() && items.get(index) instanceof AnnotationValue item) {
        return item;
      }
    }
    return value;
  }
}
