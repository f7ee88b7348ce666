package io.varscope.processor.read;

import io.varscope.processor.model.Repeat;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The type of a mount.
 *
 * @param component the type of what is mounted
 * @param container what holds several of them, if the field does
 */
record MountType(TypeMirror component, Optional<Repeat.Container> container) {

  static MountType of(TypeMirror type) {
    if (type.getKind() == TypeKind.ARRAY) {
      return new MountType(
          ((ArrayType) type).getComponentType(), Optional.of(Repeat.Container.ARRAY));
    }
    if (type.getKind() == TypeKind.DECLARED
        && element(type).getQualifiedName().contentEquals("java.util.List")) {
      List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
      return new MountType(
          arguments.isEmpty() ? type : arguments.get(0), Optional.of(Repeat.Container.LIST));
    }
    return new MountType(type, Optional.empty());
  }

  /** Why a field of this type cannot be a mount, whatever the component is, as a clause. */
  Optional<String> obstacle(boolean repeated) {
    if (container.isEmpty() && repeated) {
      return Optional.of("it has repeat, but its type is neither an array nor a List");
    }
    if (container.isPresent() && !repeated) {
      return Optional.of(
          "it holds several components; say how many with repeat, as in repeat = \"12\"");
    }
    return Optional.empty();
  }

  static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }
}
