package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.Names;
import io.varscope.rules.Problems;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place of names in a store: what a scope is without its defaults.
 *
 * <p>It remembers the variables that were found in it. They never leave the store, so binding a
 * model again needs no joined names and no checks.
 */
final class Directory {

  final VariableStore store;

  /** Empty at the top. */
  final String path;

  /** What joins the levels of names. */
  final String separator;

  /**
   * Whether the caller named the separator. If not, it is the store's, and variables are found here
   * whatever separator they have.
   */
  private final boolean isSeparatorNamed;

  /** Null if the path is the name. */
  private final @Nullable Directory above;

  private final String name;

  private final Map<String, Directory> mounts = new ConcurrentHashMap<>(0);
  private final Map<String, AnyVariable> found = new ConcurrentHashMap<>(0);

  /** What binds remember here; null until the first. */
  private @Nullable Object remembered;

  private Directory(
      VariableStore store,
      String path,
      String separator,
      boolean isSeparatorNamed,
      @Nullable Directory above,
      String name) {
    this.store = store;
    this.path = path;
    this.separator = separator;
    this.isSeparatorNamed = isSeparatorNamed;
    this.above = above;
    this.name = name;
  }

  /** The top of a store, with the separator of the store. */
  static Directory top(VariableStore store) {
    return new Directory(store, "", store.separator(), false, null, "");
  }

  /**
   * The top of a store, with a separator of its own.
   *
   * @throws IllegalArgumentException if that is no separator
   */
  static Directory top(VariableStore store, String separator) {
    if (!Names.isSeparator(requireNonNull(separator, "separator"))) {
      throw new IllegalArgumentException("'" + separator + "' is not one of / . _ -");
    }
    return new Directory(store, "", separator, true, null, "");
  }

  private Directory top() {
    return new Directory(store, "", separator, isSeparatorNamed, null, "");
  }

  /** Unique among the places of the store. */
  String key() {
    return (isSeparatorNamed ? "" : "?") + separator + path;
  }

  /**
   * The full name of something below.
   *
   * @throws VariableException if the name is illegal
   */
  String fullName(String name) {
    String fullName = Names.join(path, requireNonNull(name, "name"), separator);
    Names.problemBelow(name.startsWith("/") ? name.substring(1) : name, separator)
        .or(() -> Names.problem(fullName, separator))
        .ifPresent(
            reason -> {
              throw new VariableException(Problems.illegalName(name, reason));
            });
    return fullName;
  }

  /**
   * A place below; {@code /} is the top.
   *
   * @throws VariableException if the name is illegal
   */
  Directory below(String name) {
    return requireNonNull(name, "name").equals("/") ? top() : inside(name);
  }

  /** The same; {@code /} is illegal. */
  Directory inside(String name) {
    String inner = fullName(name);
    return name.startsWith("/")
        ? new Directory(store, inner, separator, isSeparatorNamed, null, inner)
        : new Directory(store, inner, separator, isSeparatorNamed, this, name);
  }

  /** The path of this place where levels are joined by some separator. */
  String path(String separator) {
    return above == null ? name : Names.join(above.path(separator), name, separator);
  }

  /**
   * A place below, which is remembered: for names that stand in a program, which are few, not for
   * those that it makes up.
   *
   * @throws VariableException if the name is illegal
   */
  Directory mount(String name) {
    Directory mount = mounts.get(name);
    return mount != null ? mount : mounts.computeIfAbsent(name, this::inside);
  }

  /** Whether only names with this separator are found here. */
  boolean isSeparatorNamed() {
    return isSeparatorNamed;
  }

  /** Every variable here and below, in the order of creation. */
  List<AnyVariable> variables() {
    return store.variablesIn(this);
  }

  /**
   * The separator of a name that is created here; empty if the name has one level, and nobody named
   * a separator.
   */
  String separatorOf(String fullName) {
    return isSeparatorNamed || fullName.contains(separator) ? separator : "";
  }

  /** A variable below, or null if there is none yet. */
  @Nullable AnyVariable find(String name) {
    AnyVariable known = found.get(name);
    if (known != null) {
      return known;
    }
    AnyVariable variable = store.find(Names.join(path, name, separator)).orElse(null);
    if (variable != null) {
      found.put(name, variable);
    }
    return variable;
  }

  /**
   * What binds remember here.
   *
   * @param first makes it
   */
  synchronized Object remembered(Function<Scope, ?> first) {
    if (remembered == null) {
      remembered = first.apply(Scope.of(this));
    }
    return remembered;
  }
}
