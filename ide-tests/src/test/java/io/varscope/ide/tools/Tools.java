package io.varscope.ide.tools;

import io.varscope.ide.script.Tool;
import java.nio.file.Path;
import java.util.List;

/** Makes the tools that are replayed. */
public final class Tools {

  private Tools() {}

  /**
   * A tool that begins from nothing.
   *
   * @param projects the names of the projects, those first that others need
   * @param folder an empty one
   */
  public static BuildTool create(Tool tool, Compiler compiler, List<String> projects, Path folder) {
    List<Project> all = Project.all(projects, compiler, folder);
    return switch (tool) {
      case MAVEN -> new Maven(all);
      case MAVEN_OF_CHANGED_FILES -> new MavenOfChangedFiles(all);
      case INTELLIJ -> new IntelliJ(all);
      case GRADLE -> new Gradle(all);
      case ECLIPSE -> throw new IllegalArgumentException("it has a test of its own");
    };
  }
}
