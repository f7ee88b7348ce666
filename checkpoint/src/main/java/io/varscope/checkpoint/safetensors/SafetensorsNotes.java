package io.varscope.checkpoint.safetensors;

import static io.varscope.checkpoint.text.Printable.quoted;

import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.text.Characters;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is legal in a header, but odd: one sentence of each kind, however often it is there. */
final class SafetensorsNotes {

  /** As in the Stream-Safe Text Format of Unicode. */
  private static final int MOST_MARKS = 30;

  /**
   * The most names in other forms than NFC that are compared with each other; all are compared with
   * names in NFC.
   */
  private static final int MOST_FORMS = 1 << 16;

  private final OddKind repeatedKeys = new OddKind();
  private final OddKind unknownFields = new OddKind();
  private final OddKind misaligned = new OddKind();
  private final OddKind lookAlikes = new OddKind();

  void repeatedKey(String key) {
    repeatedKeys.add(
        () ->
            SafetensorsNames.METADATA
                + " has the key "
                + quoted(key)
                + " twice; the last one counts");
  }

  void unknownField(String field, String tensor) {
    unknownFields.add(
        () ->
            "the field "
                + quoted(field)
                + " of tensor "
                + quoted(tensor)
                + " is unknown and ignored");
  }

  /** Looks at what is odd of all tensors together. */
  void addAll(List<TensorInfo> tensors, Map<String, TensorInfo> byName) {
    Map<String, String> normalized = new HashMap<>();
    for (TensorInfo tensor : tensors) {
      if (tensor.offset() % Math.max(1, tensor.type().bits() / 8) != 0) {
        misaligned(tensor);
      }
      String name = tensor.name();
      if (!Characters.isAscii(name) && isOrdinary(name)) {
        String form = Normalizer.normalize(name, Normalizer.Form.NFC);
        if (!form.equals(name)) {
          String other = byName.containsKey(form) ? form : normalized.get(form);
          if (other == null && normalized.size() < MOST_FORMS) {
            normalized.put(form, name);
          }
          if (other != null) {
            lookAlike(name);
          }
        }
      }
    }
  }

  /** Normalizing takes the square of the length of a run of marks. No text has more than 30. */
  private static boolean isOrdinary(String name) {
    int marks = 0;
    for (int i = 0; i < name.length() && marks <= MOST_MARKS; i++) {
      int type = Character.getType(name.charAt(i));
      boolean isMark =
          type == Character.NON_SPACING_MARK
              || type == Character.ENCLOSING_MARK
              || type == Character.COMBINING_SPACING_MARK
              || type == Character.SURROGATE;
      marks = isMark ? marks + 1 : 0;
    }
    return marks <= MOST_MARKS;
  }

  private void misaligned(TensorInfo tensor) {
    misaligned.add(
        () ->
            "tensor "
                + quoted(tensor.name())
                + " begins at byte "
                + tensor.offset()
                + " of the file, no multiple of the size of its "
                + tensor.type());
  }

  private void lookAlike(String name) {
    lookAlikes.add(
        () ->
            "the name "
                + quoted(name)
                + " is there in two forms that look the same (Unicode normalization)");
  }

  List<String> sentences() {
    return Stream.of(repeatedKeys, unknownFields, misaligned, lookAlikes)
        .flatMap(kind -> kind.sentence().stream())
        .toList();
  }
}
