package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.varscope.DType;
import io.varscope.processor.expand.DtypeVariables;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what a binder says and asks of the dtypes that type variables are. */
final class Dtypes {

  private Dtypes() {}

  /**
   * Says dtypes to a class, as calls on a place.
   *
   * @param said to each type parameter of the class
   * @param in the place whose class says it
   */
  static Code said(
      ScopeClass type, List<DtypeSource> said, Map<String, ScopeClass> known, String in) {
    Code code = new Code();
    List<TypeParameter> dtypes = said.isEmpty() ? List.of() : DtypeVariables.of(type, known);
    for (TypeParameter dtype : dtypes) {
      DtypeSource source = said.get(type.generics().parameters().indexOf(dtype));
      if (source instanceof DtypeSource.Fixed || source instanceof DtypeSource.Variable) {
        code.add(".dtype(", Code.literal(dtype.name()), ", ", of(source, in), ")");
      }
    }
    return code;
  }

  /** A dtype, or that of a type variable at a place. */
  static Code of(DtypeSource source, String in) {
    return source instanceof DtypeSource.Variable variable
        ? Code.of(in, ".dtype(", Code.literal(variable.name()), ")")
        : Code.of(DType.class, ".", source.toString().toUpperCase(Locale.ROOT));
  }

  /**
   * A model class as a type whose fields can be assigned any variables that their bounds allow,
   * which is for the compiler to have seen that they are the right ones.
   */
  static TypeName assignable(ScopeClass type) {
    List<TypeName> arguments = new ArrayList<>();
    for (TypeParameter parameter : type.generics().parameters()) {
      arguments.add(
          parameter.bound().isPresent()
              ? ClassName.bestGuess(parameter.bound().get())
              : WildcardTypeName.subtypeOf(Object.class));
    }
    return ModelType.of(type.javaClass().name(), arguments);
  }

  /**
   * Those that whoever binds a component by itself has to say; a root knows its own.
   *
   * @param known every scope class that it leads to, by canonical name
   */
  static List<TypeParameter> asked(ScopeClass type, Map<String, ScopeClass> known) {
    return type.isRoot() ? List.of() : DtypeVariables.of(type, known);
  }

  /** A type variable of a method for each of them. */
  static List<TypeVariableName> variables(List<TypeParameter> asked, LocalNames names) {
    List<TypeVariableName> variables = new ArrayList<>();
    for (TypeParameter parameter : asked) {
      ClassName bound = ClassName.bestGuess(parameter.bound().orElseThrow());
      variables.add(TypeVariableName.get(names.nextType(parameter.name()), bound));
    }
    return variables;
  }

  /**
   * A model class as a type that the compiler checks the dtypes against.
   *
   * @param variables a type variable for each that is asked
   */
  static TypeName type(
      ScopeClass type, List<TypeParameter> asked, List<TypeVariableName> variables) {
    List<TypeName> arguments = new ArrayList<>();
    for (TypeParameter parameter : type.generics().parameters()) {
      int index = asked.indexOf(parameter);
      arguments.add(index < 0 ? WildcardTypeName.subtypeOf(Object.class) : variables.get(index));
    }
    return ModelType.of(type.javaClass().name(), arguments);
  }

  /** The parameter of a method that asks for a dtype. */
  static String argument(TypeParameter asked, LocalNames names) {
    return names.of("dtypeOf" + asked.name());
  }
}
