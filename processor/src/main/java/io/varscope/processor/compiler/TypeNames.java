package io.varscope.processor.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * What classes and types are called. The compilers' own answers are not good for names that are
 * looked up, compared or told: Eclipse's makes each {@code $} in the name of a nested class a
 * {@code .}, and what javac says of a type has the annotations on it.
 */
public final class TypeNames {

  private TypeNames() {}

  /** The canonical name of a class. */
  public static String of(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? of(outer) + "." + type.getSimpleName()
        : type.getQualifiedName().toString();
  }

  /** The simple names of the classes around a class, the outermost first, and its own. */
  public static List<String> simpleNames(TypeElement type) {
    List<String> names = new ArrayList<>();
    Element element = type;
    while (element instanceof TypeElement) {
      names.add(element.getSimpleName().toString());
      element = element.getEnclosingElement();
    }
    Collections.reverse(names);
    return names;
  }

  /** The name of the package of a class; empty for the unnamed one. */
  public static String packageName(TypeElement type) {
    Element element = type;
    while (element instanceof TypeElement) {
      element = element.getEnclosingElement();
    }
    return element instanceof PackageElement p ? p.getQualifiedName().toString() : "";
  }

  /** A type as a person writes it, with the full names of classes. */
  public static String of(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return type.getKind().name().toLowerCase(Locale.ROOT);
    }
    return switch (type.getKind()) {
      case ARRAY -> of(((ArrayType) type).getComponentType()) + "[]";
      case DECLARED -> declared((DeclaredType) type);
      case TYPEVAR -> ((TypeVariable) type).asElement().getSimpleName().toString();
      case WILDCARD -> wildcard((WildcardType) type);
      default -> type.toString();
    };
  }

  private static String declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    TypeMirror outer = type.getEnclosingType();
    String name =
        outer.getKind() == TypeKind.DECLARED
            ? of(outer) + "." + element.getSimpleName()
            : of(element);
    return type.getTypeArguments().isEmpty()
        ? name
        : type.getTypeArguments().stream()
            .map(TypeNames::of)
            .collect(Collectors.joining(", ", name + "<", ">"));
  }

  private static String wildcard(WildcardType type) {
    if (type.getExtendsBound() != null) {
      return "? extends " + of(type.getExtendsBound());
    }
    return type.getSuperBound() == null ? "?" : "? super " + of(type.getSuperBound());
  }
}
