package io.varscope.benchmark;

import java.util.Map;

/** Names what a stack trace is about, as the profile tells it. */
final class Stage {

  private static final String OURS = "io.varscope.processor.";
  private static final String FLOOR = "io.varscope.benchmark.floor.";

  /** The outermost frame that one of these begins decides. */
  private static final Map<String, String> VARSCOPE =
      Map.ofEntries(
          Map.entry(OURS + "read.", "Varscope: read"),
          Map.entry(OURS + "expand.", "Varscope: expand"),
          Map.entry(OURS + "check.", "Varscope: check"),
          Map.entry(OURS + "report.", "Varscope: report"),
          Map.entry(OURS + "write.BinderWriter", "Varscope: write, make binders"),
          Map.entry(OURS + "write.BinderFiler", "Varscope: write, file binders and indices"),
          Map.entry(OURS + "write.IndexWriter", "Varscope: write, make indices"),
          Map.entry(OURS + "write.ManifestFiler", "Varscope: write, manifests"),
          Map.entry(OURS + "write.", "Varscope: write, other"));

  private static final Map<String, String> JAVAC =
      Map.ofEntries(
          Map.entry("JavacProcessingEnvironment.doProcessing", "javac: rounds"),
          Map.entry("JavaCompiler.initProcessAnnotations", "javac: set up processing"),
          Map.entry("JavaCompiler.parseFiles", "javac: parse"),
          Map.entry("JavaCompiler.enterTrees", "javac: enter"),
          Map.entry("JavaCompiler.attribute", "javac: attribute"),
          Map.entry("JavaCompiler.flow", "javac: flow"),
          Map.entry("JavaCompiler.desugar", "javac: desugar"),
          Map.entry("JavaCompiler.generate", "javac: generate"));

  private Stage() {}

  static String of(StackTraceElement[] stack) {
    String ours = null;
    String javac = null;
    for (int i = stack.length - 1; i >= 0; i--) {
      String name = stack[i].getClassName();
      if (name.startsWith(OURS) && !name.startsWith(OURS + "shaded.")) {
        if (ours == null) {
          ours = "";
        }
        if (ours.isEmpty()) {
          ours = ofOurs(name);
        }
      } else if (javac == null && name.startsWith("com.sun.tools.javac.")) {
        javac = ofJavac(simple(name) + "." + stack[i].getMethodName());
      } else if (name.startsWith(FLOOR)) {
        return "floor: write";
      }
    }
    if (ours != null) {
      return ours.isEmpty() ? "Varscope: other" : ours;
    }
    return javac == null ? "other" : javac;
  }

  /** The longest beginning counts. */
  private static String ofOurs(String className) {
    return VARSCOPE.entrySet().stream()
        .filter(entry -> className.startsWith(entry.getKey()))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse("");
  }

  private static String ofJavac(String method) {
    return JAVAC.get(method);
  }

  static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
