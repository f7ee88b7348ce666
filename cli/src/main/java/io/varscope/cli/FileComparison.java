package io.varscope.cli;

import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two files. */
final class FileComparison {

  private final RenamedFile first;
  private final RenamedFile second;
  private final Values values = new Values();
  private final List<Difference> differences = new ArrayList<>();

  FileComparison(RenamedFile first, RenamedFile second) {
    this.first = first;
    this.second = second;
  }

  List<Difference> differences() {
    return differences;
  }

  void compareTensors() throws IOException {
    for (Map.Entry<String, TensorInfo> entry : first.tensors().entrySet()) {
      String name = entry.getKey();
      TensorInfo other = second.tensors().get(name);
      if (other == null) {
        differences.add(Difference.only(true, name, entry.getValue()));
      } else {
        compare(name, entry.getValue(), other);
      }
    }
    second
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (!first.tensors().containsKey(name)) {
                differences.add(Difference.only(false, name, tensor));
              }
            });
  }

  private void compare(String name, TensorInfo one, TensorInfo other) throws IOException {
    Optional<Difference> ofKind = Difference.ofKind(name, one, other);
    if (ofKind.isPresent()) {
      differences.add(ofKind.get());
      return;
    }
    try (ReadableByteChannel x = first.checkpoint().open(one);
        ReadableByteChannel y = second.checkpoint().open(other)) {
      values
          .compare(one, x, y)
          .ifPresent(found -> differences.add(Difference.ofValues(name, one, other, found)));
    }
  }

  /** What is no tensor is compared byte by byte. */
  void compareOthers() throws IOException {
    Set<String> ofFirst = new LinkedHashSet<>(first.checkpoint().others());
    Set<String> ofSecond = new LinkedHashSet<>(second.checkpoint().others());
    for (String name : ofFirst) {
      if (!ofSecond.contains(name)) {
        addOther(Difference.ONLY_IN_FIRST, name, "is no tensor");
      } else if (!isSame(name)) {
        addOther("bytes", name, "is no tensor; its bytes differ");
      }
    }
    ofSecond.removeAll(ofFirst);
    ofSecond.forEach(name -> addOther(Difference.ONLY_IN_SECOND, name, "is no tensor"));
  }

  private void addOther(String kind, String name, String text) {
    differences.add(
        new Difference(
            kind,
            name,
            Screen.cut(name) + " " + text,
            json -> json.writeBooleanField("isTensor", false)));
  }

  private boolean isSame(String other) throws IOException {
    try (ReadableByteChannel x = first.checkpoint().openOther(other);
        ReadableByteChannel y = second.checkpoint().openOther(other)) {
      return values.isSame(x, y);
    }
  }

  /** What a file says of itself. */
  void compareMetadata() {
    Set<String> keys = new TreeSet<>(first.metadata().keySet());
    keys.addAll(second.metadata().keySet());
    for (String key : keys) {
      Optional<String> one = Optional.ofNullable(first.metadata().get(key));
      Optional<String> other = Optional.ofNullable(second.metadata().get(key));
      if (!one.equals(other)) {
        addMetadata(key, one, other);
      }
    }
  }

  private void addMetadata(String key, Optional<String> first, Optional<String> second) {
    List<String> values = new ArrayList<>();
    first.ifPresent(value -> values.add(quoted(value) + " in the first"));
    second.ifPresent(value -> values.add(quoted(value) + " in the second"));
    differences.add(
        new Difference(
            "metadata",
            key,
            Screen.cut(key)
                + " is "
                + String.join(", ", values)
                + (values.size() == 1 ? " only" : ""),
            json -> {
              json.writeStringField("first", first.orElse(null));
              json.writeStringField("second", second.orElse(null));
            }));
  }

  private static String quoted(String text) {
    return '"' + Screen.cut(text) + '"';
  }
}
