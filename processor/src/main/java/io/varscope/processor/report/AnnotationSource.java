package io.varscope.processor.report;

import static io.varscope.processor.eclipse.Reflection.call;
import static io.varscope.processor.eclipse.Reflection.callStatic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An annotation in a source file that Eclipse has, but does not compile just now. */
final class AnnotationSource {

  /** A part of the file. */
  record Range(int start, int end) {}

  private final Object node;

  private AnnotationSource(Object node) {
    this.node = node;
  }

  /**
   * An annotation of a class or field, if it has that.
   *
   * @param element of Eclipse's Java model
   */
  static Optional<AnnotationSource> find(Object element, String simpleName)
      throws ReflectiveOperationException {
    for (Object annotation : (Object[]) call(element, "getAnnotations")) {
      String name = (String) call(annotation, "getElementName");
      if (name.substring(name.lastIndexOf('.') + 1).equals(simpleName)) {
        return Optional.of(new AnnotationSource(parse(element, annotation)));
      }
    }
    return Optional.empty();
  }

  private static Object parse(Object element, Object annotation)
      throws ReflectiveOperationException {
    ClassLoader loader = element.getClass().getClassLoader();
    Class<?> ast = loader.loadClass("org.eclipse.jdt.core.dom.AST");
    Object parser =
        callStatic(
            loader.loadClass("org.eclipse.jdt.core.dom.ASTParser"),
            "newParser",
            callStatic(ast, "getJLSLatest"));
    call(parser, "setSource", call(element, "getCompilationUnit"));
    call(parser, "setResolveBindings", true);
    Class<?> monitor = loader.loadClass("org.eclipse.core.runtime.NullProgressMonitor");
    Object unit = call(parser, "createAST", monitor.getConstructor().newInstance());
    Object range = call(annotation, "getSourceRange");
    return callStatic(
        loader.loadClass("org.eclipse.jdt.core.dom.NodeFinder"),
        "perform",
        unit,
        call(range, "getOffset"),
        call(range, "getLength"));
  }

  /**
   * The part that Eclipse's compiler marks for one of the values: the name of the member; the
   * expression, if that stands alone; for the whole, or the item of an array, the name of the
   * annotation.
   */
  Range range(String value) throws ReflectiveOperationException {
    if (isSingle() && value.equals("value")) {
      return range(call(node, "getValue"));
    }
    for (Object pair : pairs()) {
      Object name = call(pair, "getName");
      if (call(name, "getIdentifier").equals(value)) {
        return range(name);
      }
    }
    return new Range(range(node).start(), range(call(node, "getTypeName")).end());
  }

  /** The strings of the value, as far as they can be computed. */
  List<String> strings() throws ReflectiveOperationException {
    List<String> strings = new ArrayList<>();
    if (isSingle()) {
      addStrings(call(node, "getValue"), strings);
    }
    for (Object pair : pairs()) {
      addStrings(call(pair, "getValue"), strings);
    }
    return strings;
  }

  private static void addStrings(Object expression, List<String> strings)
      throws ReflectiveOperationException {
    if (isA(expression, "ArrayInitializer")) {
      for (Object item : (List<?>) call(expression, "expressions")) {
        addStrings(item, strings);
      }
    } else if (call(expression, "resolveConstantExpressionValue") instanceof String string) {
      strings.add(string);
    }
  }

  private boolean isSingle() {
    return isA(node, "SingleMemberAnnotation");
  }

  private List<?> pairs() throws ReflectiveOperationException {
    return isA(node, "NormalAnnotation") ? (List<?>) call(node, "values") : List.of();
  }

  private static boolean isA(Object node, String type) {
    return node.getClass().getSimpleName().equals(type);
  }

  private static Range range(Object node) throws ReflectiveOperationException {
    int start = (int) call(node, "getStartPosition");
    return new Range(start, start + (int) call(node, "getLength"));
  }
}
