package io.varscope;

import io.varscope.rules.Names;
import io.varscope.rules.Problems;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A place of names in a store: what a scope is without its defaults.
 *
 * <p>It remembers what was found in it before. Variables stay, so that is true for ever; and who
 * binds a model again neither joins names nor looks whether they are legal.
 */
final class Directory {

  final VariableStore store;

  /** Empty at the top. */
  final String path;

  /** What joins the levels of names. */
  final String separator;

  private final Map<String, Directory> mounts = new ConcurrentHashMap<>(0);
  private final Map<Fields.Key, AnyVariable[]> found = new ConcurrentHashMap<>(0);

  Directory(VariableStore store, String path, String separator) {
    this.store = store;
    this.path = path;
    this.separator = separator;
  }

  /**
   * The full name of something below.
   *
   * @throws VariableException if the name is illegal
   */
  String fullName(String name) {
    String fullName = Names.join(path, name, separator);
    Names.problemBelow(name.startsWith("/") ? name.substring(1) : name, separator)
        .or(() -> Names.problem(fullName, separator))
        .ifPresent(
            reason -> {
              throw new VariableException(Problems.illegalName(name, reason));
            });
    return fullName;
  }

  /**
   * A place below, which is remembered: for names that are written in a program, not for those that
   * it makes up.
   *
   * @throws VariableException if the name is illegal
   */
  Directory mount(String name) {
    Directory mount = mounts.get(name);
    return mount != null
        ? mount
        : mounts.computeIfAbsent(name, key -> new Directory(store, fullName(key), separator));
  }

  /** A variable below, or null if there is none yet. */
  AnyVariable find(String name) {
    return store.find(Names.join(path, name, separator)).orElse(null);
  }

  /** What was found here before, or null. */
  AnyVariable[] recall(Fields.Key key) {
    return found.get(key);
  }

  void remember(Fields.Key key, AnyVariable[] variables) {
    found.put(key, variables);
  }
}
