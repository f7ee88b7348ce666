package io.varscope.processor.model;

import io.varscope.rules.Problem;
import java.util.List;

/**
 * Something wrong with a model.
 *
 * @param site where to say it
 * @param problem what to say; it stands alone, since it is all that a list of problems shows
 * @param more further lines
 * @param hint a last line with another way out, or empty
 * @param isWarning whether the model can be bound all the same
 */
public record Finding(
    Site site, Problem problem, List<String> more, String hint, boolean isWarning) {

  public Finding {
    more = List.copyOf(more);
  }

  public Finding(Site site, Problem problem) {
    this(site, problem, List.of(), "");
  }

  public Finding(Site site, Problem problem, List<String> more, String hint) {
    this(site, problem, more, hint, false);
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

  /** The same as a warning, or as an error. */
  public Finding as(boolean warning) {
    return new Finding(site, problem, more, hint, warning);
  }

  /** Something that is most likely not meant. */
  public static Finding warning(Site site, Problem problem) {
    return new Finding(site, problem, List.of(), "", true);
  }
}
