package io.varscope.ide.random;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A script of random edits. */
final class RandomScript {

  private RandomScript() {}

  /**
   * The text of a script, in which no step says what is expected.
   *
   * @param projects those first that others need
   */
  static String text(long seed, int steps, List<String> projects) {
    RandomEdits edits = new RandomEdits(seed, projects);
    SortedMap<String, RandomClass> classes = edits.classes();
    StringBuilder text = new StringBuilder("# Random edits, seed " + seed + "\n\n");
    text.append(step("All", new TreeMap<>(), classes));
    for (int i = 1; i < steps; i++) {
      SortedMap<String, RandomClass> before = classes;
      String title = i + ": " + String.join(", ", edits.next());
      classes = edits.classes();
      text.append(step(title, before, classes));
    }
    return text.toString();
  }

  private static String step(
      String title, SortedMap<String, RandomClass> before, SortedMap<String, RandomClass> after) {
    StringBuilder text = new StringBuilder("## " + title + "\n\n");
    for (RandomClass gone : before.values()) {
      if (!after.containsKey(gone.qualifiedName())) {
        text.append("delete ").append(gone.file()).append("\n\n");
      }
    }
    for (RandomClass here : after.values()) {
      if (!here.equals(before.get(here.qualifiedName()))) {
        text.append("write ").append(here.file()).append("\n```java\n");
        text.append(here.text()).append("```\n\n");
      }
    }
    return text.append("expect:\nnothing\n\n").toString();
  }
}
