package io.varscope;

import io.varscope.rules.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * The names of a store in order: what lies in a scope stands together, and is found without looking
 * at all the others.
 *
 * <p>A name is in use from the moment when it is decided that it will be created. So whoever takes
 * or notes names holds the lock under which that is decided; who only reads needs none.
 */
final class NameIndex {

  /** What nobody has said the separator of. */
  static final String UNKNOWN = "";

  /** By separator: the names of variables that there are, and of those that are being created. */
  private final Map<String, NavigableSet<String>> names = new ConcurrentHashMap<>();

  /** What was noted since somebody looked: to put names in order takes as long as to create. */
  private final Queue<Noted> recent = new ConcurrentLinkedQueue<>();

  private record Noted(String name, String separator) {}

  /** The paths that {@link Scope#uniqueScope} has given out. */
  private final NavigableSet<String> scopes = new TreeSet<>();

  /** That of the first variable of which it is known; null until there is one. */
  private volatile String knownSeparator;

  /** For places, the first number that is not known to be taken; 0 is none. */
  private final Map<String, Integer> numbers = new HashMap<>();

  /** What joins the levels of names, where nobody says otherwise. */
  String separator() {
    String known = knownSeparator;
    return known == null ? Names.SEPARATOR : known;
  }

  /** Notes what the name of a variable that was created is joined by. */
  void know(String separator) {
    if (knownSeparator == null && !separator.equals(UNKNOWN)) {
      knownSeparator = separator;
    }
  }

  /** Notes a variable that will be created, and what joins the levels of its name. */
  void add(String name, String separator) {
    recent.add(new Noted(name, separator));
  }

  /** All names in order, also those that others are just putting there. */
  private synchronized Map<String, NavigableSet<String>> ordered() {
    for (Noted noted = recent.poll(); noted != null; noted = recent.poll()) {
      names
          .computeIfAbsent(noted.separator(), key -> new ConcurrentSkipListSet<>())
          .add(noted.name());
    }
    return names;
  }

  /** Forgets variables that could not be created. */
  void removeAll(Collection<String> failed) {
    ordered().values().forEach(set -> set.removeAll(failed));
  }

  /** What joins the levels of a name that was noted. */
  String separatorOf(String name) {
    return ordered().entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** The variables in a place and below, also those that are still being created. */
  Stream<String> within(Directory place) {
    Map<String, NavigableSet<String>> names = ordered();
    return place.isSeparatorNamed()
        ? names.values().stream().flatMap(set -> within(set, place, place.separator))
        : names.entrySet().stream()
            .flatMap(
                entry ->
                    within(
                        entry.getValue(),
                        place,
                        entry.getKey().equals(UNKNOWN) ? separator() : entry.getKey()));
  }

  private static Stream<String> within(
      NavigableSet<String> names, Directory place, String separator) {
    String path = place.path(separator);
    if (path.isEmpty()) {
      return names.stream();
    }
    // What begins so ends where the next character would follow.
    String end = path + (char) (separator.charAt(0) + 1);
    return names.subSet(path + separator, false, end, false).stream();
  }

  /** The first place of a name, name_1, name_2 and so on that is free, until now. */
  Directory takeScope(Directory place, String name) {
    Directory candidate = place.inside(name);
    String key = candidate.key();
    int number = numbers.getOrDefault(key, 0);
    if (number > 0) {
      candidate = place.inside(name + "_" + number);
    }
    while (isInUse(candidate)) {
      number++;
      candidate = place.inside(name + "_" + number);
    }
    scopes.add(candidate.path);
    numbers.put(key, number + 1);
    return candidate;
  }

  /** Whether something is called as a place, or lies in it. */
  private boolean isInUse(Directory place) {
    return isInUse(place.path, place.separator)
        || (!place.isSeparatorNamed()
            && ordered().keySet().stream()
                .filter(separator -> !separator.equals(UNKNOWN))
                .anyMatch(separator -> isInUse(place.path(separator), separator)));
  }

  private boolean isInUse(String path, String separator) {
    return Stream.concat(Stream.of(scopes), ordered().values().stream())
        .anyMatch(set -> isInUse(set, path, separator));
  }

  private static boolean isInUse(NavigableSet<String> names, String path, String separator) {
    if (names.contains(path)) {
      return true;
    }
    String next = names.higher(path + separator);
    return next != null && Names.isWithin(next, path, separator);
  }

  /** Notes the scopes that another store has given out, and how its names are joined. */
  void addScopesOf(NameIndex other) {
    knownSeparator = other.knownSeparator;
    scopes.addAll(other.scopes);
    numbers.putAll(other.numbers);
  }
}
