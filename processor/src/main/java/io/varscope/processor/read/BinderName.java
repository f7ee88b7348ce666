package io.varscope.processor.read;

import io.varscope.rules.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * What the binder of a class is called.
 *
 * @param packageName empty for the unnamed package
 * @param simpleName such as {@code MlpVariables}
 */
public record BinderName(String packageName, String simpleName) {

  /** The binder of a scope class. */
  public static BinderName of(TypeElement type) {
    return of(type, Names::binder);
  }

  /** The class that binds all roots of a program. */
  public static BinderName ofGraph(TypeElement type) {
    return of(type, Names::graph);
  }

  private static BinderName of(TypeElement type, Function<List<String>, String> naming) {
    Deque<String> simpleNames = new ArrayDeque<>();
    Element element = type;
    while (element instanceof TypeElement) {
      simpleNames.addFirst(element.getSimpleName().toString());
      element = element.getEnclosingElement();
    }
    String packageName = element instanceof PackageElement p ? p.getQualifiedName().toString() : "";
    return new BinderName(packageName, naming.apply(new ArrayList<>(simpleNames)));
  }

  /** The name to look it up by. */
  public String qualified() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
