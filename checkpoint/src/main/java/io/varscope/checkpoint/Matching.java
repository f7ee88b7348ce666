package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.Shape;
import io.varscope.checkpoint.LoadReport.Difference;
import io.varscope.checkpoint.LoadReport.How;
import io.varscope.checkpoint.LoadReport.Loaded;
import io.varscope.checkpoint.text.Printable;
import io.varscope.naming.Lengths;
import io.varscope.naming.TensorExpression;
import io.varscope.naming.TensorExpression.UnfitException;
import io.varscope.rules.NearestNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Holds variables against the tensors of a file. */
final class Matching {

  /**
   * A kind of difference that may be.
   *
   * @param reason why, for the report
   * @param names those it may be of
   */
  record Allowance(Mismatch mismatch, String reason, NamePatterns names) {}

  /** Similar names are suggested for so many problems only: the search is slow. */
  private static final int MOST_SUGGESTIONS = 50;

  private final Path file;
  private final TensorNames names;
  private final List<Allowance> allowances;
  private final Declarations declarations;
  private final Set<TensorInfo> used = new HashSet<>();

  /** The tensors that variables asked for, and that the file lacks. */
  private final List<String> missing = new ArrayList<>();

  /**
   * What a variable asks for.
   *
   * @param declared what is said of it, if anything
   * @param expression what it is of the tensors of the file
   * @param lacking the first tensor that the file does not have, or empty
   */
  private record Asked(
      Wanted wanted, Optional<Declaration> declared, TensorExpression expression, String lacking) {

    /** What the file has: a tensor, or what is made of tensors. */
    String inFile() {
      return expression instanceof TensorExpression.Tensor
          ? ""
          : Printable.of(expression.toString(), Printable.NAME);
    }
  }

  /** The slots among them. */
  private final List<String> slotsLeft = new ArrayList<>();

  private final List<Loaded> loaded = new ArrayList<>();
  private final List<Difference> allowed = new ArrayList<>();
  private final List<Difference> problems = new ArrayList<>();

  Matching(Path file, TensorNames names, List<Allowance> allowances, Declarations declarations) {
    this.file = file;
    this.names = names;
    this.allowances = allowances;
    this.declarations = declarations;
  }

  /** Looks for the values of some variables. */
  void match(Collection<Wanted> variables) {
    List<Asked> found = new ArrayList<>();
    for (Wanted wanted : variables) {
      Asked asked = ask(wanted);
      if (!asked.lacking().isEmpty() && wanted.isSlot()) {
        slotsLeft.add(wanted.name());
      } else if (asked.lacking().isEmpty() || wanted.isCertain()) {
        found.add(asked);
      }
    }
    for (Asked asked : found) {
      if (asked.lacking().isEmpty()) {
        hold(asked);
      } else {
        miss(asked);
      }
    }
  }

  private Asked ask(Wanted wanted) {
    Optional<Declaration> declared = declarations.of(wanted);
    TensorExpression expression =
        declared.isPresent()
            ? declared.get().tensor(wanted.name())
            : new TensorExpression.Tensor(wanted.name());
    String lacking = "";
    for (String name : expression.tensors()) {
      TensorInfo tensor = names.tensors().get(name);
      if (tensor == null) {
        missing.add(name);
        lacking = lacking.isEmpty() ? name : lacking;
      } else {
        used.add(tensor);
      }
    }
    return new Asked(wanted, declared, expression, lacking);
  }

  private void miss(Asked asked) {
    Wanted wanted = asked.wanted();
    boolean isSame = asked.lacking().equals(wanted.name());
    differ(
        Mismatch.MISSING,
        wanted.name(),
        (isSame
                ? wanted.toString()
                : wanted
                    + " is "
                    + Printable.of(asked.expression().toString(), Printable.NAME)
                    + ", but "
                    + (asked.inFile().isEmpty()
                        ? "that"
                        : Printable.of(asked.lacking(), Printable.NAME)))
            + " is not in the file."
            + suggestion(asked.lacking(), this::unused),
        asked.declared().flatMap(one -> one.absentReason(wanted.name())));
  }

