package io.varscope.checkpoint;

import static io.varscope.checkpoint.SafetensorsNames.quoted;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is legal in a header, but odd: one sentence of each kind, however often it is there. */
final class SafetensorsNotes {

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
      if (!SafetensorsNames.isAscii(name)) {
        String form = Normalizer.normalize(name, Normalizer.Form.NFC);
        if (!form.equals(name)) {
          String other = byName.containsKey(form) ? form : normalized.putIfAbsent(form, name);
          if (other != null) {
            lookAlike(name);
          }
        }
      }
    }
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
