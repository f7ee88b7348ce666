package io.varscope.cli.declare;

import io.varscope.cli.source.ClassName;
import io.varscope.cli.source.JavaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes the source of a model. */
final class ModelSource {

  private static final int WIDTH = 100;

  private final StringBuilder source = new StringBuilder();
  private final TreeSet<String> imports = new TreeSet<>();
  private final char separator;

  private ModelSource(char separator) {
    this.separator = separator;
  }

  /**
   * The source of a root, with the classes of its scopes inside.
   *
   * @param plans what is mounted comes first, and the root last
   * @param place of the root; empty for the top
   * @param slots what variables have beside them
   * @param comment what the class is, a line each
   */
  static String of(
      ClassName name,
      List<Plan> plans,
      String place,
      char separator,
      Set<String> slots,
      List<String> comment) {
    ModelSource writer = new ModelSource(separator);
    writer.write(name, plans, place, slots);
    StringBuilder file = new StringBuilder();
    if (!name.packageName().isEmpty()) {
      file.append("package ").append(JavaText.name(name.packageName())).append(";\n\n");
    }
    for (String type : writer.imports) {
      file.append("import io.varscope.").append(type).append(";\n");
    }
    file.append("\n/**\n");
    comment.forEach(line -> file.append(line.isEmpty() ? " *\n" : " * " + line + "\n"));
    return file.append(" */\n").append(writer.source).toString();
  }

  private void write(ClassName name, List<Plan> plans, String place, Set<String> slots) {
    Plan root = plans.get(plans.size() - 1);
    List<String> ofRoot = new ArrayList<>();
    ofRoot.add("value = " + JavaText.literal(place.isEmpty() ? "/" : place));
    if (separator != '/') {
      ofRoot.add("separator = " + JavaText.literal(String.valueOf(separator)));
    }
    ofRoot.add("graph = " + JavaText.literal(name.toString()));
    String simpleName = JavaText.name(name.simpleName());
    imports.add("LoadedFrom");
    String more = "";
    if (!slots.isEmpty()) {
      imports.add("Slots");
      more = "@Slots(" + texts(List.copyOf(slots)) + ")\n";
    }
    annotated(
        "VariableScope",
        ofRoot,
        more + "@LoadedFrom(" + simpleName + "Header.class)\nclass " + simpleName + " {",
        "");
    root.fields.forEach(field -> field(field, "  "));
    // As they are read: from the outside to the inside.
    for (int k = plans.size() - 2; k >= 0; k--) {
      Plan plan = plans.get(k);
      source.append('\n');
      List<String> takes = plan.dims.stream().filter(Dim::isTaken).map(dim -> dim.name).toList();
      List<String> lets = new ArrayList<>();
      for (Dim dim : plan.dims) {
        dim.byDefault().ifPresent(value -> lets.add(literal(dim.name + "=" + value, "  ")));
      }
      List<String> values = new ArrayList<>();
      if (!takes.isEmpty()) {
        values.add("takes = " + texts(takes));
      }
      if (!lets.isEmpty()) {
        values.add("let = " + braces(lets, "  "));
      }
      annotated("VariableScope", values, "static class " + plan.name + " {", "  ");
      plan.fields.forEach(field -> field(field, "    "));
      source.append("  }\n");
    }
    source.append("}\n");
  }

  private void field(Plan.Field field, String indent) {
    if (field.member instanceof Member.Variable variable) {
      variable(field, variable, indent);
    } else {
      mount(field, indent);
    }
  }

  private void variable(Plan.Field field, Member.Variable variable, String indent) {
    Tensor tensor = variable.tensor();
    List<String> values = new ArrayList<>();
    if (!tensor.sharedWith().isEmpty()) {
      values.add("name = " + JavaText.literal("/" + tensor.sharedWith()));
    } else if (!field.name.equals(variable.path())) {
      values.add("name = " + JavaText.literal(variable.path()));
    }
    if (!field.values.isEmpty()) {
      values.add(shape(field.values));
    }
    if (!tensor.sharedWith().isEmpty()) {
      values.add("reuse = Reuse.TRUE");
      imports.add("Reuse");
    } else if (!tensor.trainable()) {
      values.add("trainable = false");
    }
    field.when.ifPresent(dim -> values.add("when = " + JavaText.literal(dim.name)));
    String type = tensor.dtype().variableClass().getSimpleName();
    imports.add(type);
    annotated("Variable", values, type + " " + field.name + ";", indent);
  }

