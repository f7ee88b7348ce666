package io.varscope.ide.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells what is different in two sets of text files. */
final class FileDifferences {

  private FileDifferences() {}

  /** The lines that only one of the two has, with their files. */
  static List<String> between(Map<String, String> before, Map<String, String> after) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String first = before.getOrDefault(name, "");
      String second = after.getOrDefault(name, "");
      if (!first.equals(second)) {
        List<String> gone = new ArrayList<>(first.lines().toList());
        second.lines().forEach(gone::remove);
        List<String> come = new ArrayList<>(second.lines().toList());
        first.lines().forEach(come::remove);
        differences.add(name + " is different (perhaps in the order of its lines):");
        gone.forEach(line -> differences.add("  - " + line));
        come.forEach(line -> differences.add("  + " + line));
      }
    }
    return differences;
  }
}
