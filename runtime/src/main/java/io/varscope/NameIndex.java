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
import org.jspecify.annotations.Nullable;

/**
 * The names of a store in order. Those of one scope stand together, so a scope is listed without
 * looking at the rest.
 *
 * <p>A name is in use as soon as {@link Decisions} has decided to create it. Names are added and
 * taken under its lock only; reading needs none.
 */
final class NameIndex {

  /** The separator of names for which nobody has said one. */
  static final String UNKNOWN = "";

  /** By separator: the names of variables that there are, and of those that are being created. */
  private final Map<String, NavigableSet<String>> names = new ConcurrentHashMap<>();

  /** Not yet in order, which costs as much as a creation: the next look-up sorts them in. */
  private final Queue<Noted> recent = new ConcurrentLinkedQueue<>();

  private record Noted(String name, String separator) {}

  /** The paths that {@link Scope#uniqueScope} has given out. */
  private final NavigableSet<String> scopes = new TreeSet<>();

  /** The separator of the first variable that has one; null until then. */
  private volatile @Nullable String knownSeparator;

  /** For each place, the first number that may be free; 0 stands for no number. */
  private final Map<String, Integer> numbers = new HashMap<>();

  /** The separator of this store: that of its first variable that has one. */
  String separator() {
    String known = knownSeparator;
    return known == null ? Names.SEPARATOR : known;
  }

  /** Notes the separator of a variable that was created. */
  void know(String separator) {
    if (knownSeparator == null && !separator.equals(UNKNOWN)) {
      knownSeparator = separator;
    }
  }

  /** Adds a variable that will be created, and the separator of its name. */
  void add(String name, String separator) {
    recent.add(new Noted(name, separator));
  }

  /** All names by separator, in order. */
  private synchronized Map<String, NavigableSet<String>> ordered() {
    for (Noted noted = recent.poll(); noted != null; noted = recent.poll()) {
      names
          .computeIfAbsent(noted.separator(), key -> new ConcurrentSkipListSet<>())
          .add(noted.name());
    }
    return names;
  }

  /** Removes variables that could not be created. */
  void removeAll(Collection<String> failed) {
    ordered().values().forEach(set -> set.removeAll(failed));
  }

  /** The separator of a name. */
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
    // The range ends before the character that follows the separator.
    String end = path + (char) (separator.charAt(0) + 1);
    return names.subSet(path + separator, false, end, false).stream();
  }

  /** Takes the first free place of name, name_1, name_2 and so on. */
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

  /** Whether a variable or a scope has the name of a place, or lies in it. */
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

  /** Takes over the unique scopes and the separator of another store. */
  void addScopesOf(NameIndex other) {
    knownSeparator = other.knownSeparator;
    scopes.addAll(other.scopes);
    numbers.putAll(other.numbers);
  }
}
