package io.varscope.cli.declare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A class that is to be written: its scopes, its fields, and what it leaves to its mounts. */
final class Plan {

  private static final Set<String> WEIGHTS = Set.of("weight", "kernel", "gamma", "weights");

  /** What is declared by one field, in all scopes of the class. */
  static final class Field {

    /** It in the first scope that has it. */
    final Member member;

    /** It in each scope, in order; absent where the scope does not have it. */
    final List<Optional<Member>> places = new ArrayList<>();

    /** The class of what is mounted. */
    final Optional<Plan> below;

    /** Of a variable the length of each axis; of a mount what it gives for each dim. */
    final List<Expression> values = new ArrayList<>();

    /** Whether a scope has it; absent if all have. */
    Optional<Dim> when = Optional.empty();

    String name = "";

    Field(Member member, Optional<Plan> below) {
      this.member = member;
      this.below = below;
    }

    private void fill(int count) {
      while (places.size() < count) {
        places.add(Optional.empty());
      }
    }
  }

  /** The scopes that the class declares, one after the other. */
  final List<Node> nodes = new ArrayList<>();

  /** What the words are that lead to these scopes. */
  final List<String> words = new ArrayList<>();

  final List<Field> fields = new ArrayList<>();
  final List<Dim> dims = new ArrayList<>();

  String name = "";

  /** Plans of all kinds of scopes below one, and last of itself; what is mounted comes first. */
  static List<Plan> of(Node root) {
    Map<Kind, Plan> plans = new LinkedHashMap<>();
    Plan plan = plans.computeIfAbsent(root.kind.find(), kind -> new Plan());
    plan.add(root, "", plans);
    List<Plan> sorted = new ArrayList<>();
    plans.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getKey().height()))
        .forEach(entry -> sorted.add(entry.getValue()));
    plans.forEach((kind, each) -> each.addFields(kind, plans));
    return sorted;
  }

  private void add(Node node, String word, Map<Kind, Plan> plans) {
    node.index = nodes.size();
    nodes.add(node);
    words.add(word);
    for (Member member : node.members) {
      if (member instanceof Member.Mount mount) {
        addBelow(mount.node(), mount.path(), plans);
      } else if (member instanceof Member.Repeat repeat) {
        for (Node below : repeat.nodes()) {
          addBelow(below, repeat.path(), plans);
        }
      }
    }
  }

  private static void addBelow(Node node, String word, Map<Kind, Plan> plans) {
    plans.computeIfAbsent(node.kind.find(), kind -> new Plan()).add(node, word, plans);
  }

  private void addFields(Kind kind, Map<Kind, Plan> plans) {
    Map<String, Field> byKey = new HashMap<>();
    for (int k = 0; k < nodes.size(); k++) {
      for (Member member : nodes.get(k).members) {
        Field field =
            byKey.computeIfAbsent(
                member.key(),
                key -> new Field(member, below(member).map(node -> plans.get(node.kind.find()))));
        field.fill(k);
        field.places.add(Optional.of(member));
      }
    }
    for (String key : kind.parts().keySet()) {
      Field field = byKey.get(key);
      // A kind may have got parts of another that stands somewhere else.
      if (field != null) {
        field.fill(nodes.size());
        fields.add(field);
      }
    }
    // A weight stands before its bias.
    fields.sort(Comparator.comparing(field -> !WEIGHTS.contains(field.member.path())));
  }

  private static Optional<Node> below(Member member) {
    return member instanceof Member.Mount mount
        ? Optional.of(mount.node())
        : member instanceof Member.Repeat repeat
            ? Optional.of(repeat.nodes().get(0))
            : Optional.empty();
  }
}
