package io.varscope.processor;

import io.varscope.processor.eclipse.EclipseProject;
import io.varscope.processor.model.Finding;
import io.varscope.processor.read.Declarations;
import io.varscope.processor.report.EclipseMarkers;
import io.varscope.processor.report.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a build in an Eclipse workspace does besides: it checks again what was in error, and changes
 * what was said of files that are not compiled.
 */
final class EclipseBuild {

  private final Declarations declarations;
  private final EclipseMarkers markers;
  private final UnresolvedClasses unresolved;

  EclipseBuild(EclipseProject project, Declarations declarations) {
    this.declarations = declarations;
    this.markers = new EclipseMarkers(project);
    this.unresolved = new UnresolvedClasses(project, declarations);
  }

  /** The classes that have to be checked again, though they are not compiled. */
  Set<String> begin() {
    Set<String> again = new TreeSet<>(markers.faulty());
    again.addAll(unresolved.begin());
    return again;
  }

  /** Whether it is unknown what some classes create that are not compiled now. */
  boolean anyUnresolved() {
    return unresolved.anyElsewhere();
  }

  /**
   * Says all findings. Messages are for the files that are compiled just now, which have lost their
   * markers.
   */
  void end(List<Finding> findings, Reporter reporter) {
    List<Finding> recent = new ArrayList<>();
    List<Finding> others = new ArrayList<>();
    for (Finding finding : findings) {
      (declarations.isRecent(finding.site().type()) ? recent : others).add(finding);
    }
    unresolved.end();
    List<Finding> unsaid = markers.say(declarations.checkedAgain(), others);
    reporter.report(recent);
    reporter.report(unsaid);
  }
}
