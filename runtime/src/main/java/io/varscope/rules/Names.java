package io.varscope.rules;

import java.util.List;
import java.util.Optional;

/** Which names are legal, how they are joined, and what the class that binds them is called. */
public final class Names {

  private Names() {}

  /** What joins the levels of names, unless a root says otherwise. */
  public static final String SEPARATOR = "/";

  /** The name of the index in the expressions of a mount that is repeated. */
  public static final String INDEX = "i";

  /** Whether something can join the levels of names. */
  public static boolean isSeparator(String text) {
    return text.length() == 1 && "/._-".contains(text);
  }

  /**
   * The full name of something below a scope. A name that starts with {@code /} is absolute.
   *
   * @param scope the path of the scope, empty at the top
   * @param name the name below it
   * @param separator what joins the levels of names
   */
  public static String join(String scope, String name, String separator) {
    if (name.startsWith("/")) {
      return name.substring(1);
    }
    return scope.isEmpty() ? name : scope + separator + name;
  }

  /**
   * Whether a variable lies in a scope: whole path segments count, so {@code foo} has no foobar/v.
   */
  public static boolean isWithin(String variable, String scope, String separator) {
    return scope.isEmpty()
        || (variable.length() > scope.length() + separator.length()
            && variable.startsWith(separator, scope.length())
            && variable.startsWith(scope));
  }

  /**
   * What is wrong with a full name, if anything. As in TensorFlow ({@code
   * [A-Za-z0-9.][A-Za-z0-9_.\-/]*}), but empty segments are refused.
   *
   * @param separator what joins the levels of the name
   * @return the reason, as a clause that can follow a colon
   */
  public static Optional<String> problem(String fullName, String separator) {
    Optional<String> below = problemBelow(fullName, separator);
    if (below.isEmpty() && "_-".indexOf(fullName.charAt(0)) >= 0) {
      return Optional.of("at the top of the graph a name must start with a letter, a digit or '.'");
    }
    return below;
  }

  /** What is wrong with the name of a field, which may be absolute, if anything. */
  public static Optional<String> memberProblem(String name, String separator) {
    return name.startsWith("/")
        ? problem(name.substring(1), separator).map(reason -> "after the first '/', " + reason)
        : problemBelow(name, separator);
  }

  /**
   * What is wrong with a name that stands below a scope, if anything.
   *
   * @param separator what joins the levels of names
   * @return the reason, as a clause that can follow a colon
   */
  public static Optional<String> problemBelow(String name, String separator) {
    if (name.isEmpty()) {
      return Optional.of("it is empty");
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isLegal(name.charAt(i))) {
        return Optional.of(
            "it has "
                + describe(name.codePointAt(i))
                + " at index "
                + i
                + "; letters, digits, '_', '.', '-' and '/' are allowed");
      }
    }
    // '.' is a part of words where it does not separate them, as '_' and '-' always are.
    Optional<String> empty = emptySegment(name, "/");
    return empty.isEmpty() && separator.equals(".") ? emptySegment(name, separator) : empty;
  }

  private static Optional<String> emptySegment(String name, String separator) {
    if (!name.contains(separator)) {
      return Optional.empty();
    }
    if (name.startsWith(separator)) {
      return Optional.of("it starts with '" + separator + "'");
    }
    if (name.endsWith(separator)) {
      return Optional.of("it ends with '" + separator + "'");
    }
    return name.contains(separator + separator)
        ? Optional.of("it has an empty segment, '" + separator + separator + "'")
        : Optional.empty();
  }

  private static boolean isLegal(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-'
        || c == '/';
  }

  static String describe(int codePoint) {
    if (codePoint == ' ') {
      return "a space";
    }
    return Character.isISOControl(codePoint)
        ? String.format("the control character U+%04X", codePoint)
        : "'" + Character.toString(codePoint) + "'";
  }

  /**
   * The simple name of the binder of a scope class: {@code MlpVariables}, or {@code
   * Outer_InnerVariables} for a nested class.
   *
   * @param simpleNames the simple names of the class and those that enclose it, outermost first
   */
  public static String binder(List<String> simpleNames) {
    return String.join("_", simpleNames) + "Variables";
  }

  /**
   * The simple name of the class that binds all roots of a program: {@code TranslatorGraph}.
   *
   * @param simpleNames the simple names of the class and those that enclose it, outermost first
   */
  public static String graph(List<String> simpleNames) {
    return String.join("_", simpleNames) + "Graph";
  }
}
