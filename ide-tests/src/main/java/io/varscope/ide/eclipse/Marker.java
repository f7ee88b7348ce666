package io.varscope.ide.eclipse;

import java.io.Serializable;

/**
 * A problem that Eclipse shows.
 *
 * @param project {@code app} or {@code lib}
 * @param file its path in the project, such as {@code src/acme/Encoder.java}
 * @param line from 1, or -1
 * @param start where the marked range begins, as an offset into the file, or -1
 * @param end where it ends
 * @param severity 2 is an error, 1 a warning
 */
public record Marker(
    String project, String file, int line, int start, int end, int severity, String text)
    implements Serializable {

  public boolean isError() {
    return severity == 2;
  }
}
