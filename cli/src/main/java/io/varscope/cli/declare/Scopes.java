package io.varscope.cli.declare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what a class would declare for each scope: variables, repeated layers, other scopes; and
 * which scopes one class can declare.
 */
final class Scopes {

  /** So many layers whose names are words with numbers are an array; fewer are fields. */
  private static final int FEWEST_OF_WORDS = 4;

  /** So many are, if there is nothing but the number. */
  private static final int FEWEST_OF_NUMBERS = 2;

  /** More would make lists of sizes longer than a class file has place for. */
  private static final int MOST = 2000;

  /** Kinds of one group of layers that are compared with each other. */
  private static final int MOST_COMPARED = 8;

  private final char separator;
  private final Map<String, Kind> kinds = new HashMap<>();
  private final List<Kind> all = new ArrayList<>();

  private Scopes(char separator) {
    this.separator = separator;
  }

  /** Sets the members and kinds of all scopes. */
  static void read(Node root, char separator) {
    Scopes scopes = new Scopes(separator);
    scopes.read(root);
    scopes.unify();
  }

  private void read(Node node) {
    node.children.values().forEach(this::read);
    Map<Node, Member.Repeat> repeats = new HashMap<>();
    groups(node).forEach(group -> addRepeats(group, repeats));
    node.children.forEach(
        (word, child) -> {
          child.tensor.ifPresent(tensor -> node.members.add(new Member.Variable(word, tensor)));
          Member.Repeat repeat = repeats.get(child);
          if (repeat != null) {
            if (repeat.nodes().get(0) == child) {
              node.members.add(repeat);
            }
          } else if (child.members.size() == 1) {
            node.members.add(child.members.get(0).below(word + separator));
          } else if (!child.members.isEmpty()) {
            node.members.add(new Member.Mount(word, child));
          }
        });
    node.kind = kind(node);
  }

  /** Scopes that only numbers in their names tell apart. */
  private record Group(Numbered any, NavigableMap<Integer, Node> nodes) {

    private Member.Repeat repeat(List<Integer> numbers) {
      return new Member.Repeat(
          any.before(), numbers, any.after(), numbers.stream().map(nodes::get).toList());
    }
  }

  private static Collection<Group> groups(Node node) {
    Map<String, Group> groups = new LinkedHashMap<>();
    node.children.forEach(
        (word, child) -> {
          Optional<Numbered> numbered = Numbered.of(word);
          if (numbered.isPresent() && !child.children.isEmpty()) {
            String like = numbered.get().before() + " " + numbered.get().after();
            groups
                .computeIfAbsent(like, key -> new Group(numbered.get(), new TreeMap<>()))
                .nodes
                .put(numbered.get().number(), child);
          }
        });
    return groups.values();
  }

  private static void addRepeats(Group group, Map<Node, Member.Repeat> repeats) {
    mergeKinds(group.nodes.values());
    Map<Kind, List<Integer>> byKind = new LinkedHashMap<>();
    group.nodes.forEach(
        (number, node) ->
            byKind.computeIfAbsent(node.kind.find(), key -> new ArrayList<>()).add(number));
    int fewest = group.any.isBare() ? FEWEST_OF_NUMBERS : FEWEST_OF_WORDS;
    for (List<Integer> numbers : byKind.values()) {
      for (int from = 0; from + fewest <= numbers.size(); from += MOST) {
        Member.Repeat repeat =
            group.repeat(numbers.subList(from, Math.min(numbers.size(), from + MOST)));
        repeat.nodes().forEach(node -> repeats.put(node, repeat));
      }
    }
  }

  /** Layers of a stack often differ in a part only. */
  private static void mergeKinds(Collection<Node> nodes) {
    Set<Kind> compared = new LinkedHashSet<>();
    for (Node node : nodes) {
      Kind kind = node.kind.find();
      if (compared.contains(kind) || compared.size() == MOST_COMPARED) {
        continue;
      }
      Optional<Kind> like = compared.stream().filter(kind::canBe).findFirst();
      like.ifPresent(kind::become);
      compared.add(kind.find());
    }
  }

  private Kind kind(Node node) {
    Map<String, Kind.Part> parts = new LinkedHashMap<>();
    for (Member member : node.members) {
      parts.put(member.key(), part(member));
    }
    return kinds.computeIfAbsent(
        Kind.signature(parts),
        signature -> {
          Kind kind = new Kind(all.size(), parts);
          all.add(kind);
          return kind;
        });
  }

  private static Kind.Part part(Member member) {
    if (member instanceof Member.Variable variable) {
      Tensor tensor = variable.tensor();
      return new Kind.Part(
          tensor.dtype()
              + (tensor.trainable() ? " " : " fixed ")
              + tensor.shape().size()
              + " "
              + tensor.sharedWith(),
          Kind.NONE);
    }
    Node below =
        member instanceof Member.Repeat repeat
            ? repeat.nodes().get(0)
            : ((Member.Mount) member).node();
    return new Kind.Part("", below.kind);
  }

  /** Makes those one that have become alike since their parts have. */
  private void unify() {
    boolean isChanged = true;
    while (isChanged) {
      isChanged = false;
      Map<String, Kind> bySignature = new HashMap<>();
      for (Kind kind : all) {
        if (kind.find() == kind) {
          Kind other = bySignature.putIfAbsent(Kind.signature(kind.parts()), kind);
          if (other != null) {
            kind.become(other);
            isChanged = true;
          }
        }
      }
    }
  }
}
