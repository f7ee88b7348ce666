package io.varscope.cli.declare;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What scopes have in common that one class can declare: what their members are called and of which
 * kinds these are, but not how long axes are. Kinds that differ little become one, with optional
 * parts.
 */
final class Kind {

  /** That of variables, and of scopes that are not looked at yet. */
  static final Kind NONE = new Kind(0, Map.of());

  /**
   * What is under a name.
   *
   * @param what of a variable, its dtype and number of axes; else nothing
   * @param below the kind of the scopes there
   */
  record Part(String what, Kind below) {

    private boolean canBe(Part other) {
      return what.equals(other.what) && below.canBe(other.below);
    }
  }

  private final int id;
  private final int height;
  private Map<String, Part> parts;
  private Kind same = this;

  /**
   * A kind.
   *
   * @param id another for each
   * @param parts by the keys of members, in the order of the source
   */
  Kind(int id, Map<String, Part> parts) {
    this.id = id;
    this.parts = parts;
    int highest = 0;
    for (Part part : parts.values()) {
      highest = Math.max(highest, part.below.height + 1);
    }
    this.height = highest;
  }

  /** The kind that this has become. */
  Kind find() {
    Kind found = this;
    while (found.same != found) {
      found = found.same;
    }
    same = found;
    return found;
  }

  /** How many levels are below it, at most. */
  int height() {
    return height;
  }

  /** Its parts, by the keys of members, in the order of the source. */
  Map<String, Part> parts() {
    return find().parts;
  }

  /** The same text for kinds of the same parts. */
  static String signature(Map<String, Part> parts) {
    StringBuilder signature = new StringBuilder();
    parts.forEach(
        (key, part) ->
            signature
                .append(key)
                .append(' ')
                .append(part.what)
                .append(' ')
                .append(part.below.find().id)
                .append('\n'));
    return signature.toString();
  }

  /**
   * Whether scopes of both are so much alike that one class declares them. Those of one height
   * only, so that no class has itself for a part.
   */
  boolean canBe(Kind other) {
    Kind one = find();
    Kind two = other.find();
    if (one == two) {
      return true;
    }
    if (one.height != two.height) {
      return false;
    }
    int common = 0;
    for (Map.Entry<String, Part> part : one.parts.entrySet()) {
      Part match = two.parts.get(part.getKey());
      if (match != null && !part.getValue().canBe(match)) {
        return false;
      }
      common += match == null ? 0 : 1;
    }
    return common > 0 && 2 * common >= one.parts.size() + two.parts.size() - common;
  }

  /** Makes this the same as another that it can be, which gets the parts of both. */
  void become(Kind other) {
    Kind one = find();
    Kind two = other.find();
    if (one == two) {
      return;
    }
    one.same = two;
    Map<String, Part> union = new LinkedHashMap<>(two.parts);
    one.parts.forEach(
        (key, part) -> {
          Part match = union.putIfAbsent(key, part);
          if (match != null) {
            part.below.become(match.below);
          }
        });
    two.parts = union;
  }
}
