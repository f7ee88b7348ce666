package io.varscope.cli.declare;

import io.varscope.cli.source.ClassName;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names in Java for words of other languages, of letters, digits and {@code _ . - /}. */
final class JavaNames {

  /** Longer ones say no more. */
  private static final int LONGEST = 60;

  private JavaNames() {}

  /** The name of a field: {@code cAttn} for {@code c_attn}. */
  static String field(String words) {
    String name = camelCase(words, false);
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      name = "n" + name;
    }
    return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) ? name + "_" : name;
  }

  /** The name of a class: {@code SelfAttn} for {@code self_attn}; empty if it has no letter. */
  static String type(String words) {
    String name = camelCase(words, true).replaceFirst("[0-9]+$", "");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) || !ClassName.isClass(name)
        ? ""
        : name;
  }

  private static String camelCase(String words, boolean upper) {
    StringBuilder name = new StringBuilder();
    boolean begins = upper;
    for (int k = 0; k < words.length(); k++) {
      char c = words.charAt(k);
      if (!isLetter(c) && !Character.isDigit(c)) {
        begins = upper || !name.isEmpty();
      } else {
        boolean isFirst = name.isEmpty() && !upper;
        name.append(begins ? Character.toUpperCase(c) : isFirst ? Character.toLowerCase(c) : c);
        begins = false;
      }
    }
    // WTE is a word, too.
    String all = name.toString();
    if (!upper && all.length() > 1 && words.equals(words.toUpperCase(Locale.ROOT))) {
      all = all.toLowerCase(Locale.ROOT);
    }
    return all.length() > LONGEST ? camelCase(shorter(words), upper) : all;
  }

  /** Without its first levels. */
  private static String shorter(String words) {
    int cut = words.length() - LONGEST;
    for (int k = cut; k < words.length(); k++) {
      if (!isLetter(words.charAt(k)) && !Character.isDigit(words.charAt(k))) {
        return words.substring(k + 1);
      }
    }
    return words.substring(cut);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The name, or with a number if it is taken, also in another case; takes it. */
  static String unique(String name, Set<String> taken) {
    String unique = name;
    for (int number = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); number++) {
      unique = name + number;
    }
    return unique;
  }
}
