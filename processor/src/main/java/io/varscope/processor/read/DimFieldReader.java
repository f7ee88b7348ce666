package io.varscope.processor.read;

import io.varscope.processor.model.DimField;
import io.varscope.rules.Constant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the fields of a class that expressions can name. */
final class DimFieldReader {

  private final Elements elements;
  private final Accessibility accessibility;
  private final PackageElement from;

  /** By name, the nearest first; empty for a field of another type, which hides those behind it. */
  private final Map<String, Optional<DimField>> fields = new LinkedHashMap<>();

  /**
   * A reader.
   *
   * @param from the package of the class, and so of its binder
   */
  DimFieldReader(Elements elements, PackageElement from) {
    this.elements = elements;
    this.accessibility = new Accessibility(elements);
    this.from = from;
  }

  /** The fields of a class, and of what it inherits from up to the next scope class. */
  List<DimField> read(TypeElement type) {
    add(type, true);
    return fields.values().stream().flatMap(Optional::stream).toList();
  }

  private void add(TypeElement type, boolean own) {
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (own || isInherited(type, field)) {
        fields.putIfAbsent(field.getSimpleName().toString(), dimField(type, field));
      }
    }
    type.getInterfaces().forEach(this::addInherited);
    addInherited(type.getSuperclass());
  }

  private boolean isInherited(TypeElement type, VariableElement field) {
    Set<Modifier> modifiers = field.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)
        || (!modifiers.contains(Modifier.PRIVATE) && elements.getPackageOf(type).equals(from));
  }

  private void addInherited(TypeMirror type) {
    if (type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element
        && Annotations.find(element, Annotations.VARIABLE_SCOPE).isEmpty()) {
      add(element, false);
    }
  }

  private Optional<DimField> dimField(TypeElement type, VariableElement field) {
    TypeKind kind = field.asType().getKind();
    boolean condition = kind == TypeKind.BOOLEAN;
    if (!(condition || kind == TypeKind.INT || kind == TypeKind.LONG)
        || field.getSimpleName().contentEquals("serialVersionUID")) {
      return Optional.empty();
    }
    Object value = field.getConstantValue();
    if (value != null && KotlinStubs.mayBeUnknown(type, field, value)) {
      value = null;
    }
    Optional<Constant> constant = Optional.empty();
    if (value instanceof Number number) {
      constant = Optional.of(new Constant.Whole(number.longValue()));
    } else if (value instanceof Boolean truth) {
      constant = Optional.of(new Constant.Truth(truth));
    }
    return Optional.of(
        new DimField(
            field.getSimpleName().toString(),
            TypeNames.of(type),
            field.getModifiers().contains(Modifier.STATIC),
            condition,
            constant,
            obstacle(type, field)));
  }

  private Optional<String> obstacle(TypeElement type, VariableElement field) {
    boolean samePackage = elements.getPackageOf(type).equals(from);
    if (field.getModifiers().contains(Modifier.STATIC) && !accessibility.isVisible(type, from)) {
      return Optional.of("is static in a class that the binder cannot see");
    }
    if (field.getModifiers().contains(Modifier.PRIVATE)) {
      return Optional.of(
          "is private, so the binder cannot read it"
              + (KotlinStubs.isKotlin(type) ? ". Annotate it with @JvmField" : ""));
    }
    return field.getModifiers().contains(Modifier.PUBLIC) || samePackage
        ? Optional.empty()
        : Optional.of("is not public, so the binder cannot read it from another package");
  }
}
