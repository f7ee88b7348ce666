package io.varscope.checkpoint;

import io.varscope.Shape;
import io.varscope.checkpoint.LoadReport.Difference;
import io.varscope.checkpoint.LoadReport.How;
import io.varscope.checkpoint.LoadReport.Loaded;
import io.varscope.checkpoint.text.Printable;
import io.varscope.rules.NearestNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final Set<TensorInfo> used = new HashSet<>();

  /** The variables that the file has no values for. */
  private final List<String> missing = new ArrayList<>();

  /** The slots among them. */
  private final List<String> slotsLeft = new ArrayList<>();

  private final List<Loaded> loaded = new ArrayList<>();
  private final List<Difference> allowed = new ArrayList<>();
  private final List<Difference> problems = new ArrayList<>();

  Matching(Path file, TensorNames names, List<Allowance> allowances) {
    this.file = file;
    this.names = names;
    this.allowances = allowances;
  }

  /** Looks for the values of some variables. */
  void match(Collection<Wanted> variables) {
    Map<Wanted, Optional<TensorInfo>> found = new LinkedHashMap<>();
    for (Wanted wanted : variables) {
      Optional<TensorInfo> tensor = Optional.ofNullable(names.tensors().get(wanted.name()));
      if (tensor.isEmpty() && wanted.isSlot()) {
        slotsLeft.add(wanted.name());
      } else if (tensor.isPresent() || wanted.isCertain()) {
        found.put(wanted, tensor);
      }
      tensor.ifPresentOrElse(used::add, () -> missing.add(wanted.name()));
    }
    found.forEach(
        (wanted, tensor) -> tensor.ifPresentOrElse(t -> match(wanted, t), () -> miss(wanted)));
  }

  private void miss(Wanted wanted) {
    differ(
        Mismatch.MISSING,
        wanted.name(),
        wanted + " is not in the file." + suggestion(wanted.name(), this::unused));
  }

  private void match(Wanted wanted, TensorInfo tensor) {
    Optional<Shape> shape = wanted.shape().filter(known -> !known.equals(tensor.shape()));
    if (shape.isPresent()) {
      differ(
          Mismatch.SHAPE,
          wanted.name(),
          wanted.name()
              + " has shape "
              + shape.get()
              + ", and "
              + tensor.shape()
              + " in the file."
              + (isTransposed(shape.get(), tensor.shape()) ? " It may be transposed." : ""));
      return;
    }
    if (tensor.type() == ElementType.of(wanted.dtype())) {
      loaded.add(new Loaded(wanted.name(), tensor, How.COPIED));
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
      loaded.add(new Loaded(wanted.name(), tensor, How.WIDENED));
    }
  }

  private static boolean isTransposed(Shape a, Shape b) {
    return a.rank() == 2 && b.rank() == 2 && a.dim(0) == b.dim(1) && a.dim(1) == b.dim(0);
  }

  /** Reports all tensors that no variable asked for. */
  void matchRest() {
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
                        + suggestion(name, () -> missing));
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

  private boolean differ(Mismatch mismatch, String name, String text) {
    for (Allowance allowance : allowances) {
      if (allowance.mismatch() == mismatch && allowance.names().match(name)) {
        allowed.add(new Difference(mismatch, name, text, Optional.of(allowance.reason())));
        return true;
      }
    }
    problems.add(new Difference(mismatch, name, text, Optional.empty()));
    return false;
  }

  LoadReport report() {
    return new LoadReport(file, loaded, slotsLeft, allowed, problems);
  }
}
