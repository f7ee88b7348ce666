package io.varscope.ide.random;

import io.varscope.ide.Said;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What messages come to, as far as that does not depend on what else is compiled just then. */
final class Verdict {

  /** Of two classes that share a variable, either may be the one that is told. */
  private static final Pattern OF_SEVERAL =
      Pattern.compile(
          "(\\[(?:Duplicate|Shape|Dtype)\\w+\\]) (?:Trying to share v|V)ariable ([^ ,]+).*");

  private Verdict() {}

  /** Sorted, each once. */
  static List<String> of(Collection<Said> messages) {
    return messages.stream().map(Verdict::of).distinct().sorted().toList();
  }

  private static String of(Said message) {
    String text =
        message.headline().replaceFirst("^[\\w.$]+: \\[", "[").replaceFirst(" Did you mean.*", "");
    Matcher ofSeveral = OF_SEVERAL.matcher(text);
    return ofSeveral.matches() ? ofSeveral.group(1) + " " + ofSeveral.group(2) : text;
  }
}
