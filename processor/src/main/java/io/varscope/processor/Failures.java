package io.varscope.processor;

import io.varscope.processor.model.Finding;
import io.varscope.processor.report.InternalErrors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong while reading and writing, rather than by a rule; once, if again. */
final class Failures {

  private final InternalErrors internalErrors;
  private final Set<Finding> findings = new LinkedHashSet<>();

  Failures(InternalErrors internalErrors) {
    this.internalErrors = internalErrors;
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /** Adds a failure of the processor itself, at a class. */
  void add(String type, RuntimeException failure) {
    findings.add(internalErrors.finding(type, failure));
  }

  /** Does something for a class. */
  void guard(String type, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      add(type, e);
    }
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  List<Finding> findings() {
    return new ArrayList<>(findings);
  }
}
