package io.varscope.cli.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what an optimizer has kept of variables: {@code w/Adam} beside {@code w}. If all that it
 * may have trained have the same, the root says it once.
 */
final class SlotNames {

  private SlotNames() {}

  /** Takes the slots out of a tree, and gives their names; none if variables differ in them. */
  static Set<String> take(Node root) {
    List<Node> variables = new ArrayList<>();
    collect(root, variables);
    Set<String> names = Set.of();
    int count = 0;
    for (Node variable : variables) {
      Set<String> slots = slots(variable);
      if (!slots.isEmpty()) {
        if (count > 0 && !slots.equals(names)) {
          return Set.of();
        }
        names = slots;
        count++;
      }
    }
    if (count < 2) {
      return Set.of();
    }
    for (Node variable : variables) {
      if (slots(variable).isEmpty()) {
        variable.tensor = variable.tensor.map(Tensor::withoutTraining);
      } else {
        variable.children.clear();
      }
    }
    return new TreeSet<>(names);
  }

  /** All that is no slot. */
  private static void collect(Node node, List<Node> variables) {
    boolean hasSlots = false;
    if (node.tensor.isPresent()) {
      variables.add(node);
      hasSlots = !slots(node).isEmpty();
    }
    if (!hasSlots) {
      node.children.values().forEach(child -> collect(child, variables));
    }
  }

  private static Set<String> slots(Node node) {
    if (node.tensor.isEmpty() || !node.tensor.get().trainable()) {
      return Set.of();
    }
    for (String word : node.children.keySet()) {
      Node child = node.children.get(word);
      boolean isSlot =
          child.children.isEmpty()
              && word.matches("[A-Za-z0-9_-]+")
              && child.tensor.filter(node.tensor.get()::isLike).isPresent();
      if (!isSlot) {
        return Set.of();
      }
    }
    return Set.copyOf(node.children.keySet());
  }
}
