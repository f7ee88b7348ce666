package io.varscope.checkpoint;

import io.varscope.checkpoint.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a file and some variables have in common, and where they differ. */
public final class LoadReport {

  /** Beyond this, differences of one kind are only counted. */
  private static final int MOST_SHOWN = 50;

  private final Path file;
  private final List<Loaded> loaded;
  private final List<String> slotsLeft;
  private final List<Difference> allowed;
  private final List<Difference> problems;

  LoadReport(
      Path file,
      List<Loaded> loaded,
      List<String> slotsLeft,
      List<Difference> allowed,
      List<Difference> problems) {
    this.file = file;
    this.loaded = List.copyOf(loaded);
    this.slotsLeft = List.copyOf(slotsLeft);
    this.allowed = List.copyOf(allowed);
    this.problems = List.copyOf(problems);
  }

  /** The file that was read. */
  public Path file() {
    return file;
  }

  /** The variables that get, or would get, their values from it. */
  public List<Loaded> loaded() {
    return loaded;
  }

  /**
   * The full names of the {@linkplain io.varscope.Slots slots} that the file lacks, which is no
   * difference: a new one is initialized, as if there were no file, and one that there was keeps
   * its values.
   */
  public List<String> slotsLeft() {
    return slotsLeft;
  }

  /** The differences that the caller has allowed. */
  public List<Difference> allowed() {
    return allowed;
  }

  /** The differences that are not allowed; none after a successful load. */
  public List<Difference> problems() {
    return problems;
  }

  /** How a variable gets its values. */
  public enum How {
    /** The variable's memory is the file's. */
    IN_PLACE,
    /** The elements are copied. */
    COPIED,
    /** The elements are copied in another order, or from several tensors. */
    REARRANGED,
    /** The elements are widened to float32, and perhaps rearranged. */
    WIDENED
  }

  /** A variable with values from the file. */
  public static final class Loaded {

    private final String variable;
    private final List<TensorInfo> tensors;
    private final Optional<Arrangement> arrangement;
    private final How how;

    private Loaded(
        String variable, List<TensorInfo> tensors, Optional<Arrangement> arrangement, How how) {
      this.variable = variable;
      this.tensors = tensors;
      this.arrangement = arrangement;
      this.how = how;
    }

    /** One that is a tensor as a whole. */
    static Loaded whole(String variable, TensorInfo tensor, How how) {
      return new Loaded(variable, List.of(tensor), Optional.empty(), how);
    }

    /** One that is made of tensors, or of a part of one. */
    static Loaded arranged(String variable, Arrangement arrangement, How how) {
      return new Loaded(variable, arrangement.tensors(), Optional.of(arrangement), how);
    }

    Loaded with(How how) {
      return new Loaded(variable, tensors, arrangement, how);
    }

    Optional<Arrangement> arrangement() {
      return arrangement;
    }

    /** How many bytes of the file it has, as they are read. */
    long size() {
      return arrangement.map(Arrangement::size).orElseGet(() -> tensor().size());
    }

    /** The full name of the variable. */
    public String variable() {
      return variable;
    }

    /**
     * Where the values are in the file, which may have another name for them. Of several tensors
     * that {@link io.varscope.LoadedFrom#names} puts together, it is the first.
     */
    public TensorInfo tensor() {
      return tensors.get(0);
    }

    /** Where the values are in the file: one tensor or several, each once. */
    public List<TensorInfo> tensors() {
      return tensors;
    }

    /** How the variable gets them. */
    public How how() {
      return how;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Loaded one
          && variable.equals(one.variable)
          && tensors.equals(one.tensors)
          && arrangement.equals(one.arrangement)
          && how == one.how;
    }

    @Override
    public int hashCode() {
      return Objects.hash(variable, tensors, how);
    }

    /** Such as {@code net/w: w (2, 3) F32, COPIED}, or {@code net/w: transpose(w), REARRANGED}. */
    @Override
    public String toString() {
      return variable
          + ": "
          + arrangement
              .map(arranged -> Printable.of(arranged.expression().toString(), Printable.NAME))
              .orElseGet(() -> tensor().toString())
          + ", "
          + how;
    }
  }

  /** Something that differs. */
  public static final class Difference {

    private final Mismatch mismatch;
    private final String name;
    private final String text;
    private final Optional<String> reason;

    Difference(Mismatch mismatch, String name, String text, Optional<String> reason) {
      this.mismatch = mismatch;
      this.name = name;
      this.text = text;
      this.reason = reason;
    }

    /** The kind of difference. */
    public Mismatch mismatch() {
      return mismatch;
    }

    /** The name of the variable, or of the tensor as it is renamed. */
    public String name() {
      return name;
    }

    /** What differs: a sentence. */
    public String text() {
      return text;
    }

    /** Why the caller has allowed it, if so. */
    public Optional<String> reason() {
      return reason;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Difference one
          && mismatch == one.mismatch
          && name.equals(one.name)
          && text.equals(one.text)
          && reason.equals(one.reason);
    }

    @Override
    public int hashCode() {
      return Objects.hash(mismatch, name, text, reason);
    }

    @Override
    public String toString() {
      return mismatch + ": " + text + reason.map(why -> " Allowed: " + why).orElse("");
    }
  }

  /** Such as {@code 2 MISSING, 1 SHAPE}; empty if there are no problems. */
  String counts() {
    List<String> counts = new ArrayList<>();
    for (Mismatch mismatch : Mismatch.values()) {
      long count = problems.stream().filter(problem -> problem.mismatch() == mismatch).count();
      if (count > 0) {
        counts.add(count + " " + mismatch);
      }
    }
    return String.join(", ", counts);
  }

  /** Each on a line of its own, up to a limit. */
  static String lines(List<Difference> differences) {
    String lines =
        differences.stream()
            .limit(MOST_SHOWN)
            .map(difference -> "\n  " + difference)
            .collect(Collectors.joining());
    int more = differences.size() - MOST_SHOWN;
    return more > 0 ? lines + "\n  and " + more + " more" : lines;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoadReport report
        && file.equals(report.file)
        && loaded.equals(report.loaded)
        && slotsLeft.equals(report.slotsLeft)
        && allowed.equals(report.allowed)
        && problems.equals(report.problems);
  }

  @Override
  public int hashCode() {
    return Objects.hash(file, loaded, slotsLeft, allowed, problems);
  }

  /** For people: the totals, then each difference on a line. */
  @Override
  public String toString() {
    long bytes = loaded.stream().mapToLong(Loaded::size).sum();
    StringBuilder text =
        new StringBuilder(
            file.getFileName()
                + ": "
                + loaded.size()
                + (loaded.size() == 1 ? " variable, " : " variables, ")
                + bytes
                + " bytes");
    for (How how : How.values()) {
      long count = loaded.stream().filter(one -> one.how() == how).count();
      if (count > 0) {
        text.append(", ").append(count).append(' ').append(words(how));
      }
    }
    if (!slotsLeft.isEmpty()) {
      text.append("; ")
          .append(slotsLeft.size())
          .append(slotsLeft.size() == 1 ? " slot is" : " slots are")
          .append(" not in the file");
    }
    return text.append(lines(allowed)).append(lines(problems)).toString();
  }

  private static String words(How how) {
    return switch (how) {
      case IN_PLACE -> "in place";
      case COPIED -> "copied";
      case REARRANGED -> "rearranged";
      case WIDENED -> "widened";
    };
  }
}
