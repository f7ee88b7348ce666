package io.varscope.ide.random;

import io.varscope.ide.Said;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What messages amount to, as far as it does not depend on what is compiled with them. */
final class Verdict {

  /** Of two classes that share a variable, either may get the message. */
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
