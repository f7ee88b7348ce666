package io.varscope.processor.agreement;

import io.varscope.Reuse;
import io.varscope.processor.agreement.RandomModel.RandomClass;
import io.varscope.processor.agreement.RandomModel.RandomMount;
import io.varscope.processor.agreement.RandomModel.RandomVariable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The classes of a model as they are written. */
record RandomSources(RandomModel model) {

  /**
   * The sources by path.
   *
   * @param numbers what {@code int} fields hold
   * @param truths what {@code boolean} fields hold
   */
  Map<String, String> all(int numbers, boolean truths) {
    Map<String, String> sources = new TreeMap<>();
    for (int i = 0; i < model.classes().size(); i++) {
      sources.put("acme/C" + i + ".java", source(i, numbers, truths));
    }
    return sources;
  }

  private String source(int index, int numbers, boolean truths) {
    RandomClass c = model.classes().get(index);
    StringBuilder java = new StringBuilder("package acme;\nimport io.varscope.*;\n");
    java.append(slots(c.slots()));
    java.append("@VariableScope(").append(scope(c.path(), c.reuse(), "", "", c.lets()));
    java.append(c.takes().isEmpty() ? "" : ", takes = \"" + c.takes().get(0) + "\"");
    java.append(c.init().isEmpty() ? "" : ", " + c.init()).append(")\n");
    java.append("class C").append(index);
    java.append(c.isGeneric() ? "<V extends AnyVariable>" : "");
    if (model.leadsOn(index, c.superclass())) {
      java.append(" extends ")
          .append(reference(model.at(index, c.superclass()), c.superclassDtype(), c));
    }
    java.append(" {\n");
    for (String field : c.fields()) {
      String value = field.startsWith("boolean") ? " = " + truths + ";" : " = " + numbers + ";";
      java.append("  ").append(field.startsWith("static") ? field : field.replace(";", value));
      java.append("\n");
    }
    for (int k = 0; k < c.variables().size(); k++) {
      RandomVariable v = c.variables().get(k);
      java.append("  @Variable(name = \"").append(v.name()).append("\", reuse = Reuse.");
      java.append(v.reuse());
      java.append(v.shape().isEmpty() ? "" : ", " + v.shape());
      java.append(v.when().isEmpty() ? "" : ", when = \"" + v.when() + "\"");
      java.append(v.says().isEmpty() ? "" : ", " + v.says()).append(") ");
      java.append(RandomModel.type(v.type(), c));
      java.append(" v").append(index).append("_").append(k).append(";\n");
    }
    for (int k = 0; k < c.mounts().size() && index < model.classes().size() - 1; k++) {
      RandomMount m = c.mounts().get(k);
      java.append("  ").append(slots(m.slots()));
      java.append("@VariableScope(")
          .append(scope(m.name(), m.reuse(), m.when(), m.repeat(), m.lets()));
      java.append(m.inline() ? ", inline = true" : "");
      java.append(") ").append(reference(model.at(index, 1 + m.component()), m.dtype(), c));
      java.append(m.repeat().isEmpty() ? "" : "[]");
      java.append(" m").append(index).append("_").append(k).append(";\n");
    }
    return java.append("}\n").toString();
  }

  /** A class as a type. */
  private String reference(int to, String dtype, RandomClass within) {
    return "C"
        + to
        + (model.classes().get(to).isGeneric() ? "<" + RandomModel.type(dtype, within) + ">" : "");
  }

  private static String slots(List<String> slots) {
    return slots.isEmpty()
        ? ""
        : slots.stream().collect(Collectors.joining("\", \"", "@Slots({\"", "\"}) "));
  }

  private static String scope(
      String value, Reuse reuse, String when, String repeat, List<String> lets) {
    return "value = \""
        + value
        + "\", reuse = Reuse."
        + reuse
        + (when.isEmpty() ? "" : ", when = \"" + when + "\"")
        + (repeat.isEmpty() ? "" : ", repeat = \"" + repeat + "\"")
        + lets.stream()
            .map(let -> "\"" + let + "\"")
            .collect(Collectors.joining(", ", ", let = {", "}"));
  }
}
