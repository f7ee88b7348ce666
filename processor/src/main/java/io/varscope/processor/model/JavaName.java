package io.varscope.processor.model;

import java.util.List;

/**
 * A class as generated code names it, and makes objects of it.
 *
 * @param packageName empty for the unnamed package
 * @param simpleNames of the classes around it, the outermost first, and its own
 * @param typeArguments how many each of these takes in a type; a static class leaves out those of
 *     the classes around it
 * @param isInferable whether every compiler can infer the type arguments of a new object
 * @param isAuxiliary whether it has not the name of its file, so that javac warns where another
 *     file names it
 */
public record JavaName(
    String packageName,
    List<String> simpleNames,
    List<Integer> typeArguments,
    boolean isInferable,
    boolean isAuxiliary) {

  public JavaName {
    simpleNames = List.copyOf(simpleNames);
    typeArguments = List.copyOf(typeArguments);
  }

  /** The last of its simple names. */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }

  /** Whether the class itself has type parameters. */
  public boolean isGeneric() {
    return typeArguments.get(typeArguments.size() - 1) > 0;
  }

  /** What its binder is called. */
  public BinderName binder() {
    return BinderName.of(packageName, simpleNames);
  }
}
