package io.varscope.checkpoint;

/**
 * A file does not fit the variables. Nothing has changed. There is one exception: if a {@link
 * Loading} finds at its end that the file has more than all binds asked for, their variables keep
 * their values.
 */
public final class LoadException extends CheckpointException {

  private static final long serialVersionUID = 1L;

  private final transient LoadReport report;

  LoadException(LoadReport report) {
    super(report.file(), sentence(report));
    this.report = report;
  }

  LoadException(LoadReport report, String sentence) {
    super(report.file(), sentence + LoadReport.lines(report.problems()));
    this.report = report;
  }

  private static String sentence(LoadReport report) {
    return "it does not fit, and nothing was loaded ("
        + report.counts()
        + ")."
        + LoadReport.lines(report.problems());
  }

  /** Everything that differs. */
  public LoadReport report() {
    return report;
  }
}
