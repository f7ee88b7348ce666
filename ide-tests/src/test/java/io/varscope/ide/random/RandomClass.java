package io.varscope.ide.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class of a random project.
 *
 * @param project which it is in; its package is called the same
 * @param path of a root; empty of a component
 * @param reuse of the whole class, or empty
 * @param constants of a class that has nothing else
 * @param roots that a program names
 */
record RandomClass(
    String project,
    String name,
    Kind kind,
    String path,
    String reuse,
    List<RandomVariable> variables,
    List<RandomMount> mounts,
    List<Integer> constants,
    List<String> roots) {

  /** What a class is annotated with. */
  enum Kind {
    SCOPE,
    STRAY,
    PROGRAM,
    SIZES
  }

  /**
   * A variable.
   *
   * @param name empty for the field's
   * @param length of the one axis: a number, or a constant of another class
   * @param isDim whether the length is given by a dimension that the class has as a constant
   */
  record RandomVariable(
      String field, String name, String type, String length, boolean isDim, String reuse) {

    String text() {
      List<String> values = new ArrayList<>();
      if (!name.isEmpty()) {
        values.add("name = \"" + name + "\"");
      }
      values.add(isDim ? "dims = \"n" + field + "\"" : "shape = " + length);
      if (!reuse.isEmpty()) {
        values.add("reuse = Reuse." + reuse);
      }
      return "  @Variable(" + String.join(", ", values) + ") " + type + "Variable " + field + ";\n";
    }

    String dim() {
      return isDim ? "  static final int n" + field + " = " + length + ";\n" : "";
    }
  }

  /**
   * A mount.
   *
   * @param component the qualified name
   * @param reuse of all below, or empty
   */
  record RandomMount(String field, String component, String reuse) {

    String text() {
      return "  @VariableScope"
          + (reuse.isEmpty() ? "" : "(reuse = Reuse." + reuse + ")")
          + " "
          + component
          + " "
          + field
          + ";\n";
    }
  }

  String qualifiedName() {
    return project + "." + name;
  }

  String file() {
    return project + ": " + project + "/" + name + ".java";
  }

  /** The names of the classes that it mentions. */
  List<String> mentioned() {
    List<String> names = new ArrayList<>(roots);
    mounts.forEach(mount -> names.add(mount.component()));
    variables.forEach(variable -> sizes(variable.length()).ifPresent(names::add));
    return names;
  }

  private static Optional<String> sizes(String length) {
    return length.contains(".")
        ? Optional.of(length.substring(0, length.lastIndexOf('.')))
        : Optional.empty();
  }

  /** The same without what mentions a class that is gone. */
  RandomClass without(String gone) {
    return new RandomClass(
        project,
        name,
        kind,
        path,
        reuse,
        variables.stream()
            .filter(variable -> sizes(variable.length()).filter(gone::equals).isEmpty())
            .toList(),
        mounts.stream().filter(mount -> !mount.component().equals(gone)).toList(),
        constants,
        roots.stream().filter(root -> !root.equals(gone)).toList());
  }

  RandomClass named(String newName) {
    return new RandomClass(
        project, newName, kind, path, reuse, variables, mounts, constants, roots);
  }

  RandomClass at(String newPath) {
    return new RandomClass(
        project, name, kind, newPath, reuse, variables, mounts, constants, roots);
  }

  RandomClass as(Kind newKind) {
    return new RandomClass(
        project, name, newKind, path, reuse, variables, mounts, constants, roots);
  }

  RandomClass withReuse(String newReuse) {
    return new RandomClass(
        project, name, kind, path, newReuse, variables, mounts, constants, roots);
  }

  RandomClass with(List<RandomVariable> newVariables) {
    return new RandomClass(
        project, name, kind, path, reuse, newVariables, mounts, constants, roots);
  }

  RandomClass withMounts(List<RandomMount> newMounts) {
    return new RandomClass(
        project, name, kind, path, reuse, variables, newMounts, constants, roots);
  }

  RandomClass withConstants(List<Integer> newConstants) {
    return new RandomClass(
        project, name, kind, path, reuse, variables, mounts, newConstants, roots);
  }

  String text() {
    StringBuilder text = new StringBuilder("package " + project + ";\n\n");
    text.append("import io.varscope.*;\n\n");
    if (kind == Kind.SCOPE) {
      List<String> values = new ArrayList<>();
      if (!path.isEmpty()) {
        values.add(reuse.isEmpty() ? "\"" + path + "\"" : "value = \"" + path + "\"");
      }
      if (!reuse.isEmpty()) {
        values.add("reuse = Reuse." + reuse);
      }
      text.append("@VariableScope");
      text.append(values.isEmpty() ? "" : "(" + String.join(", ", values) + ")").append("\n");
    } else if (kind == Kind.PROGRAM) {
      text.append("@VariableGraph({");
      text.append(String.join(", ", roots.stream().map(root -> root + ".class").toList()));
      text.append("})\n");
    }
    text.append("public class ").append(name);
    text.append(" {\n");
    for (int i = 0; i < constants.size(); i++) {
      text.append("  public static final int N" + i + " = " + constants.get(i) + ";\n");
    }
    variables.forEach(variable -> text.append(variable.dim()).append(variable.text()));
    mounts.forEach(mount -> text.append(mount.text()));
    return text.append("}\n").toString();
  }
}
