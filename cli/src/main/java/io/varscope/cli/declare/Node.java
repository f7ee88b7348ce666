package io.varscope.cli.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A scope of a file: the names that begin alike, up to a separator. */
final class Node {

  /** By the next word of their names, as people sort them. */
  final TreeMap<String, Node> children = new TreeMap<>(Numbered.ORDER);

  /** The tensor that has just this name. */
  Optional<Tensor> tensor = Optional.empty();

  /** What a class would declare for it; set once, from the leaves upwards. */
  List<Member> members = new ArrayList<>();

  /** What it has in common with other scopes; set with the members. */
  Kind kind = Kind.NONE;

  /** Which of the scopes of its class it is. */
  int index;

  /** The tree of all names. */
  static Node tree(List<Tensor> tensors, char separator) {
    Node root = new Node();
    for (Tensor tensor : tensors) {
      Node node = root;
      int from = 0;
      for (int at = tensor.name().indexOf(separator); at >= 0; ) {
        node = node.child(tensor.name().substring(from, at));
        from = at + 1;
        at = tensor.name().indexOf(separator, from);
      }
      node.child(tensor.name().substring(from)).tensor = Optional.of(tensor);
    }
    return root;
  }

  private Node child(String word) {
    return children.computeIfAbsent(word, key -> new Node());
  }
}
