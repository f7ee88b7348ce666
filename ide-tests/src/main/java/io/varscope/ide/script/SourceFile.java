package io.varscope.ide.script;

import java.util.Comparator;

/**
 * A source file.
 *
 * @param project one of {@link Script#PROJECTS}
 * @param path such as {@code acme/Encoder.java}
 */
public record SourceFile(String project, String path) implements Comparable<SourceFile> {

  /** As scripts name it: of {@code app} unless they name another project, as in {@code lib:}. */
  static SourceFile named(String name) {
    int colon = name.indexOf(':');
    String project = colon < 0 ? "app" : name.substring(0, colon);
    if (!Script.PROJECTS.contains(project)) {
      throw new IllegalArgumentException("there is no project " + project);
    }
    return new SourceFile(project, name.substring(colon + 1).strip());
  }

  /** The file of a class that is not nested. */
  public static SourceFile ofClass(String project, String className) {
    return new SourceFile(project, className.replace('.', '/') + ".java");
  }

  /** The class that the file is called after. */
  public String className() {
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  /** The class that the file is called after, without its package. */
  public String simpleName() {
    return className().substring(className().lastIndexOf('.') + 1);
  }

  @Override
  public int compareTo(SourceFile other) {
    return Comparator.comparing(SourceFile::project)
        .thenComparing(SourceFile::path)
        .compare(this, other);
  }
}
