package io.varscope.cli.declare;

import io.varscope.Shape;
import io.varscope.cli.source.ClassName;
import io.varscope.cli.source.JavaText;
import io.varscope.rules.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The classes of a model that has just the tensors of a file.
 *
 * @param source of the root, which has the others inside
 * @param classes how many there are
 */
public record Declaration(String source, int classes) {

  /** More levels are no model's. */
  private static final int MOST_LEVELS = 100;

  /** With more fields, a class has no place for its constants. */
  private static final int MOST_FIELDS = 5_000;

  /**
   * Declares some tensors.
   *
   * @param name of the root
   * @param file what the file is called
   * @throws IllegalArgumentException if they cannot be declared; the message is a sentence
   */
  public static Declaration of(ClassName name, String file, List<Tensor> tensors) {
    if (ClassNames.isTaken(name.simpleName())) {
      throw new IllegalArgumentException(
          "A model has other classes that are called "
              + name.simpleName()
              + ": take another name.");
    }
    char separator = separator(tensors);
    for (Tensor tensor : tensors) {
      problem(tensor, separator)
          .ifPresent(
              reason -> {
                throw new IllegalArgumentException(reason);
              });
    }
    Node root = Node.tree(tensors, separator);
    Set<String> slots = SlotNames.take(root);
    Scopes.read(root, separator);
    String place = "";
    while (root.members.size() == 1 && root.members.get(0) instanceof Member.Mount mount) {
      place = place.isEmpty() ? mount.path() : place + separator + mount.path();
      root = mount.node();
    }
    List<Plan> plans = Plan.of(root);
    plans.forEach(DimSolver::solve);
    ClassNames.give(plans, plans.get(plans.size() - 1), name.simpleName());
    for (Plan plan : plans) {
      if (plan.fields.size() > MOST_FIELDS) {
        throw new IllegalArgumentException(
            "A class would have "
                + plan.fields.size()
                + " fields, and may have "
                + MOST_FIELDS
                + ".");
      }
    }
    requireAll(plans, slots.size(), tensors.size());
    String source = ModelSource.of(name, plans, place, separator, slots, comment(name, file));
    return new Declaration(source, plans.size());
  }

  /** Nothing is left out in silence, not even by a fault of these classes. */
  private static void requireAll(List<Plan> plans, int slots, int tensors) {
    long declared = 0;
    for (Plan plan : plans) {
      for (Plan.Field field : plan.fields) {
        if (field.member instanceof Member.Variable variable) {
          long places = field.places.stream().filter(Optional::isPresent).count();
          declared += places * (variable.tensor().trainable() ? 1 + slots : 1);
        }
      }
    }
    if (declared != tensors) {
      throw new IllegalStateException(declared + " of " + tensors + " tensors are declared");
    }
  }

  /** Whether some variable may be called so, whatever joins the levels of names. */
  public static boolean isLegal(String name) {
    return Names.problem(name, "/").isEmpty() && Names.problem(name, ".").isEmpty();
  }

  /** What joins the levels of names: what they have more of. */
  private static char separator(List<Tensor> tensors) {
    long slashes = 0;
    long dots = 0;
    for (Tensor tensor : tensors) {
      slashes += tensor.name().chars().filter(c -> c == '/').count();
      dots += tensor.name().chars().filter(c -> c == '.').count();
    }
    return dots > slashes ? '.' : '/';
  }

  private static Optional<String> problem(Tensor tensor, char separator) {
    Optional<String> illegal = Names.problem(tensor.name(), String.valueOf(separator));
    if (illegal.isPresent()) {
      return Optional.of("No variable can be called " + tensor.name() + ": " + illegal.get() + ".");
    }
    Shape shape = Shape.of(tensor.shape().stream().mapToLong(Long::longValue).toArray());
    Optional<String> tooLarge = shape.problem(tensor.dtype());
    if (tooLarge.isPresent()) {
      return Optional.of("No variable holds " + tensor.name() + ": " + tooLarge.get() + ".");
    }
    if (tensor.name().chars().filter(c -> c == separator).count() >= MOST_LEVELS) {
      return Optional.of(
          "The name " + tensor.name() + " has more than " + MOST_LEVELS + " levels.");
    }
    return Optional.empty();
  }

  private static List<String> comment(ClassName name, String file) {
    List<String> lines = new ArrayList<>();
    lines.add("A model that has the variables of " + JavaText.comment(file) + ".");
    lines.add("");
    lines.add(
        "<p>Begun by {@code varscope declare "
            + JavaText.comment(file)
            + " --class "
            + JavaText.comment(name.toString())
            + "}, and yours to go on with.");
    return lines;
  }
}
