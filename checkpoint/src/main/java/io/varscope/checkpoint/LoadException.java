package io.varscope.checkpoint;

/**
 * A file whose tensors are not what is to be loaded. Nothing has changed; but where a {@link
 * Loading} ends, the file has more than the binds before asked for, and these stay as they are.
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
