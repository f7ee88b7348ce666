package io.varscope.processor.read;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.Repeat;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * The type of a mount.
 *
 * @param component the type of what is mounted
 * @param container what holds several of them, if the field does
 */
record MountType(TypeMirror component, Optional<Repeat.Container> container) {

  /** That of a field. */
  static MountType of(TypeMirror type) {
    if (type.getKind() == TypeKind.ARRAY) {
      return new MountType(
          ((ArrayType) type).getComponentType(), Optional.of(Repeat.Container.ARRAY));
    }
    if (isList(type)) {
      List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
      return new MountType(
          arguments.isEmpty() ? type : arguments.get(0), Optional.of(Repeat.Container.LIST));
    }
    return new MountType(type, Optional.empty());
  }

  /** The class of a component, if it is of a class. */
  Optional<TypeElement> componentClass() {
    return component.getKind() == TypeKind.DECLARED
        ? Optional.of(element(component))
        : Optional.empty();
  }

  /** Whether there is an array of them. */
  boolean isArray() {
    return container.isPresent() && container.get() == Repeat.Container.ARRAY;
  }

  /** Whether it is a list that does not say of what. */
  boolean isOfAnything() {
    return container.isPresent()
        && container.get() == Repeat.Container.LIST
        && (component.getKind() == TypeKind.WILDCARD || isList(component));
  }

  /**
   * Why a field of this type cannot be a mount, if it holds scope classes in a way that a binder
   * cannot fill, as a clause.
   */
  Optional<String> otherContainer(TypeMirror field) {
    if (component.getKind() == TypeKind.DECLARED && isScope(element(component))) {
      return Optional.empty();
    }
    return held(component)
        .map(
            held ->
                "its type "
                    + TypeNames.of(field)
                    + " is neither a scope class nor a List or an array of one. Declare the field"
                    + " as "
                    + wayOut(held));
  }

  private String wayOut(String held) {
    if (container.isEmpty() && isOptional(component)) {
      return held + ", and say with when under which condition it is there";
    }
    String java = "List<" + held + "> or " + held + "[]";
    // Kotlin's List of an open class is one of a wildcard.
    return component.getKind() == TypeKind.WILDCARD
        ? java + "; in Kotlin, as MutableList<" + held + "> or Array<" + held + ">"
        : java;
  }

  /** Why there cannot be one, or several, in a field of this type, as a clause. */
  Optional<String> wrongNumber(boolean repeated) {
    if (container.isEmpty() && repeated) {
      String name = element(component).getSimpleName().toString();
      return Optional.of(
          "it has repeat, but its type is a single "
              + TypeNames.of(component)
              + ". Declare the field as List<"
              + name
              + "> or "
              + name
              + "[], or remove repeat");
    }
    if (container.isPresent() && !repeated) {
      return Optional.of(
          "it holds several components; say how many with repeat, as in repeat = \"12\"");
    }
    return Optional.empty();
  }

  /** The simple name of a scope class inside of a type, however that holds it. */
  private static Optional<String> held(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> held(((ArrayType) type).getComponentType());
      case WILDCARD -> heldBy((WildcardType) type);
      case DECLARED -> heldBy((DeclaredType) type);
      default -> Optional.empty();
    };
  }

  private static Optional<String> heldBy(WildcardType type) {
    TypeMirror bound = type.getExtendsBound();
    return Optional.ofNullable(bound == null ? type.getSuperBound() : bound)
        .flatMap(MountType::held);
  }

  private static Optional<String> heldBy(DeclaredType type) {
    return isScope(element(type))
        ? Optional.of(element(type).getSimpleName().toString())
        : type.getTypeArguments().stream()
            .map(MountType::held)
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static boolean isList(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && element(type).getQualifiedName().contentEquals("java.util.List");
  }

  private static boolean isScope(TypeElement type) {
    return Annotations.find(type, Annotations.VARIABLE_SCOPE).isPresent();
  }

  private static boolean isOptional(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && element(type).getQualifiedName().contentEquals("java.util.Optional");
  }

  /** Whether it is unchecked to assign a raw type: not, if no argument says anything. */
  boolean isUnchecked() {
    return component instanceof DeclaredType type
        && !type.getTypeArguments().stream().allMatch(MountType::saysNothing);
  }

  private static boolean saysNothing(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        && wildcard.getExtendsBound() == null
        && wildcard.getSuperBound() == null;
  }

  static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }
}
