package io.varscope.naming;

import io.varscope.naming.Template.Operator;
import io.varscope.rules.Expression;
import io.varscope.rules.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one rule, {@code variable = expression}, by recursive descent. */
final class RuleReader {

  /** More is not a rule that a person wrote. */
  private static final int LONGEST = 20_000;

  /** More operations inside each other would exhaust the stack. */
  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;
  private NamePattern pattern = NamePattern.parse("", 0, 0);

  private RuleReader(String text) {
    this.text = text;
  }

  /**
   * Reads a rule.
   *
   * @throws NamingException if it is none
   */
  static NameRule read(String text) {
    return new RuleReader(text).rule();
  }

  private NameRule rule() {
    if (text.length() > LONGEST) {
      throw fault(LONGEST, "A rule has at most " + LONGEST + " characters.");
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw fault(text.length(), "There is no '=': write \"variable = tensor of the file\".");
    }
    int start = Quotes.skipBlanks(text, 0, equals);
    int end = Quotes.stripEnd(text, start, equals);
    if (start == end) {
      throw fault(start, "There is no variable before the '='.");
    }
    pattern = NamePattern.parse(text, start, end);
    requireLegal(start, end);
    at = equals + 1;
    Template tensor = tensor();
    if (peek() != 0) {
      throw fault(
          at,
          "Here the expression has ended. A name with blanks, commas, quotes or parentheses stands"
              + " in quotes: 'a (b), c'.");
    }
    return new NameRule(pattern, tensor);
  }

  /** Refuses what no full name of a variable has: such a rule would never be used. */
  private void requireLegal(int start, int end) {
    for (int k = start; k < end; k++) {
      char c = text.charAt(k);
      if (c == '{') {
        if (Braces.isDoubled(text, k, end)) {
          throw fault(k, "The name of a variable has no brace.");
        }
        k = text.indexOf('}', k);
      } else {
        Optional<String> problem = Names.problemBelow("a" + c + "a", Names.SEPARATOR);
        if (problem.isPresent()) {
          throw fault(
              k,
              "The name of a variable has no "
                  + (c == ' ' ? "blank" : "such character")
                  + ": letters, digits, '_', '.', '-' and '/' only.");
        }
      }
    }
    if (text.charAt(start) == '/') {
      throw fault(start, "The full name of a variable does not start with '/'.");
    }
  }

  private Template tensor() {
    if (++depth > DEEPEST) {
      throw fault(at, "Operations are nested deeper than " + DEEPEST + " times.");
    }
    char c = peek();
    int start = at;
    Template tensor;
    if (c == Quotes.MARK) {
      at = Quotes.end(text, at, text.length());
      tensor = new Template.Name(quoted(start));
    } else {
      skipName();
      if (at == start) {
        throw fault(
            at,
            c == 0 ? "Here a tensor is missing." : "Here a tensor is expected, not '" + c + "'.");
      }
      int end = at;
      tensor =
          peek() == '('
              ? operation(start, end)
              : new Template.Name(TensorName.parse(text, start, end, pattern));
    }
    depth--;
    return tensor;
  }

  private TensorName quoted(int start) {
    String inner = Quotes.inner(text, start, at);
    if (inner.isEmpty()) {
      throw fault(start, "Here a tensor is missing: there is nothing between the quotes.");
    }
    try {
      return TensorName.parse(inner, 0, inner.length(), pattern);
    } catch (NamingException e) {
      throw fault(start, e.getMessage());
    }
  }

  /** Goes behind a name without quotes; what is in braces may be anything. */
  private void skipName() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{' && !Braces.isDoubled(text, at, text.length())) {
        at = Braces.close(text, at, text.length());
      } else if (c == '{') {
        at++;
      } else if ("(),'\"".indexOf(c) >= 0 || Character.isWhitespace(c)) {
        return;
      }
      at++;
    }
  }

  private Template operation(int start, int end) {
    String word = text.substring(start, end);
    Operator operator = null;
    for (Operator known : Operator.values()) {
      if (known.word.equals(word)) {
        operator = known;
      }
    }
    if (operator == null) {
      throw fault(
          start,
          "There is no operation '"
              + word
              + "', only transpose, permute, concat, slice and reshape. A name with parentheses"
              + " stands in quotes.");
    }
    at++;
    List<Expression> numbers = new ArrayList<>();
    List<Template> operands = new ArrayList<>();
    int arguments = 0;
    if (peek() != ')') {
      do {
        if (operator.isNumber(arguments)) {
          numbers.add(number(operator));
        } else {
          operands.add(tensor());
        }
        arguments++;
      } while (skipComma(operator));
    } else {
      at++;
    }
    if (!operator.takes(arguments)) {
      throw fault(
          start,
          word
              + " is written "
              + operator.example
              + ", but here it has "
              + arguments
              + (arguments == 1 ? " argument." : " arguments."));
    }
    return new Template.Operation(operator, numbers, operands);
  }

  private Expression number(Operator operator) {
    peek();
    int start = at;
    int open = 0;
    while (at < text.length() && (open > 0 || ",)".indexOf(text.charAt(at)) < 0)) {
      open += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      at++;
    }
    if (text.substring(start, at).isBlank()) {
      throw fault(
          start,
          "Here a number is missing: " + operator.word + " is written " + operator.example + ".");
    }
    try {
      return Indices.parse(text, start, at, pattern.indices());
    } catch (NamingException e) {
      throw fault(
          start, e.getMessage() + " " + operator.word + " is written " + operator.example + ".");
    }
  }

  /** Goes behind a comma; or behind the parenthesis at the end, and returns false. */
  private boolean skipComma(Operator operator) {
    char c = peek();
    if (c != ',' && c != ')') {
      throw fault(
          at,
          c == 0
              ? "The parenthesis of " + operator.word + " is not closed."
              : "Here a comma or ')' is expected. A name with blanks, commas, quotes or parentheses"
                  + " stands in quotes: 'a (b), c'.");
    }
    at++;
    return c == ',';
  }

  /** The next character that is no blank, or 0 at the end. */
  private char peek() {
    at = Quotes.skipBlanks(text, at, text.length());
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static NamingException fault(int index, String sentence) {
    return new NamingException(0, index, sentence);
  }
}
