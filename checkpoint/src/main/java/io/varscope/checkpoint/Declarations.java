package io.varscope.checkpoint;

import io.varscope.LoadedFrom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which {@link LoadedFrom} holds for a variable, in one file. */
final class Declarations {

  /** Whose {@link LoadedFrom} counts. */
  sealed interface Source {}

  /** Nobody's. */
  record Nobody() implements Source {}

  /** That of the classes that declare the variables. */
  record Owners() implements Source {}

  /** That of one class, for all variables. */
  record One(Class<?> on) implements Source {

    /**
     * A class.
     *
     * @throws IllegalArgumentException if it has no such annotation, or one that cannot be read
     */
    One {
      if (Declaration.of(on).isEmpty()) {
        throw new IllegalArgumentException(
            on.getName() + " has no @LoadedFrom, so nothing says what file it is loaded from.");
      }
    }
  }

  private final Source source;
  private final TensorNames names;
  private final DeclaringClasses classes = new DeclaringClasses();
  private final Map<Class<?>, Optional<Declaration>> chosen = new HashMap<>();

  /** Those for the tensors of a file, which choose one of several. */
  Declarations(Source source, TensorNames names) {
    this.source = source;
    this.names = names;
  }

  /**
   * What holds for a variable.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  Optional<Declaration> of(Wanted wanted) {
    return on(wanted)
        .flatMap(
            on -> chosen.computeIfAbsent(on, c -> Declaration.nearest(Declaration.of(c), names)));
  }

  private Optional<Class<?>> on(Wanted wanted) {
    if (source instanceof One one) {
      return Optional.of(one.on());
    }
    return source instanceof Owners ? classes.of(wanted.owner()) : Optional.empty();
  }

  /** All that hold for some of the variables so far. */
  List<Declaration> used() {
    return chosen.values().stream().flatMap(Optional::stream).toList();
  }

  /**
   * Fails if something should be declared, and nothing is: else a load would go by names that are
   * not meant.
   *
   * @throws IllegalStateException if so
   */
  void requireAny(Collection<Wanted> wanted, String file) {
    if (!(source instanceof Owners) || wanted.isEmpty() || !used().isEmpty()) {
      return;
    }
    TreeSet<String> owners = new TreeSet<>();
    for (Wanted one : wanted) {
      on(one).ifPresent(on -> owners.add(on.getName()));
    }
    throw new IllegalStateException(
        file
            + ": nothing says how it is loaded, for "
            + (owners.isEmpty()
                ? "the classes that declare the variables are not known here"
                : String.join(", ", owners) + (owners.size() == 1 ? " has" : " have"))
            + (owners.isEmpty() ? "" : " no @LoadedFrom")
            + ". Call declaredBy(...) with the class that has one.");
  }
}
