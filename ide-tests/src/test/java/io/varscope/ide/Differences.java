package io.varscope.ide;

import static org.junit.jupiter.api.Assertions.fail;

import io.varscope.ide.script.Script;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers what is not as expected in all steps of a script, to tell it at once. */
final class Differences {

  /** More differences of one kind than these tell nothing new. */
  private static final int MANY = 5;

  private final Script script;
  private final String tool;
  private final List<String> found = new ArrayList<>();

  Differences(Script script, String tool) {
    this.script = script;
    this.tool = tool;
  }

  /**
   * Compares messages with those that a script expects after a step, which is counted from 0.
   *
   * @return whether they are the same
   */
  boolean checkSaid(int step, String what, List<String> expected, Collection<Said> said) {
    return check(step, what, expected, shown(expected, said));
  }

  private static List<String> shown(List<String> expected, Collection<Said> said) {
    List<String> open = new ArrayList<>(expected);
    List<String> shown = new ArrayList<>();
    for (Said message : said) {
      String text = take(open, message);
      // Each compiler makes as many errors of one mistake in Java as it likes.
      if (message.isOurs() || !shown.contains(text)) {
        shown.add(text);
      }
    }
    return shown.stream().sorted().toList();
  }

  /** The first of these that a message may be; else its own text. */
  private static String take(List<String> open, Said message) {
    String text = message.toString();
    String anywhere = message.file() + ": " + message.headline();
    String found =
        open.stream()
            .filter(
                expected ->
                    expected.equals(text)
                        || expected.equals(anywhere)
                        || (message.file().isEmpty()
                            && expected.endsWith(": " + message.headline())))
            .findFirst()
            .orElse(text);
    open.remove(found);
    return found;
  }

  /**
   * Compares anything, line by line.
   *
   * @return whether it is the same
   */
  boolean check(int step, String what, Collection<?> expected, Collection<?> actual) {
    List<String> missing = texts(expected);
    texts(actual).forEach(missing::remove);
    List<String> surplus = texts(actual);
    texts(expected).forEach(surplus::remove);
    if (missing.isEmpty() && surplus.isEmpty()) {
      return true;
    }
    String title = script.steps().get(step).title();
    found.add("  Step " + (step + 1) + ", " + title + ": " + what);
    missing.stream().limit(MANY).forEach(text -> found.add("    missing: " + text));
    surplus.stream().limit(MANY).forEach(text -> found.add("    surplus: " + text));
    return false;
  }

  private static List<String> texts(Collection<?> objects) {
    List<String> texts = new ArrayList<>();
    objects.forEach(object -> texts.add(object.toString().strip().replace("\n", "\n      ")));
    return texts;
  }

  void assertNone() {
    if (!found.isEmpty()) {
      fail(script.name() + ".txt in " + tool + ":\n" + String.join("\n", found));
    }
  }
}
