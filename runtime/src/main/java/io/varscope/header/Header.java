package io.varscope.header;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file has, or a model that was released: the tensors that the lines of a {@link
 * io.varscope.CheckpointHeader} stand for.
 *
 * @param file what it was called
 * @param digest as the annotation has it; of lines that were edited, not their {@link HeaderDigest}
 * @param lines as they are written
 * @param tensors of all lines, in their order; no two of one name, but for those under conditions
 */
public record Header(
    String file, String digest, List<TensorLine> lines, List<HeaderTensor> tensors) {

  /** The most tensors, so that a class file has place for a line of each. */
  public static final int MOST_TENSORS = 60_000;

  /** The most characters of all names together. */
  public static final int MOST_CHARACTERS = 1 << 25;

  public Header {
    lines = List.copyOf(lines);
    tensors = List.copyOf(tensors);
  }

  /**
   * The header of some tensors, with lines that only depend on the tensors, not on their order.
   *
   * @param tensors a line for each
   * @throws HeaderException if there are none or too many, or two are the same
   */
  public static Header of(String file, Collection<TensorLine> tensors) {
    requireCount(tensors.size());
    List<TensorLine> lines = LineFolding.fold(tensors);
    List<HeaderTensor> unfolded = unfold(lines);
    return new Header(file, HeaderDigest.of(unfolded), lines, unfolded);
  }

  /**
   * Reads the header of an annotation.
   *
   * @throws HeaderException if a line is none, there are no tensors or too many, or two are the
   *     same; it tells which line, and where in it
   */
  public static Header parse(String file, String digest, List<String> lines) {
    List<TensorLine> parsed = new ArrayList<>(lines.size());
    long size = 0;
    for (int k = 0; k < lines.size(); k++) {
      try {
        TensorLine line = TensorLine.parse(lines.get(k));
        requireSize(line);
        size = Math.min(size + line.size(), Integer.MAX_VALUE);
        parsed.add(line);
      } catch (HeaderException e) {
        throw e.inLine(k);
      }
    }
    requireCount((int) size);
    return new Header(file, digest, parsed, unfold(parsed));
  }

  /** Whether nobody has changed the lines without the digest. */
  public boolean isAsWritten() {
    return digest.equals(HeaderDigest.of(tensors));
  }

  private static void requireCount(int count) {
    if (count == 0) {
      throw HeaderException.ofAll("There is no tensor in it, so there is nothing to compare with.");
    }
    if (count > MOST_TENSORS) {
      throw HeaderException.ofAll("It has more than " + MOST_TENSORS + " tensors.");
    }
  }

  private static void requireSize(TensorLine line) {
    if (line.size() > MOST_TENSORS) {
      throw HeaderException.at(0, "It stands for more than " + MOST_TENSORS + " tensors.");
    }
    long elements = 1;
    boolean empty = false;
    boolean overflow = false;
    for (Formula axis : line.axes()) {
      if (axis.isNumber()) {
        empty |= axis.number() == 0;
        overflow |= axis.number() > 0 && elements > Long.MAX_VALUE / axis.number();
        elements *= axis.number();
      }
    }
    if (overflow && !empty) {
      throw HeaderException.at(
          line.pattern().toString().length() + line.dtype().length() + 2,
          "The number of elements of " + line.shape() + " overflows a long.");
    }
  }

  private static List<HeaderTensor> unfold(List<TensorLine> lines) {
    long characters = 0;
    for (TensorLine line : lines) {
      characters += line.size() * line.pattern().mostCharacters();
    }
    if (characters > MOST_CHARACTERS) {
      throw HeaderException.ofAll(
          "Its names have more than " + MOST_CHARACTERS + " characters together.");
    }
    List<HeaderTensor> tensors = new ArrayList<>();
    Map<String, HeaderTensor> byName = new HashMap<>();
    for (int k = 0; k < lines.size(); k++) {
      for (String name : lines.get(k).names()) {
        HeaderTensor tensor = new HeaderTensor(name, lines.get(k), k);
        HeaderTensor other = byName.putIfAbsent(name, tensor);
        if (other != null && (isAlways(tensor) || isAlways(other) || isSame(tensor, other))) {
          throw HeaderException.ofLine(
              k, "The tensor " + name + " stands in it twice: also in '" + other.line() + "'.");
        }
        tensors.add(tensor);
      }
    }
    return tensors;
  }

  private static boolean isAlways(HeaderTensor tensor) {
    return tensor.condition().isEmpty();
  }

  private static boolean isSame(HeaderTensor tensor, HeaderTensor other) {
    return tensor.line().rest().equals(other.line().rest());
  }
}
