package io.varscope.processor.check;

/** Grammar. */
final class Words {

  private Words() {}

  /** As {@code a record} or {@code an enum}. */
  static String withArticle(String kind) {
    return ("ei@".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }
}
