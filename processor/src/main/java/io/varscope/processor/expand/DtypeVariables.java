package io.varscope.processor.expand;

import io.varscope.DType;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.TypeParameter;
import io.varscope.processor.model.VariableDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The type variables of classes that are dtypes: of a variable, in the class or further down. */
public final class DtypeVariables {

  private DtypeVariables() {}

  /**
   * Those of a class, in order.
   *
   * @param known every scope class that it leads to, by canonical name
   */
  public static List<TypeParameter> of(ScopeClass type, Map<String, ScopeClass> known) {
    if (type.generics().parameters().isEmpty()) {
      return List.of();
    }
    List<TypeParameter> dtypes = new ArrayList<>();
    for (TypeParameter parameter : type.generics().parameters()) {
      if (isDtype(type, parameter.name(), known, new HashSet<>())) {
        dtypes.add(parameter);
      }
    }
    return dtypes;
  }

  private static boolean isDtype(
      ScopeClass type, String parameter, Map<String, ScopeClass> known, Set<String> seen) {
    if (!seen.add(type.name() + " " + parameter)) {
      return false;
    }
    DtypeSource variable = new DtypeSource.Variable(parameter);
    for (Member member : type.members()) {
      if (member instanceof VariableDeclaration declared
          ? declared.type().isPresent() && declared.type().get().dtype().equals(variable)
          : member instanceof MountDeclaration mount
              && isHandedOn(variable, mount.component(), mount.dtypes(), known, seen)) {
        return true;
      }
    }
    return isHandedOn(variable, type.superclass(), type.generics().superclass(), known, seen);
  }

  /** Whether another class is given a type variable, and has it as a dtype. */
  private static boolean isHandedOn(
      DtypeSource variable,
      Optional<String> to,
      List<DtypeSource> given,
      Map<String, ScopeClass> known,
      Set<String> seen) {
    ScopeClass type = given.isEmpty() || to.isEmpty() ? null : known.get(to.get());
    if (type == null) {
      return false;
    }
    List<TypeParameter> parameters = type.generics().parameters();
    for (int k = 0; k < given.size() && k < parameters.size(); k++) {
      if (given.get(k).equals(variable) && isDtype(type, parameters.get(k).name(), known, seen)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The dtypes of a class's type variables, by name, as far as they are known.
   *
   * @param given what is said to each type parameter
   * @param around the dtypes of the type variables of the class that says it
   */
  static Map<String, DType<?>> resolve(
      ScopeClass type, List<DtypeSource> given, Map<String, DType<?>> around) {
    if (given.isEmpty()) {
      return Map.of();
    }
    Map<String, DType<?>> dtypes = new HashMap<>();
    List<TypeParameter> parameters = type.generics().parameters();
    for (int k = 0; k < given.size() && k < parameters.size(); k++) {
      Optional<DType<?>> dtype = resolve(given.get(k), around);
      if (dtype.isPresent()) {
        dtypes.put(parameters.get(k).name(), dtype.get());
      }
    }
    return dtypes;
  }

  /** A dtype, if it is known. */
  static Optional<DType<?>> resolve(DtypeSource source, Map<String, DType<?>> around) {
    if (source instanceof DtypeSource.Fixed fixed) {
      return Optional.of(fixed.dtype());
    }
    return source instanceof DtypeSource.Variable variable
        ? Optional.ofNullable(around.get(variable.name()))
        : Optional.empty();
  }
}
