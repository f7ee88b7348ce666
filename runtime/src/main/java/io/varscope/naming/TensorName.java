package io.varscope.naming;

import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a tensor in a rule: text, expressions in braces, and {@code {*}} for the levels that
 * the variable's pattern has found.
 *
 * <p>If one side has {@code /} beside {@code {*}} and the other has {@code .}, the levels are
 * joined so, too. {@code {*.}} says it where nothing is beside it, and so do the other separators
 * after the star.
 */
final class TensorName {

  /** What is in braces: an index or the levels. */
  private sealed interface Part {
    String fill(Captures captures);
  }

  private record Index(Expression value) implements Part {
    @Override
    public String fill(Captures captures) {
      return Long.toString(captures.number(value));
    }
  }

  /**
   * The levels, joined in another way.
   *
   * @param from the separators to replace
   * @param to what replaces them
   */
  private record Levels(String from, char to) implements Part {
    @Override
    public String fill(Captures captures) {
      String levels = captures.levels();
      for (int k = 0; k < from.length(); k++) {
        levels = levels.replace(from.charAt(k), to);
      }
      return levels;
    }
  }

  /** What stands before, between and after the parts: one more than there are of these. */
  private final List<String> texts;

  private final List<Part> parts;

  private TensorName(List<String> texts, List<Part> parts) {
    this.texts = texts;
    this.parts = parts;
  }

  /**
   * Reads a name.
   *
   * @param pattern of the variables, which says what the braces may have
   * @throws NamingException if it is none
   */
  static TensorName parse(String text, int start, int end, NamePattern pattern) {
    List<String> texts = new ArrayList<>();
    List<int[]> braces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if (Braces.isDoubled(text, at, end)) {
        literal.append(c);
        at++;
      } else if (c == '{') {
        int close = Braces.close(text, at, end);
        braces.add(new int[] {at, close});
        texts.add(literal.toString());
        literal.setLength(0);
        at = close;
      } else if (c == '}') {
        throw Braces.notOpened(at);
      } else {
        literal.append(c);
      }
    }
    texts.add(literal.toString());
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < braces.size(); k++) {
      char beside = Braces.separator(texts.get(k), texts.get(k + 1));
      parts.add(part(text, braces.get(k)[0], braces.get(k)[1], beside, pattern));
    }
    return new TensorName(List.copyOf(texts), List.copyOf(parts));
  }

  private static Part part(String text, int open, int close, char beside, NamePattern pattern) {
    String inner = text.substring(open + 1, close).strip();
    if (!inner.startsWith(NamePattern.LEVELS)) {
      return new Index(Indices.parse(text, open + 1, close, pattern.indices()));
    }
    if (!pattern.hasLevels()) {
      throw new NamingException(
          0, open, "There is no {*} in the name of the variable, on the left.");
    }
    if (inner.length() == 2 && Braces.isSeparator(inner.charAt(1))) {
      return new Levels("/.", inner.charAt(1));
    }
    if (!inner.equals(NamePattern.LEVELS)) {
      throw new NamingException(
          0,
          open,
          "After the star stands nothing, or what joins the levels in the file: {*.}, {*/}.");
    }
    char left = pattern.separator();
    return left != 0 && beside != 0 && left != beside
        ? new Levels(String.valueOf(left), beside)
        : new Levels("", beside);
  }

  /**
   * The name for one variable.
   *
   * @throws ExpressionException if an index has no value
   */
  String fill(Captures captures) {
    StringBuilder name = new StringBuilder(texts.get(0));
    for (int k = 0; k < parts.size(); k++) {
      name.append(parts.get(k).fill(captures)).append(texts.get(k + 1));
    }
    return name.toString();
  }
}
