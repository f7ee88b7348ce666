package io.varscope.processor.model;

import io.varscope.rules.Names;
import java.util.List;

/**
 * What the binder of a class is called.
 *
 * @param packageName empty for the unnamed package
 * @param simpleName such as {@code MlpVariables}
 */
public record BinderName(String packageName, String simpleName) {

  /**
   * The binder of a scope class.
   *
   * @param simpleNames of the classes around it, the outermost first, and its own
   */
  public static BinderName of(String packageName, List<String> simpleNames) {
    return new BinderName(packageName, Names.binder(simpleNames));
  }

  /** The class that binds all roots of a program. */
  public static BinderName ofGraph(String packageName, List<String> simpleNames) {
    return new BinderName(packageName, Names.graph(simpleNames));
  }

  /** The name to look it up by. */
  public String qualified() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
