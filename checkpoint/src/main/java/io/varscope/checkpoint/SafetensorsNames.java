package io.varscope.checkpoint;

import java.util.Optional;

/** What the names of tensors may be, for readers and writers, and how messages show them. */
final class SafetensorsNames {

  /** What is in a header beside tensors. */
  static final String METADATA = "__metadata__";

  /** The most entries of the metadata; there may be an alias for each of as many tensors. */
  static final int MOST_METADATA = 1 << 20;

  private SafetensorsNames() {}

  /** What is wrong with a name, if anything, as a clause. A name is no path, so most is right. */
  static Optional<String> problem(String name) {
    if (name.indexOf('\0') >= 0) {
      return Optional.of("has the character NUL, where programs in C take the name to end");
    }
    return !isAscii(name) && hasLoneSurrogate(name)
        ? Optional.of("has half of a surrogate pair, which is no character")
        : Optional.empty();
  }

  /** Whether a text has nothing but what has been a character for all, of one byte. */
  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text cannot be written as UTF-8. */
  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** A name as messages show it: in quotes, in one line, not too long. */
  static String quoted(String name) {
    return "'" + Printable.of(name, Printable.NAME) + "'";
  }
}
