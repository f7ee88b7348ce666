package io.varscope.processor.compiler;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What generated code in a package may name and call. */
public final class Accessibility {

  private final Elements elements;

  public Accessibility(Elements elements) {
    this.elements = elements;
  }

  /** Whether a class, or one around it, is private. */
  public static boolean isHidden(TypeElement type) {
    return type.getModifiers().contains(Modifier.PRIVATE)
        || (type.getEnclosingElement() instanceof TypeElement outer && isHidden(outer));
  }

  /** Whether a class and all around it are public. */
  public static boolean isPublic(TypeElement type) {
    return type.getModifiers().contains(Modifier.PUBLIC)
        && (!(type.getEnclosingElement() instanceof TypeElement outer) || isPublic(outer));
  }

  /** Whether code in a package may name a class. */
  public boolean isVisible(TypeElement type, PackageElement from) {
    return isPublic(type) || (!isHidden(type) && elements.getPackageOf(type).equals(from));
  }

  /** The no-argument constructor that code in a package may call, if it throws nothing checked. */
  public Optional<ExecutableElement> constructor(TypeElement type, PackageElement from) {
    if (type.getModifiers().contains(Modifier.ABSTRACT) || isInner(type)) {
      return Optional.empty();
    }
    boolean samePackage = elements.getPackageOf(type).equals(from);
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      Set<Modifier> modifiers = constructor.getModifiers();
      if (constructor.getParameters().isEmpty()
          && areUnchecked(constructor.getThrownTypes())
          && (modifiers.contains(Modifier.PUBLIC)
              || (samePackage && !modifiers.contains(Modifier.PRIVATE)))) {
        return Optional.of(constructor);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether every compiler can infer the type arguments of a new object. They may fail, each in its
   * own way, where the constructor has type parameters, too, or the bounds of the class are types
   * with arguments, or several.
   */
  public static boolean isInferable(TypeElement type) {
    if (type.getTypeParameters().isEmpty()) {
      return true;
    }
    return type.getTypeParameters().stream().allMatch(Accessibility::isPlain)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .allMatch(constructor -> constructor.getTypeParameters().isEmpty());
  }

  private static boolean isPlain(TypeParameterElement parameter) {
    return parameter.getBounds().size() <= 1
        && parameter.getBounds().stream()
            .allMatch(
                bound -> bound instanceof DeclaredType type && type.getTypeArguments().isEmpty());
  }

  private static boolean areUnchecked(List<? extends TypeMirror> exceptions) {
    for (TypeMirror exception : exceptions) {
      if (!isUnchecked(exception)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnchecked(TypeMirror exception) {
    TypeMirror type = exception;
    while (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      if (element.getQualifiedName().contentEquals("java.lang.RuntimeException")
          || element.getQualifiedName().contentEquals("java.lang.Error")) {
        return true;
      }
      type = element.getSuperclass();
    }
    return false;
  }

  /** Whether a class needs an instance of a class around it. */
  private static boolean isInner(Element type) {
    return type instanceof TypeElement t
        && t.getNestingKind() != NestingKind.TOP_LEVEL
        && !t.getModifiers().contains(Modifier.STATIC);
  }
}
