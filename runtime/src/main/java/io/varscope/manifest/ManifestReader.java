package io.varscope.manifest;

import io.varscope.DType;
import io.varscope.Manifest;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.VariableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads manifests, and checks all that their readers rely on. */
public final class ManifestReader {

  private ManifestReader() {}

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException if it is none, with the reason as a clause
   */
  public static Manifest read(String json) {
    return manifest(new Members("it", new Json(json).read()));
  }

  private static Manifest manifest(Members root) {
    long version = root.number("version");
    if (version != Manifest.VERSION) {
      throw new IllegalArgumentException(
          "its version is " + version + ", and " + Manifest.VERSION + " is known");
    }
    List<Manifest.Entry> variables = new ArrayList<>();
    for (Object variable : root.list("variables")) {
      variables.add(entry(new Members("variable " + variables.size(), variable)));
    }
    Manifest manifest =
        new Manifest(
            root.text("name"),
            root.texts("roots"),
            root.text("graph"),
            root.text("separator"),
            root.smallNumber("initializers"),
            variables);
    try {
      manifest.parameters();
      manifest.bytes();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("all variables together have more than 2^63 bytes", e);
    }
    return manifest;
  }

  private static Manifest.Entry entry(Members entry) {
    Manifest.Entry read =
        Manifest.Entry.of(
                entry.text("name"),
                dtype(entry),
                entry.list("shape").stream()
                    .map(length -> formula(entry, "shape", length))
                    .toList(),
                formula(entry, "parameters", entry.member("parameters")))
            .withInitializer(entry.text("initializer"))
            .withTrainable(entry.flag("trainable"))
            .withGroups(entry.textsIfThere("groups"))
            .withMemory(memory(entry))
            .withMode(mode(entry))
            .withOwner(entry.text("owner"))
            .withSharedBy(entry.textsIfThere("sharedBy"))
            .withCheckedWhenBound(entry.textsIfThere("checkedWhenBound"))
            .withWhen(entry.textsIfThere("when"))
            .withSlotOf(entry.has("slotOf") ? entry.text("slotOf") : "");
    try {
      read.knownShape();
      read.knownBytes();
    } catch (VariableException | ArithmeticException e) {
      throw entry.wrong("shape", "has more elements than 64 bits can count");
    }
    return read;
  }

  /** A number, or what it depends on. */
  private static String formula(Members entry, String key, Object value) {
    if (value instanceof Long number && number >= 0) {
      return number.toString();
    }
    if (value instanceof String formula && !formula.matches("[0-9]*")) {
      return formula;
    }
    throw entry.wrong(key, "has " + value + ", which is no length and no formula");
  }

  private static DType<?> dtype(Members entry) {
    String name = entry.text("dtype");
    return DType.values().stream()
        .filter(dtype -> dtype.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> entry.wrong("dtype", "is '" + name + "', which is unknown"));
  }

  private static Memory memory(Members entry) {
    if (!entry.has("memory")) {
      return Memory.DIRECT;
    }
    String memory = entry.text("memory");
    return switch (memory) {
      case "direct" -> Memory.DIRECT;
      case "array" -> Memory.ARRAY;
      default -> throw entry.wrong("memory", "is '" + memory + "', which is unknown");
    };
  }

  private static Reuse mode(Members entry) {
    String mode = entry.text("mode");
    return switch (mode) {
      case "create" -> Reuse.FALSE;
      case "reuse" -> Reuse.TRUE;
      case "auto" -> Reuse.AUTO;
      default -> throw entry.wrong("mode", "is '" + mode + "', which is unknown");
    };
  }

  /** The members of a JSON object, each as what it has to be. */
  private static final class Members {

    private final String owner;
    private final Map<?, ?> members;

    Members(String owner, Object object) {
      this.owner = owner;
      if (!(object instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException(owner + " is no JSON object");
      }
      this.members = map;
    }

    boolean has(String key) {
      return members.containsKey(key);
    }

    Object member(String key) {
      Object member = members.get(key);
      if (member == null) {
        throw new IllegalArgumentException(owner + " has no '" + key + "'");
      }
      return member;
    }

    String text(String key) {
      return as(String.class, key, member(key), "is no text");
    }

    long number(String key) {
      return as(Long.class, key, member(key), "is no number");
    }

    int smallNumber(String key) {
      long number = number(key);
      if (number != (int) number) {
        throw wrong(key, "is " + number + ", which is too large");
      }
      return (int) number;
    }

    boolean flag(String key) {
      return as(Boolean.class, key, member(key), "is neither true nor false");
    }

    List<?> list(String key) {
      return as(List.class, key, member(key), "is no list");
    }

    List<String> texts(String key) {
      return list(key).stream()
          .map(value -> as(String.class, key, value, "has something that is no text"))
          .toList();
    }

    List<String> textsIfThere(String key) {
      return has(key) ? texts(key) : List.of();
    }

    private <T> T as(Class<T> type, String key, Object value, String otherwise) {
      if (!type.isInstance(value)) {
        throw wrong(key, otherwise);
      }
      return type.cast(value);
    }

    IllegalArgumentException wrong(String key, String what) {
      return new IllegalArgumentException("'" + key + "' of " + owner + " " + what);
    }
  }
}