  private void hold(Asked asked) {
    Wanted wanted = asked.wanted();
    List<TensorInfo> tensors =
        asked.expression().tensors().stream().map(names.tensors()::get).distinct().toList();
    List<Long> shape;
    try {
      shape =
          asked
              .expression()
              .shape(Lengths.KNOWN, name -> Arrangement.lengths(tensor(name).shape()));
    } catch (UnfitException e) {
      differ(
          Mismatch.SHAPE,
          wanted.name(),
          wanted.name()
              + " is "
              + asked.inFile()
              + ", which cannot be: "
              + Printable.of(e.getMessage(), Printable.TEXT));
      return;
    }
    Optional<Shape> other =
        wanted.shape().filter(known -> !Arrangement.lengths(known).equals(shape));
    if (other.isPresent()) {
      String inFile = Arrangement.text(shape);
      differ(
          Mismatch.SHAPE,
          wanted.name(),
          wanted.name()
              + " has shape "
              + other.get()
              + ", and "
              + (asked.inFile().isEmpty() ? inFile : asked.inFile() + " has " + inFile)
              + " in the file."
              + (isTransposed(Arrangement.lengths(other.get()), shape)
                  ? " It may be transposed."
                  : ""));
      return;
    }
    TensorInfo first = tensors.get(0);
    for (TensorInfo tensor : tensors) {
      if (tensor.type() != first.type()) {
        differ(
            Mismatch.DTYPE,
            wanted.name(),
            wanted.name()
                + " is "
                + asked.inFile()
                + ", of tensors of different types: "
                + first
                + " and "
                + tensor
                + ".");
        return;
      }
    }
    holdType(asked, first, shape);
  }

  private void holdType(Asked asked, TensorInfo tensor, List<Long> shape) {
    Wanted wanted = asked.wanted();
    if (tensor.type() == ElementType.of(wanted.dtype())) {
      loaded.add(loaded(asked, tensor, shape));
      return;
    }
    boolean canWiden =
        tensor.type().dtype().filter(dtype -> dtype.widensTo(wanted.dtype())).isPresent();
    boolean isAllowed =
        differ(
            Mismatch.DTYPE,
            wanted.name(),
            wanted.name()
                + " has dtype "
                + wanted.dtype()
                + ", and "
                + tensor.type()
                + " in the file."
                + (canWiden ? " It is widened where that is allowed." : ""));
    if (isAllowed && canWiden) {
      loaded.add(loaded(asked, tensor, shape).with(How.WIDENED));
    }
  }

  private Loaded loaded(Asked asked, TensorInfo tensor, List<Long> shape) {
    if (asked.expression() instanceof TensorExpression.Tensor) {
      return Loaded.whole(asked.wanted().name(), tensor, How.COPIED);
    }
    Arrangement arrangement = Arrangement.of(asked.expression(), this::tensor, shape);
    How how = arrangement.run().isPresent() ? How.COPIED : How.REARRANGED;
    return Loaded.arranged(asked.wanted().name(), arrangement, how);
  }

  private TensorInfo tensor(String name) {
    return requireNonNull(names.tensors().get(name), name);
  }

  private static boolean isTransposed(List<Long> a, List<Long> b) {
    return a.size() == 2 && b.equals(List.of(a.get(1), a.get(0)));
  }

  /**
   * Reports all tensors that no variable asked for.
   *
   * @param all that were asked for
   * @throws IllegalStateException if something should be declared, and nothing is
   */
  void matchRest(Collection<Wanted> all) {
    declarations.requireAny(
        all, file + ": nothing says how it is loaded", "@LoadedFrom", "declaredBy(...)");
    names
        .names()
        .forEach(
            (tensor, name) -> {
              if (!used.contains(tensor)) {
                String renamed =
                    name.equals(tensor.name())
                        ? ""
                        : ", renamed to " + Printable.of(name, Printable.NAME) + ",";
                differ(
                    Mismatch.UNEXPECTED,
                    name,
                    tensor
                        + renamed
                        + " is in the file, but no variable has that name."
                        + suggestion(name, () -> missing),
                    unusedReason(name));
              }
            });
  }

  /** The names that no variable asked for. */
  private Collection<String> unused() {
    return names.tensors().entrySet().stream()
        .filter(entry -> !used.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String suggestion(String name, Supplier<Collection<String>> candidates) {
    List<String> nearest =
        problems.size() < MOST_SUGGESTIONS ? NearestNames.of(name, candidates.get()) : List.of();
    return nearest.stream()
        .map(near -> Printable.of(near, Printable.NAME))
        .reduce((a, b) -> a + ", or " + b)
        .map(names -> " Did you mean " + names + "?")
        .orElse("");
  }

  private Optional<String> unusedReason(String tensor) {
    return declarations.used().stream()
        .flatMap(declared -> declared.unusedReason(tensor).stream())
        .findFirst();
  }

  private boolean differ(Mismatch mismatch, String name, String text) {
    return differ(mismatch, name, text, Optional.empty());
  }

  /** Returns whether something may differ, as the caller or else a declaration says. */
  private boolean differ(
      Mismatch mismatch, String name, String text, Optional<String> declaredReason) {
    Optional<String> reason =
        allowances.stream()
            .filter(one -> one.mismatch() == mismatch && one.names().match(name))
            .map(Allowance::reason)
            .findFirst()
            .or(() -> declaredReason);
    (reason.isPresent() ? allowed : problems).add(new Difference(mismatch, name, text, reason));
    return reason.isPresent();
  }

  LoadReport report() {
    return new LoadReport(file, loaded, slotsLeft, allowed, problems);
  }
}
