package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.numpy.PythonLiteral.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What NumPy calls the types of elements. */
final class NpyTypes {

  /** Without the mark of the byte order. */
  private static final Map<String, ElementType> TENSORS =
      Map.ofEntries(
          Map.entry("b1", ElementType.BOOL),
          Map.entry("i1", ElementType.I8),
          Map.entry("u1", ElementType.U8),
          Map.entry("i2", ElementType.I16),
          Map.entry("u2", ElementType.U16),
          Map.entry("i4", ElementType.I32),
          Map.entry("u4", ElementType.U32),
          Map.entry("i8", ElementType.I64),
          Map.entry("u8", ElementType.U64),
          Map.entry("f2", ElementType.F16),
          Map.entry("f4", ElementType.F32),
          Map.entry("f8", ElementType.F64),
          Map.entry("c8", ElementType.C64));

  /**
   * As ml_dtypes, the types of JAX, come out of NumPy, which knows only their sizes. Its other
   * types of one byte are all V1, and cannot be told from each other.
   */
  private static final Map<String, ElementType> EXTENSIONS =
      Map.of("V2", ElementType.BF16, "f1", ElementType.F8_E5M2);

  private static final Map<String, Pattern> OTHERS =
      Map.of(
          "strings", Pattern.compile("[SUa]\\d{1,10}"),
          "raw bytes", Pattern.compile("V\\d{1,10}"),
          "times", Pattern.compile("[mM]8(\\[[^]]{1,20}])?"),
          "numbers of more than 64 bits", Pattern.compile("f(10|12|16)|c(16|20|24|32)"));

  private static final Pattern OBJECT = Pattern.compile("O\\d?");

  private NpyTypes() {}

  /** The mark of the byte order with which a type begins; '|' if there is none. */
  static char order(String descr) {
    return !descr.isEmpty() && "<>=|".indexOf(descr.charAt(0)) >= 0 ? descr.charAt(0) : '|';
  }

  private static String unordered(String descr) {
    return !descr.isEmpty() && "<>=|".indexOf(descr.charAt(0)) >= 0 ? descr.substring(1) : descr;
  }

  /** The type of a tensor's elements, if it is one. */
  static Optional<ElementType> parse(String descr) {
    return Optional.ofNullable(TENSORS.get(unordered(descr))).or(() -> extension(descr));
  }

  /** The type of elements that is none of NumPy's own; those are little-endian. */
  static Optional<ElementType> extension(String descr) {
    return order(descr) == '>'
        ? Optional.empty()
        : Optional.ofNullable(EXTENSIONS.get(unordered(descr)));
  }

  /** What elements of other types are, in the plural, if they are known. */
  static Optional<String> other(Object descr) {
    if (descr instanceof List || descr instanceof Tuple) {
      return Optional.of("records");
    }
    return OTHERS.entrySet().stream()
        .filter(
            other ->
                descr instanceof String name && other.getValue().matcher(unordered(name)).matches())
        .map(other -> other.getKey() + " (" + descr + ")")
        .findFirst();
  }

  /** Whether a type is that of objects of Python, or a record that has some. */
  static boolean hasObjects(Object descr) {
    if (descr instanceof String name) {
      return OBJECT.matcher(unordered(name)).matches();
    }
    // A field is (name, type) or (name, type, shape), an array in a field (type, shape).
    if (descr instanceof List<?> fields) {
      return fields.stream()
          .anyMatch(
              field ->
                  field instanceof Tuple tuple
                      && tuple.values().size() > 1
                      && hasObjects(tuple.values().get(1)));
    }
    return descr instanceof Tuple array
        && !array.values().isEmpty()
        && hasObjects(array.values().get(0));
  }

  /** What NumPy calls a type of little-endian elements, if it has it. */
  static Optional<String> descr(ElementType type) {
    return TENSORS.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(entry -> (type.bits() == 8 ? "|" : "<") + entry.getKey())
        .findFirst();
  }
}
