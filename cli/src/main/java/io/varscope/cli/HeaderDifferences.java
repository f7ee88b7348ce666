package io.varscope.cli;

import io.varscope.header.Header;
import io.varscope.header.HeaderTensor;
import io.varscope.header.TensorLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the tensors of two headers differ: a line each, or one for a repeated layer. */
final class HeaderDifferences {

  /** What is said of tensors that have the same difference. */
  private record Kind(String before, String after) {}

  private HeaderDifferences() {}

  /** What is dropped, changed and added on the way from one to the other. */
  static List<String> of(Header before, Header after) {
    Map<String, HeaderTensor> old = byName(before);
    Map<String, HeaderTensor> now = byName(after);
    Map<Kind, List<TensorLine>> groups = new LinkedHashMap<>();
    old.forEach(
        (key, tensor) -> {
          if (!now.containsKey(key)) {
            add(new Kind("dropped: ", ""), tensor, groups);
          }
        });
    now.forEach(
        (key, tensor) -> {
          HeaderTensor other = old.get(key);
          if (other == null) {
            add(new Kind("added: ", ""), tensor, groups);
          } else if (!said(tensor).equals(said(other))) {
            add(new Kind("changed: ", " -> " + said(tensor)), other, groups);
          }
        });
    List<String> differences = new ArrayList<>();
    groups.forEach(
        (kind, tensors) ->
            Header.of("", tensors)
                .lines()
                .forEach(line -> differences.add(kind.before + line + kind.after)));
    return differences;
  }

  /** Several of one name are told apart by their conditions. */
  private static Map<String, HeaderTensor> byName(Header header) {
    Map<String, HeaderTensor> byName = new LinkedHashMap<>();
    for (HeaderTensor tensor : header.tensors()) {
      String condition = tensor.condition().map(Object::toString).orElse("");
      byName.put(condition + "\0" + tensor.name(), tensor);
    }
    return byName;
  }

  private static void add(Kind kind, HeaderTensor tensor, Map<Kind, List<TensorLine>> groups) {
    groups
        .computeIfAbsent(kind, key -> new ArrayList<>())
        .add(TensorLine.of(tensor.name(), tensor.dtype(), tensor.axes(), tensor.condition()));
  }

  private static String said(HeaderTensor tensor) {
    return tensor.dtype() + " " + tensor.shape();
  }
}
