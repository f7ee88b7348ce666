package io.varscope.processor.expand;

import io.varscope.processor.model.Formula;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.Let;
import io.varscope.rules.Names;

/** What may have been meant where a field's expression has a name that nobody gives. */
final class NameHint {

  private NameHint() {}

  /** A hint for the name of a field, to stand after the reason; empty if there is none. */
  static String inName(ExpressionException reason, Member member) {
    if (member instanceof MountDeclaration mount) {
      String given = given(reason, mount);
      boolean isPlain = given.isEmpty() && reason.isUnknownName() && mount.repeat().isEmpty();
      return isPlain ? index(reason) : given;
    }
    return isIndex(reason)
        ? stop(reason) + " A mount that is repeated gives its index on by let, as in let = \"n=i\""
        : "";
  }

  /** A hint for the condition of a field, to stand after the reason; empty if there is none. */
  static String inCondition(ExpressionException reason, Member member) {
    if (isIndex(reason)) {
      return inName(reason, member);
    }
    return member instanceof MountDeclaration mount ? given(reason, mount) : "";
  }

  private static String index(ExpressionException reason) {
    boolean asks = stop(reason).isEmpty();
    return asks ? " The index i is given by repeat" : "; the index i is given by repeat";
  }

  private static boolean isIndex(ExpressionException reason) {
    return reason.unknownName().filter(Names.INDEX::equals).isPresent();
  }

  /** That a mount gives the name itself, but to others; empty if it does not. */
  static String given(ExpressionException reason, MountDeclaration mount) {
    for (Formula<Let> let : mount.defaults().lets()) {
      String name = let.parsed().map(Let::name).orElse("");
      if (reason.unknownName().filter(name::equals).isPresent()) {
        return stop(reason)
            + " The mount gives "
            + name
            + " to what it places; its own expressions are read outside of that";
      }
    }
    return "";
  }

  /** The end of the reason's sentence, unless it has one. */
  private static String stop(ExpressionException reason) {
    return String.valueOf(reason.getMessage()).endsWith("?") ? "" : ".";
  }
}
