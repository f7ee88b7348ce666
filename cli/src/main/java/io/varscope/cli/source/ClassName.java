package io.varscope.cli.source;

import java.nio.file.Path;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The name of a class that is to be written.
 *
 * @param packageName empty for the unnamed package
 */
public record ClassName(String packageName, String simpleName) {

  private static final SourceVersion OLDEST = SourceVersion.RELEASE_17;

  /** Words that only the names of classes may not be. */
  private static final Set<String> NO_CLASSES =
      Set.of("var", "yield", "record", "sealed", "permits");

  /**
   * Reads a qualified name, such as {@code acme.GptHeader}.
   *
   * @throws IllegalArgumentException if no class can have it; the message is a sentence without its
   *     full stop
   */
  public static ClassName parse(String text) {
    int dot = text.lastIndexOf('.');
    for (String part : text.split("\\.", -1)) {
      if (!SourceVersion.isIdentifier(part)) {
        throw new IllegalArgumentException(
            part.isEmpty()
                ? "'" + text + "' has a part without a name; a class is called as in acme.GptHeader"
                : "'" + part + "' is no name in Java; a class is called as in acme.GptHeader");
      }
      if (SourceVersion.isKeyword(part, OLDEST)) {
        throw new IllegalArgumentException("'" + part + "' is a keyword of Java, and no name");
      }
    }
    String simpleName = text.substring(dot + 1);
    if (!isClass(simpleName)) {
      throw new IllegalArgumentException("'" + simpleName + "' cannot be the name of a class");
    }
    return new ClassName(dot < 0 ? "" : text.substring(0, dot), simpleName);
  }

  /** Whether a class can have a name that is no keyword. */
  public static boolean isClass(String simpleName) {
    return !NO_CLASSES.contains(simpleName);
  }

  /** A class beside this one. */
  public ClassName sibling(String suffix) {
    return new ClassName(packageName, simpleName + suffix);
  }

  /** Where its source is. */
  public Path below(Path folder) {
    Path path = folder;
    if (!packageName.isEmpty()) {
      for (String part : packageName.split("\\.", -1)) {
        path = path.resolve(part);
      }
    }
    return path.resolve(simpleName + ".java");
  }

  /** The qualified name. */
  @Override
  public String toString() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
