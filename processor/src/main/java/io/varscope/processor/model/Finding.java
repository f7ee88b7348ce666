package io.varscope.processor.model;

import io.varscope.rules.Problem;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something wrong with a model.
 *
 * @param site where to say it
 * @param problem what to say; it stands alone, since it is all that a list of problems shows
 * @param more further lines
 * @param hint a last line with another way out, or empty
 * @param isWarning whether the model can be bound all the same
 * @param about the words of the problem that say which of several places is meant, the first for
 *     people
 */
public record Finding(
    Site site,
    Problem problem,
    List<String> more,
    String hint,
    boolean isWarning,
    List<String> about) {

  public Finding {
    more = List.copyOf(more);
    about = List.copyOf(about);
  }

  public Finding(Site site, Problem problem) {
    this(site, problem, List.of(), "");
  }

  public Finding(Site site, Problem problem, List<String> more, String hint) {
    this(site, problem, more, hint, problem.id().isWarning(), List.of());
  }

  /** All lines of what to say. */
  public String text() {
    StringBuilder text = new StringBuilder(problem.toString());
    more.forEach(line -> text.append("\n").append(line));
    if (!hint.isEmpty()) {
      text.append("\n").append(hint);
    }
    return text.toString();
  }

  /** The same, with the words that say which of several places is meant. */
  public Finding about(String... words) {
    return new Finding(site, problem, more, hint, isWarning, List.of(words));
  }

  /** What is said whichever place is meant: what differs only in that is one problem. */
  public String general() {
    String text = problem.text().replaceFirst(" Did you mean.*", "");
    for (String word : about) {
      text = text.replaceAll("(?<![\\w./])" + Pattern.quote(word) + "(?![\\w/\\[])", "…");
    }
    return text;
  }

  /** The same as a warning, or as an error. */
  public Finding as(boolean warning) {
    return new Finding(site, problem, more, hint, warning, about);
  }
}
