package io.varscope.processor.report;

import java.util.Optional;
import javax.lang.model.SourceVersion;

/** What it means to compile for a Java before that of the runtime: which works, but not there. */
public final class ReleaseNote {

  private ReleaseNote() {}

  /** What is to be said of the release that is compiled for, if anything. */
  public static Optional<String> of(SourceVersion compiledFor) {
    return compiledFor.compareTo(SourceVersion.RELEASE_17) >= 0
        ? Optional.empty()
        : Optional.of(
            "Varscope models are compiled for Java "
                + compiledFor.name().replace("RELEASE_", "")
                + " here, but need Java 17 to run, as varscope-runtime does: --release 17 says so.");
  }
}