  private static String shape(List<Expression> lengths) {
    if (lengths.stream().allMatch(Expression.Same.class::isInstance)) {
      return "shape = " + braces(lengths.stream().map(ModelSource::number).toList());
    }
    return "dims = " + texts(lengths.stream().map(Expression::text).toList());
  }

  private static String number(Expression length) {
    String digits = length.text();
    return Long.parseLong(digits) > Integer.MAX_VALUE ? digits + "L" : digits;
  }

  private void mount(Plan.Field field, String indent) {
    List<String> values = new ArrayList<>();
    String array = "";
    if (field.member instanceof Member.Repeat repeat) {
      Numbering numbering = Numbering.of(repeat.numbers(), needsPosition(field));
      String path = repeat.before() + numbering.name() + repeat.after();
      if (!path.equals(field.name + separator + "{i}")) {
        values.add("value = " + literal(path, indent));
      }
      values.add("repeat = " + literal(numbering.repeat(), indent));
      array = "[]";
    } else if (!field.member.path().equals(field.name)) {
      values.add("value = " + JavaText.literal(field.member.path()));
    }
    Plan below = field.below.orElseThrow();
    List<String> lets = new ArrayList<>();
    for (int k = 0; k < below.dims.size(); k++) {
      Expression value = field.values.get(k);
      if (!(value instanceof Expression.Nothing)) {
        lets.add(literal(below.dims.get(k).name + "=" + value.text(), indent));
      }
    }
    if (!lets.isEmpty()) {
      values.add("let = " + braces(lets, indent));
    }
    field.when.ifPresent(dim -> values.add("when = " + JavaText.literal(dim.name)));
    annotated("VariableScope", values, below.name + array + " " + field.name + ";", indent);
  }

  private static boolean needsPosition(Plan.Field field) {
    return field.values.stream()
        .anyMatch(
            value -> value instanceof Expression.Element || value instanceof Expression.Steps);
  }

  /** An annotation and what it stands at, in one line if that has place. */
  private void annotated(String type, List<String> values, String what, String indent) {
    imports.add(type);
    String begin = indent + "@" + type;
    String line = begin + arguments(values);
    boolean isField = what.endsWith(";");
    if (isField && !line.contains("\n") && line.length() + 1 + what.length() <= WIDTH) {
      source.append(line).append(' ').append(what).append('\n');
      return;
    }
    if (line.contains("\n") || line.length() > WIDTH) {
      String next = "\n" + indent + "    ";
      line = begin + "(" + next + String.join("," + next, values) + ")";
    }
    source.append(line).append('\n').append(indent).append(what).append('\n');
  }

  private static String arguments(List<String> values) {
    String all = String.join(", ", values);
    if (values.size() == 1 && all.startsWith("value = ")) {
      all = all.substring("value = ".length());
    }
    return all.isEmpty() ? "" : "(" + all + ")";
  }

  private static String texts(List<String> texts) {
    return braces(texts.stream().map(JavaText::literal).toList());
  }

  private static String braces(List<String> values) {
    return values.size() == 1 ? values.get(0) : "{" + String.join(", ", values) + "}";
  }

  /** Each in a line of its own, if they need more than one. */
  private static String braces(List<String> values, String indent) {
    String line = braces(values);
    if (values.size() == 1 || (indent + "      let = " + line).length() <= WIDTH) {
      return line;
    }
    String next = "\n" + indent + "      ";
    return "{" + next + String.join("," + next, values) + "\n" + indent + "    }";
  }

  /** A literal, in several lines if it is long. */
  private static String literal(String text, String indent) {
    if (!JavaText.fits(text)) {
      throw new IllegalArgumentException(
          "The sizes of repeated layers take more characters than a text in Java may have.");
    }
    StringBuilder lines = new StringBuilder();
    int from = 0;
    while (text.length() - from > 80) {
      int cut = text.indexOf(", ", from + 70);
      if (cut < 0) {
        break;
      }
      lines.append(JavaText.literal(text.substring(from, cut + 2)));
      lines.append("\n").append(indent).append("        + ");
      from = cut + 2;
    }
    return lines.append(JavaText.literal(text.substring(from))).toString();
  }
}
