package io.varscope.naming;

import io.varscope.naming.Piece.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the tensors of a file are of the variables of a model: what rules say, the other way round.
 * A tensor can be made if each of its elements is one of exactly one variable.
 */
public final class Inverse {

  /** A block of a tensor that is a block of a variable. */
  public record Part(String variable, Piece piece) {}

  private final Map<String, List<Part>> parts = new HashMap<>();

  /** Adds a variable, and what it is of the tensors. */
  public void add(String variable, List<Piece> pieces) {
    for (Piece piece : pieces) {
      List<Part> of = parts.get(piece.tensor());
      if (of == null) {
        of = new ArrayList<>();
        parts.put(piece.tensor(), of);
      }
      of.add(new Part(variable, piece));
    }
  }

  /** The parts of a tensor; none if no variable has any of it. */
  public List<Part> parts(String tensor) {
    return parts.getOrDefault(tensor, List.of());
  }

  /**
   * Why a tensor cannot be made of its parts, if so: a sentence.
   *
   * @param shape of the tensor
   */
  public Optional<String> problem(String tensor, List<Long> shape) {
    List<Part> of = parts(tensor);
    Optional<String> twice = twice(tensor, of);
    if (twice.isPresent() || shape.contains(0L)) {
      return twice;
    }
    long missing = 1;
    for (long length : shape) {
      missing = Math.multiplyExact(missing, length);
    }
    for (Part part : of) {
      missing -= part.piece().elements();
    }
    if (missing == 0) {
      return Optional.empty();
    }
    return Optional.of(
        of.isEmpty()
            ? "No variable is the tensor " + tensor + "."
            : "No variable has "
                + missing
                + (missing == 1 ? " element" : " elements")
                + " of the tensor "
                + tensor
                + "; "
                + variables(of)
                + " the others.");
  }

  private static String variables(List<Part> of) {
    Set<String> names = new HashSet<>();
    for (Part part : of) {
      names.add(part.variable());
    }
    return names.size() == 1
        ? of.get(0).variable() + " has"
        : of.get(0).variable() + " and " + (names.size() - 1) + " more have";
  }

  private static Optional<String> twice(String tensor, List<Part> of) {
    if (of.size() < 2) {
      return Optional.empty();
    }
    int axis = axis(of);
    List<Part> sorted = new ArrayList<>(of);
    if (axis >= 0) {
      sorted.sort(Comparator.comparingLong(part -> part.piece().spans().get(axis).from()));
    }
    List<Part> open = new ArrayList<>();
    for (Part part : sorted) {
      if (axis >= 0) {
        long from = part.piece().spans().get(axis).from();
        open.removeIf(before -> end(before.piece().spans().get(axis)) <= from);
      }
      for (Part before : open) {
        if (overlap(before.piece(), part.piece())) {
          return Optional.of(
              before.variable().equals(part.variable())
                  ? "The variable "
                      + part.variable()
                      + " has elements of the tensor "
                      + tensor
                      + " twice."
                  : "The variables "
                      + before.variable()
                      + " and "
                      + part.variable()
                      + " have the same elements of the tensor "
                      + tensor
                      + ".");
        }
      }
      open.add(part);
    }
    return Optional.empty();
  }

  /** The axis along which most parts begin at different places; -1 of a scalar. */
  private static int axis(List<Part> of) {
    int best = -1;
    int most = 0;
    for (int axis = 0; axis < of.get(0).piece().spans().size(); axis++) {
      Set<Long> begins = new HashSet<>();
      for (Part part : of) {
        begins.add(part.piece().spans().get(axis).from());
      }
      if (begins.size() > most) {
        most = begins.size();
        best = axis;
      }
    }
    return best;
  }

  private static boolean overlap(Piece a, Piece b) {
    for (int axis = 0; axis < a.spans().size(); axis++) {
      Span first = a.spans().get(axis);
      Span second = b.spans().get(axis);
      if (end(first) <= second.from() || end(second) <= first.from()) {
        return false;
      }
    }
    return true;
  }

  private static long end(Span span) {
    return span.from() + span.length();
  }
}
