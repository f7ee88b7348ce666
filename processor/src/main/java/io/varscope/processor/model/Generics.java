package io.varscope.processor.model;

import java.util.List;

/**
 * The type parameters of a scope class.
 *
 * @param parameters all of them, in order
 * @param superclass what the class says to each type parameter of the nearest superclass that is a
 *     scope class
 */
public record Generics(List<TypeParameter> parameters, List<DtypeSource> superclass) {

  /** Those of a class that has none, and whose superclass has none. */
  public static final Generics NONE = new Generics(List.of(), List.of());

  public Generics {
    parameters = List.copyOf(parameters);
    superclass = List.copyOf(superclass);
  }

  /** Whether any of them may be a dtype. */
  public boolean sayDtypes() {
    for (TypeParameter parameter : parameters) {
      if (parameter.bound().isPresent()) {
        return true;
      }
    }
    return say(superclass);
  }

  /** Whether any type argument says a dtype. */
  public static boolean say(List<DtypeSource> arguments) {
    for (DtypeSource argument : arguments) {
      if (!(argument instanceof DtypeSource.Nothing)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a type is one of the type parameters, by its name. */
  public boolean has(String type) {
    for (TypeParameter parameter : parameters) {
      if (parameter.name().equals(type)) {
        return true;
      }
    }
    return false;
  }
}
