package io.varscope.processor.read;

import io.varscope.DType;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Reads what type parameters and type arguments say of dtypes. */
final class DtypeSources {

  private static final String ANY = "io.varscope.AnyVariable";

  private DtypeSources() {}

  /**
   * What a type says, as that of a variable or as a type argument.
   *
   * @param owner the class in which it is written
   */
  static DtypeSource of(TypeMirror type, Element owner) {
    if (type.getKind() == TypeKind.ERROR) {
      return new DtypeSource.Unresolved();
    }
    if (type.getKind() == TypeKind.TYPEVAR) {
      return ofVariable((TypeParameterElement) ((TypeVariable) type).asElement(), owner);
    }
    Optional<DType<?>> dtype = dtype(type);
    return dtype.isPresent()
        ? new DtypeSource.Fixed(dtype.get())
        : new DtypeSource.Nothing(TypeNames.of(type), false);
  }

  private static Optional<DType<?>> dtype(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? DType.ofVariableClass(TypeNames.of(MountType.element(type)))
        : Optional.empty();
  }

  /** A type variable that is bounded by a class of one dtype has no other. */
  private static DtypeSource ofVariable(TypeParameterElement parameter, Element owner) {
    String name = parameter.getSimpleName().toString();
    Optional<String> bound = bound(parameter);
    if (bound.isEmpty() || !parameter.getGenericElement().equals(owner)) {
      return new DtypeSource.Nothing(name, true);
    }
    Optional<DType<?>> dtype = DType.ofVariableClass(bound.get());
    return dtype.isPresent() ? new DtypeSource.Fixed(dtype.get()) : new DtypeSource.Variable(name);
  }

  /** The class of variables that is the only bound of a type parameter. */
  private static Optional<String> bound(TypeParameterElement parameter) {
    List<? extends TypeMirror> bounds = parameter.getBounds();
    if (bounds.size() != 1 || bounds.get(0).getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    String name = TypeNames.of(MountType.element(bounds.get(0)));
    return name.equals(ANY) || DType.ofVariableClass(name).isPresent()
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The type parameters of a class. */
  static List<TypeParameter> parameters(TypeElement type) {
    List<TypeParameter> parameters = new ArrayList<>();
    for (TypeParameterElement parameter : type.getTypeParameters()) {
      parameters.add(new TypeParameter(parameter.getSimpleName().toString(), bound(parameter)));
    }
    return parameters;
  }

  /** What a type says to each type parameter of its class. */
  static List<DtypeSource> arguments(DeclaredType type, Element owner) {
    int parameters = MountType.element(type).getTypeParameters().size();
    if (parameters == 0) {
      return List.of();
    }
    List<DtypeSource> arguments = new ArrayList<>(parameters);
    for (TypeMirror argument : type.getTypeArguments()) {
      arguments.add(of(argument, owner));
    }
    while (arguments.size() < parameters) {
      arguments.add(new DtypeSource.Nothing("", false));
    }
    return arguments;
  }

  /**
   * What a class says to each type parameter of a superclass of its superclass.
   *
   * @param given what it says to those of the superclass
   */
  static List<DtypeSource> superclass(TypeElement superclass, List<DtypeSource> given) {
    List<DtypeSource> arguments = arguments((DeclaredType) superclass.getSuperclass(), superclass);
    List<TypeParameter> parameters = arguments.isEmpty() ? List.of() : parameters(superclass);
    List<DtypeSource> said = new ArrayList<>(arguments);
    for (int k = 0; k < parameters.size(); k++) {
      DtypeSource variable = new DtypeSource.Variable(parameters.get(k).name());
      for (int i = 0; i < said.size(); i++) {
        if (arguments.get(i).equals(variable)) {
          said.set(i, given.get(k));
        }
      }
    }
    return said;
  }
}
