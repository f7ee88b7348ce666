package io.varscope.checkpoint;

import io.varscope.LoadedFrom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Which {@link LoadedFrom} holds for a variable, in one file. */
final class Declarations {

  /** Whose {@link LoadedFrom} counts. */
  sealed interface Source {}

  /** Nobody's. */
  record Nobody() implements Source {}

  /** That of the classes that declare the variables. */
  record Owners() implements Source {}

  /**
   * Those of one class, for all variables.
   *
   * @param all of which one is chosen
   */
  record One(List<Declaration> all) implements Source {

    /**
     * Those of a class.
     *
     * @throws IllegalArgumentException if it has none, or one that cannot be read
     */
    static One of(Class<?> on) {
      List<Declaration> all = Declaration.of(on);
      if (all.isEmpty()) {
        throw new IllegalArgumentException(
            on.getName() + " has no @LoadedFrom, so nothing says what file it is loaded from.");
      }
      return new One(all);
    }
  }

  private final Source source;
  private final Function<List<Declaration>, Optional<Declaration>> choice;
  private final DeclaringClasses classes = new DeclaringClasses();

  /** By the classes that are annotated, or by the one source. */
  private final Map<Object, Optional<Declaration>> chosen = new HashMap<>();

  /**
   * None is looked up yet.
   *
   * @param choice which of those of one class holds, if one does
   */
  Declarations(Source source, Function<List<Declaration>, Optional<Declaration>> choice) {
    this.source = source;
    this.choice = choice;
  }

  /**
   * What holds for a variable.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  Optional<Declaration> of(Wanted wanted) {
    if (source instanceof One one) {
      return chosen.computeIfAbsent(one, any -> choice.apply(one.all()));
    }
    return on(wanted)
        .flatMap(on -> chosen.computeIfAbsent(on, any -> choice.apply(Declaration.of(on))));
  }

  private Optional<Class<?>> on(Wanted wanted) {
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
   * @param what nothing is said of, with the file
   * @param annotation what the classes lack
   * @param call what tells a class that has it
   * @throws IllegalStateException if so
   */
  void requireAny(Collection<Wanted> wanted, String what, String annotation, String call) {
    if (!(source instanceof Owners) || wanted.isEmpty() || !used().isEmpty()) {
      return;
    }
    TreeSet<String> owners = new TreeSet<>();
    for (Wanted one : wanted) {
      on(one).ifPresent(on -> owners.add(on.getName()));
    }
    throw new IllegalStateException(
        what
            + ", for "
            + (owners.isEmpty()
                ? "the classes that declare the variables are not known here"
                : String.join(", ", owners) + (owners.size() == 1 ? " has" : " have"))
            + (owners.isEmpty() ? "" : " no " + annotation)
            + ". Call "
            + call
            + " with the class that has one.");
  }
}
