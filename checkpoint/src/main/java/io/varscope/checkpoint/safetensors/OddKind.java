package io.varscope.checkpoint.safetensors;

import java.util.Optional;
import java.util.function.Supplier;

/** One kind of oddity: the first case, and how many there are. */
final class OddKind {

  private String first = "";
  private int count;

  /** One more; only the first sentence is made. */
  void add(Supplier<String> sentence) {
    if (count++ == 0) {
      first = sentence.get();
    }
  }

  /** All of them in one sentence, if there are any. */
  Optional<String> sentence() {
    return count == 0
        ? Optional.empty()
        : Optional.of(count == 1 ? first : first + " (and " + (count - 1) + " more like that)");
  }
}
