package io.varscope;

import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests that shared a variable and asked for something that it is not, such as another
 * initializer. The creation decides; a warning says, once for each variable, what was ignored.
 */
final class Differences {

  private static final System.Logger LOGGER = System.getLogger("io.varscope");

  /** By the variable's name. */
  private final Map<String, Problem> said = new ConcurrentHashMap<>();

  /**
   * Warns if a variable is not as it was asked for. Of two declarations the compiler has compared
   * all this already.
   */
  void note(AnyVariable variable, Written written, String owner) {
    if (!owner.isEmpty() && !variable.owner().isEmpty()) {
      return;
    }
    List<String> asked = new ArrayList<>();
    List<String> has = new ArrayList<>();
    written
        .trainable()
        .filter(trainable -> trainable != variable.trainable())
        .ifPresent(
            trainable -> {
              asked.add("trainable " + trainable);
              has.add("trainable " + variable.trainable());
            });
    written
        .initializer()
        .map(Initializers::text)
        .filter(initializer -> !initializer.equals(variable.initializer()))
        .ifPresent(
            initializer -> {
              asked.add("initializer " + initializer);
              has.add("initializer " + variable.initializer());
            });
    if (!variable.groups().containsAll(written.groups())) {
      asked.add("groups " + new TreeSet<>(written.groups()));
      has.add("groups " + new TreeSet<>(variable.groups()));
    }
    if (!asked.isEmpty()) {
      say(variable, owner, String.join(", ", asked), String.join(", ", has));
    }
  }

  private void say(AnyVariable variable, String owner, String asked, String has) {
    Problem problem =
        new Problem(
            Id.SHARED_DIFFERENTLY,
            "Variable "
                + variable.name()
                + " is shared"
                + by(owner)
                + " with "
                + asked
                + ", but was created"
                + by(variable.owner())
                + " with "
                + has
                + ", and stays so. Say it where the variable is created, or leave it out where it is"
                + " shared.");
    if (said.putIfAbsent(variable.name(), problem) == null) {
      LOGGER.log(System.Logger.Level.WARNING, problem.toString());
    }
  }

  private static String by(String owner) {
    return owner.isEmpty() ? "" : " by " + owner;
  }

  /** The warning about a variable, if there was one. */
  Optional<Problem> of(AnyVariable variable) {
    return Optional.ofNullable(said.get(variable.name()));
  }
}
