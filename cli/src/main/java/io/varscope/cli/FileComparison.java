package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Rename;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two files. */
final class FileComparison {

  private static final int CHUNK = 1 << 18;

  private final Checkpoint a;
  private final Checkpoint b;
  private final Rename rename;
  private final List<Difference> differences = new ArrayList<>();

  /**
   * @param rename of the names in the first
   */
  FileComparison(Checkpoint a, Checkpoint b, Rename rename) {
    this.a = a;
    this.b = b;
    this.rename = rename;
  }

  List<Difference> differences() {
    return differences;
  }

  void compareTensors() throws IOException {
    Set<String> inBoth = new HashSet<>();
    for (TensorInfo first : a.tensors()) {
      String name = rename.apply(first.name());
      Optional<TensorInfo> second = b.find(name);
      if (second.isEmpty()) {
        differences.add(Difference.only(true, name, first));
      } else {
        inBoth.add(name);
        compare(name, first, second.get());
      }
    }
    for (TensorInfo second : b.tensors()) {
      if (!inBoth.contains(second.name())) {
        differences.add(Difference.only(false, second.name(), second));
      }
    }
  }

  private void compare(String name, TensorInfo first, TensorInfo second) throws IOException {
    Optional<Difference> ofKind = Difference.ofKind(name, first, second);
    if (ofKind.isPresent()) {
      differences.add(ofKind.get());
    } else {
      Values.compare(a, first, b, second)
          .ifPresent(values -> differences.add(Difference.ofValues(name, first, second, values)));
    }
  }

  /** What is no tensor is compared byte by byte. */
  void compareOthers() throws IOException {
    for (String name : a.others()) {
      if (!b.others().contains(name)) {
        addOther(Difference.ONLY_IN_FIRST, name, "is no tensor");
      } else if (!isSame(name)) {
        addOther("bytes", name, "is no tensor; its bytes differ");
      }
    }
    for (String name : b.others()) {
      if (!a.others().contains(name)) {
        addOther(Difference.ONLY_IN_SECOND, name, "is no tensor");
      }
    }
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
    ByteBuffer left = ByteBuffer.allocateDirect(CHUNK);
    ByteBuffer right = ByteBuffer.allocateDirect(CHUNK);
    try (ReadableByteChannel x = a.openOther(other);
        ReadableByteChannel y = b.openOther(other)) {
      while (Values.fill(x, left) + Values.fill(y, right) > 0) {
        if (!left.equals(right)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What a format has no place for is no difference, but said. */
  void compareMetadata(Screen err) {
    Map<String, String> first = Metadata.of(a, rename);
    Map<String, String> second = Metadata.of(b, Rename.all(List.of()));
    if (!Metadata.canBeIn(a) || !Metadata.canBeIn(b)) {
      int count = first.size() + second.size();
      if (count > 0) {
        err.line(
            "note: "
                + Counts.of(count, "text")
                + " of metadata not compared, since NumPy's files have none.");
      }
      return;
    }
    Set<String> keys = new TreeSet<>(first.keySet());
    keys.addAll(second.keySet());
    for (String key : keys) {
      String one = first.get(key);
      String other = second.get(key);
      if (!Objects.equals(one, other)) {
        addMetadata(key, one, other);
      }
    }
  }

  private void addMetadata(String key, String first, String second) {
    String text =
        second == null
            ? "is " + quoted(first) + " in the first only"
            : first == null
                ? "is " + quoted(second) + " in the second only"
                : "is " + quoted(first) + " in the first, " + quoted(second) + " in the second";
    differences.add(
        new Difference(
            "metadata",
            key,
            Screen.cut(key) + " " + text,
            json -> {
              json.writeStringField("first", first);
              json.writeStringField("second", second);
            }));
  }

  private static String quoted(String text) {
    return '"' + Screen.cut(text) + '"';
  }
}
