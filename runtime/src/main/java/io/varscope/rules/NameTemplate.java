package io.varscope.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The name of a mount or variable: text, perhaps with expressions in braces, such as {@code
 * layer_{i}}, {@code block{i+1}/conv} or {@code {{0, 3, 5}[i]}}.
 *
 * @param texts what stands before, between and after the expressions
 * @param expressions one less than there are texts
 */
public record NameTemplate(List<String> texts, List<Expression> expressions) {

  public NameTemplate {
    texts = List.copyOf(texts);
    expressions = List.copyOf(expressions);
  }

  /**
   * Reads a template.
   *
   * @throws ExpressionException if a brace has no other, or what is between them is no expression
   */
  public static NameTemplate parse(String text) {
    List<String> texts = new ArrayList<>();
    List<Expression> expressions = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = close(text, open);
      texts.add(text.substring(from, open));
      expressions.add(Expression.parse(text, open + 1, close));
      from = close + 1;
    }
    texts.add(text.substring(from));
    return new NameTemplate(texts, expressions);
  }

  /** Where the brace is that closes one; those of lists stand between. */
  private static int close(String text, int open) {
    int depth = 0;
    for (int k = open; k < text.length(); k++) {
      if (text.charAt(k) == '{') {
        depth++;
      } else if (text.charAt(k) == '}' && --depth == 0) {
        if (text.charAt(k - 1) == '}') {
          throw new ExpressionException("the braces at index " + open + " have others in them");
        }
        return k;
      }
    }
    throw new ExpressionException("the '{' at index " + open + " is not closed");
  }

  /** Whether there is anything to fill in. */
  public boolean isPlain() {
    return expressions.isEmpty();
  }

  /**
   * The name of one element.
   *
   * @param value the text for an expression
   * @throws ExpressionException if one has no value
   */
  public String fill(Function<Expression, String> value) {
    StringBuilder name = new StringBuilder(texts.get(0));
    for (int k = 0; k < expressions.size(); k++) {
      name.append(value.apply(expressions.get(k))).append(texts.get(k + 1));
    }
    return name.toString();
  }
}
