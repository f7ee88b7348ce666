package io.varscope.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file and some variables have in common, and what not.
 *
 * @param file that was read
 * @param loaded the variables that get, or would get, their values from it
 * @param allowed the differences that the caller has allowed
 * @param problems the differences that nobody has allowed; of a load that succeeded, none
 */
public record LoadReport(
    Path file, List<Loaded> loaded, List<Difference> allowed, List<Difference> problems) {

  /** More of one kind are counted only. */
  private static final int MOST_SHOWN = 50;

  public LoadReport {
    loaded = List.copyOf(loaded);
    allowed = List.copyOf(allowed);
    problems = List.copyOf(problems);
  }

  /** How a variable gets its values. */
  public enum How {
    /** The variable's memory is the file's. */
    IN_PLACE,
    /** The elements are copied. */
    COPIED,
    /** The elements are widened to float32. */
    WIDENED
  }

  /**
   * A variable with values from the file.
   *
   * @param variable its full name
   * @param tensor where the values are in the file, which may have another name for them
   */
  public record Loaded(String variable, TensorInfo tensor, How how) {}

  /**
   * Something that differs.
   *
   * @param name of the variable, or of the tensor as it is renamed
   * @param text a sentence
   * @param reason why the caller has allowed it, if so
   */
  public record Difference(Mismatch mismatch, String name, String text, Optional<String> reason) {

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

  /** Each on a line of its own, as far as somebody would read on. */
  static String lines(List<Difference> differences) {
    String lines =
        differences.stream()
            .limit(MOST_SHOWN)
            .map(difference -> "\n  " + difference)
            .collect(Collectors.joining());
    int more = differences.size() - MOST_SHOWN;
    return more > 0 ? lines + "\n  and " + more + " more" : lines;
  }

  /** For people: the totals, then each difference on a line. */
  @Override
  public String toString() {
    long bytes = loaded.stream().mapToLong(one -> one.tensor().size()).sum();
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
    return text.append(lines(allowed)).append(lines(problems)).toString();
  }

  private static String words(How how) {
    return switch (how) {
      case IN_PLACE -> "in place";
      case COPIED -> "copied";
      case WIDENED -> "widened";
    };
  }
}
