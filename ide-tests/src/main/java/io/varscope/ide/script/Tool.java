package io.varscope.ide.script;

/** What builds, and decides which files the compiler is given. */
public enum Tool {
  ECLIPSE("Eclipse"),
  MAVEN("Maven"),
  MAVEN_OF_CHANGED_FILES("Maven of changed files"),
  INTELLIJ("IntelliJ"),
  GRADLE("Gradle");

  private final String label;

  Tool(String label) {
    this.label = label;
  }

  /** As scripts name it. */
  @Override
  public String toString() {
    return label;
  }

  static Tool named(String label) {
    for (Tool tool : values()) {
      if (tool.label.equals(label)) {
        return tool;
      }
    }
    throw new IllegalArgumentException("no tool is called " + label);
  }
}
