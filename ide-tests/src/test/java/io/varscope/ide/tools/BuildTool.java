package io.varscope.ide.tools;

import io.varscope.ide.Said;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.util.List;
import java.util.Set;

/** What builds after each step of a script. */
public interface BuildTool {

  /**
   * What comes of a build.
   *
   * @param compiled the sources that a compiler was given
   */
  record Result(List<Said> said, Set<SourceFile> compiled) {}

  /** Builds what a step has left. */
  Result build(Step step);
}
