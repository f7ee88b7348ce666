package io.varscope.naming;

import io.varscope.rules.ExpressionException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the variables of a model are in a file: the {@linkplain io.varscope.LoadedFrom#names names}
 * of a model, which tell their language. Immutable.
 */
public final class NameRules {

  private final PatternTable table = new PatternTable();
  private final List<Template> tensors = new ArrayList<>();
  private final List<String> texts;

  private NameRules(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /**
   * Reads rules.
   *
   * @throws NamingException if one cannot be read, or is for the same variables as one before
   */
  public static NameRules parse(List<String> rules) {
    NameRules parsed = new NameRules(rules);
    for (int k = 0; k < rules.size(); k++) {
      try {
        NameRule rule = RuleReader.read(rules.get(k));
        int same = parsed.table.add(rule.pattern());
        if (same >= 0) {
          throw new NamingException(
              0,
              0,
              "Rule "
                  + (same + 1)
                  + " of the list is for the same variables, "
                  + parsed.table.pattern(same)
                  + ", and counts.");
        }
        parsed.tensors.add(rule.tensor());
      } catch (NamingException e) {
        throw e.ofEntry(k);
      }
    }
    return parsed;
  }

  /** How many rules there are. */
  public int size() {
    return tensors.size();
  }

  /** A rule as it was written. */
  public String rule(int rule) {
    return texts.get(rule);
  }

  /** The variables of a rule, such as {@code h.{i}.weight}. */
  public String variables(int rule) {
    return table.pattern(rule).toString();
  }

  /** Whether a rule fits a variable, be there one before it or not. */
  public boolean fits(int rule, String variable) {
    return table.pattern(rule).match(variable) != null;
  }

  /**
   * What a variable is in the file.
   *
   * @param variable its full name
   * @throws NamingException if a number in the rule has no value for it
   */
  public Source apply(String variable) {
    PatternTable.Match match = table.find(variable);
    if (match == null) {
      return new Source(Source.NO_RULE, new TensorExpression.Tensor(variable));
    }
    try {
      return new Source(match.index(), tensors.get(match.index()).fill(match.captures()));
    } catch (ExpressionException e) {
      throw new NamingException(
          match.index(),
          0,
          "A number has no value for the variable " + variable + ": " + e.getMessage() + ".");
    }
  }

  /** A pass over variables, in which no rule was used yet. */
  public Pass pass() {
    return new Pass(this);
  }

  /**
   * What a variable is in the file.
   *
   * @param rule the index of the first rule that fits, or {@link #NO_RULE}
   * @param tensor of the file; without a rule, the one of the variable's name
   */
  public record Source(int rule, TensorExpression tensor) {

    /** No rule fits. */
    public static final int NO_RULE = -1;
  }

  /** Remembers which rules were used. */
  public static final class Pass {

    private final NameRules rules;
    private final BitSet used = new BitSet();

    private Pass(NameRules rules) {
      this.rules = rules;
    }

    /** As {@link NameRules#apply}. */
    public Source apply(String variable) {
      Source source = rules.apply(variable);
      if (source.rule() >= 0) {
        used.set(source.rule());
      }
      return source;
    }

    /** The rules that were for none of the variables so far. */
    public List<Integer> unused() {
      List<Integer> unused = new ArrayList<>();
      for (int k = used.nextClearBit(0); k < rules.size(); k = used.nextClearBit(k + 1)) {
        unused.add(k);
      }
      return unused;
    }
  }
}
