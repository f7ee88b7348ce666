package io.varscope.processor.eclipse;

import static io.varscope.processor.eclipse.Reflection.call;

import java.util.Set;
import java.util.TreeSet;

/** Names that Eclipse keeps from one build of a project to the next, where nobody sees them. */
public final class EclipseMemory {

  /** Eclipse keeps no text of more than two kilobytes under one key. */
  private static final int LONGEST = 500;

  private final EclipseProject project;
  private final String key;

  /** The names that are kept under a key. */
  public EclipseMemory(EclipseProject project, String key) {
    this.project = project;
    this.key = key;
  }

  /** What was kept. */
  public Set<String> names() {
    StringBuilder text = new StringBuilder();
    try {
      int number = 0;
      Object part;
      do {
        part = call(project.resource(), "getPersistentProperty", name(number));
        text.append(part == null ? "" : part);
        number++;
      } while (part != null);
    } catch (ReflectiveOperationException e) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>(Set.of(text.toString().split(" ", -1)));
    names.remove("");
    return names;
  }

  /** Keeps these, and no others. */
  public void keep(Set<String> names) {
    if (names.equals(names())) {
      return;
    }
    String text = String.join(" ", names);
    try {
      for (int number = 0; number <= (text.length() + LONGEST - 1) / LONGEST; number++) {
        int from = number * LONGEST;
        // What is read ends where there is nothing.
        String part =
            from < text.length()
                ? text.substring(from, Math.min(from + LONGEST, text.length()))
                : null;
        call(project.resource(), "setPersistentProperty", name(number), part);
      }
    } catch (ReflectiveOperationException e) {
      // Then nothing waits.
      return;
    }
  }

  private Object name(int number) throws ReflectiveOperationException {
    return project
        .resource()
        .getClass()
        .getClassLoader()
        .loadClass("org.eclipse.core.runtime.QualifiedName")
        .getConstructor(String.class, String.class)
        .newInstance("io.varscope", key + number);
  }
}
