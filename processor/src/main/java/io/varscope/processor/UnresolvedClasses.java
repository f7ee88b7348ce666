package io.varscope.processor;

import io.varscope.processor.eclipse.EclipseMemory;
import io.varscope.processor.eclipse.EclipseProject;
import io.varscope.processor.read.Declarations;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes of which not everything could be resolved, in earlier builds of an Eclipse project.
 *
 * <p>What such a class creates is not known, so nobody is told that it is missing, nor does a
 * binder refer to the creator. Other build tools fail, and compile everything again; Eclipse
 * compiles no more than the class itself when what it names is there. So those that were checked
 * beside it wait, and are checked in each build until all is resolved.
 */
final class UnresolvedClasses {

  private final Declarations declarations;
  private final EclipseMemory unresolved;
  private final EclipseMemory waiting;
  private Set<String> before = Set.of();

  UnresolvedClasses(EclipseProject project, Declarations declarations) {
    this.declarations = declarations;
    this.unresolved = new EclipseMemory(project, "unresolved");
    this.waiting = new EclipseMemory(project, "waiting");
  }

  /** The classes that have to be checked again. */
  Set<String> begin() {
    before = unresolved.names();
    return waiting.names();
  }

  /** Whether there are any that are not compiled now. */
  boolean anyElsewhere() {
    return before.stream().anyMatch(declarations::isElsewhere);
  }

  /** Keeps in mind what is left for the next build. */
  void end() {
    Set<String> left = new TreeSet<>(declarations.incomplete());
    before.stream().filter(declarations::isElsewhere).forEach(left::add);
    unresolved.keep(left);
    waiting.keep(left.isEmpty() ? Set.of() : declarations.names());
  }
}
