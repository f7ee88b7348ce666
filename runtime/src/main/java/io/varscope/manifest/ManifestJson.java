package io.varscope.manifest;

import io.varscope.Manifest;
import io.varscope.Memory;
import io.varscope.Reuse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Writes manifests as JSON. The schema is described in {@code docs/manifest.md}. */
public final class ManifestJson {

  private ManifestJson() {}

  public static String write(Manifest manifest) {
    StringBuilder json = new StringBuilder("{\n");
    json.append("  \"version\": ").append(Manifest.VERSION).append(",\n");
    json.append("  \"name\": ").append(string(manifest.name())).append(",\n");
    json.append("  \"roots\": ").append(strings(manifest.roots())).append(",\n");
    json.append("  \"graph\": ").append(string(manifest.graph())).append(",\n");
    json.append("  \"separator\": ").append(string(manifest.separator())).append(",\n");
    json.append("  \"initializers\": ").append(manifest.initializers()).append(",\n");
    json.append("  \"parameters\": ").append(manifest.parameters()).append(",\n");
    json.append("  \"bytes\": ").append(manifest.bytes()).append(",\n");
    json.append("  \"variables\": [");
    StringJoiner variables = new StringJoiner(",\n    ", "\n    ", "\n  ");
    for (Manifest.Entry entry : manifest.variables()) {
      variables.add(entry(entry));
    }
    json.append(variables);
    return json.append("]\n}\n").toString();
  }

  private static String entry(Manifest.Entry entry) {
    StringBuilder json = new StringBuilder("{");
    json.append("\"name\": ").append(string(entry.name()));
    json.append(", \"dtype\": ").append(string(entry.dtype().toString()));
    StringJoiner shape = new StringJoiner(", ", "[", "]");
    for (String length : entry.shape()) {
      shape.add(formula(length));
    }
    json.append(", \"shape\": ").append(shape);
    json.append(", \"parameters\": ").append(formula(entry.parameters()));
    json.append(", \"initializer\": ").append(string(entry.initializer()));
    json.append(", \"trainable\": ").append(entry.trainable());
    append(json, "groups", entry.groups());
    if (entry.memory() == Memory.ARRAY) {
      json.append(", \"memory\": \"array\"");
    }
    json.append(", \"mode\": ").append(string(mode(entry.mode())));
    json.append(", \"owner\": ").append(string(entry.owner()));
    append(json, "sharedBy", entry.sharedBy());
    append(json, "checkedWhenBound", entry.checkedWhenBound());
    append(json, "when", entry.when());
    if (!entry.slotOf().isEmpty()) {
      json.append(", \"slotOf\": ").append(string(entry.slotOf()));
    }
    return json.append("}").toString();
  }

  private static void append(StringBuilder json, String key, List<String> values) {
    if (!values.isEmpty()) {
      json.append(", \"").append(key).append("\": ").append(strings(values));
    }
  }

  private static String mode(Reuse mode) {
    return mode == Reuse.FALSE ? "create" : mode == Reuse.TRUE ? "reuse" : "auto";
  }

  /** A number where it is one. */
  private static String formula(String formula) {
    for (int i = 0; i < formula.length(); i++) {
      if (!Character.isDigit(formula.charAt(i))) {
        return string(formula);
      }
    }
    return formula;
  }

  private static String strings(Collection<String> values) {
    StringJoiner strings = new StringJoiner(", ", "[", "]");
    for (String value : values) {
      strings.add(string(value));
    }
    return strings.toString();
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        json.append(text, plain, i);
        json.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : "\\" + c);
        plain = i + 1;
      }
    }
    return json.append(text, plain, text.length()).append('"').toString();
  }
}
