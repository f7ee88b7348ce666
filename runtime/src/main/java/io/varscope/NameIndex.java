package io.varscope;

import io.varscope.rules.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The names of a store in order: what lies in a scope stands together, and is found without looking
 * at all the others.
 *
 * <p>A name is in use from the moment when it is decided that it will be created. So whoever takes
 * or notes names holds the lock under which that is decided; who only reads needs none.
 */
final class NameIndex {

  /** Of variables that there are, and of those that are being created. */
  private final NavigableSet<String> names = new ConcurrentSkipListSet<>();

  /** The paths that {@link Scope#uniqueScope} has given out. */
  private final NavigableSet<String> scopes = new TreeSet<>();

  /** For separators and paths, the first number that is not known to be taken; 0 is none. */
  private final Map<List<String>, Integer> numbers = new HashMap<>();

  /** Notes variables that will be created. */
  void add(Collection<String> created) {
    names.addAll(created);
  }

  /** Forgets variables that could not be created. */
  void remove(Collection<String> failed) {
    names.removeAll(failed);
  }

  /** The variables in a scope and below, also those that are still being created. */
  Collection<String> within(String scope, String separator) {
    if (scope.isEmpty()) {
      return names;
    }
    String first = scope + separator;
    // The names that begin so end before the next character would follow.
    String end = scope + (char) (separator.charAt(0) + 1);
    return names.subSet(first, end);
  }

  /** The first of path, path_1, path_2 and so on that is free, which it is no longer afterwards. */
  String takeScope(String path, String separator) {
    List<String> key = List.of(separator, path);
    int number = numbers.getOrDefault(key, 0);
    String candidate = numbered(path, number);
    while (isInUse(names, candidate, separator) || isInUse(scopes, candidate, separator)) {
      number++;
      candidate = numbered(path, number);
    }
    scopes.add(candidate);
    numbers.put(key, number + 1);
    return candidate;
  }

  private static String numbered(String path, int number) {
    return number == 0 ? path : path + "_" + number;
  }

  /** Whether a path is a name, or has one below. */
  private static boolean isInUse(NavigableSet<String> names, String path, String separator) {
    if (names.contains(path)) {
      return true;
    }
    String next = names.ceiling(path + separator);
    return next != null && Names.isWithin(next, path, separator);
  }

  /** Notes the scopes that another store has given out. */
  void addScopesOf(NameIndex other) {
    scopes.addAll(other.scopes);
    numbers.putAll(other.numbers);
  }
}
