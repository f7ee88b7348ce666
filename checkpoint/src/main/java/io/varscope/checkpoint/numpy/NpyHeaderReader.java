package io.varscope.checkpoint.numpy;

import io.varscope.Shape;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.numpy.PythonLiteral.Tuple;
import io.varscope.checkpoint.text.Place;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the header of one npy, which is a dict of Python's. */
final class NpyHeaderReader {

  /** Where the length of the header is, after the magic and the version. */
  private static final int LENGTH_AT = 8;

  /** NumPy itself reads no more than 10,000 bytes unless it is told to trust the file. */
  private static final long LONGEST = 1 << 20;

  private static final List<String> KEYS = List.of("descr", "fortran_order", "shape");

  private static final String OBJECTS =
      "It holds objects of Python, as pickle writes them. To read these is to run code that the"
          + " file brings along, so they are refused.";

  private final Strictness strictness;
  private final Place place;
  private final List<String> notes = new ArrayList<>();

  NpyHeaderReader(Strictness strictness, Place place) {
    this.strictness = strictness;
    this.place = place;
  }

  /**
   * Reads the header, up to the elements.
   *
   * @param size of the whole npy, in bytes
   */
  NpyHeader read(InputStream in, long size) throws IOException {
    byte[] start = in.readNBytes(LENGTH_AT);
    if (!Arrays.equals(Arrays.copyOf(start, NpyHeader.MAGIC.length), NpyHeader.MAGIC)) {
      throw place.wrong(0, "It is no npy: it does not begin with \\x93NUMPY.");
    }
    if (start.length < LENGTH_AT) {
      throw place.wrong(size, "It ends within its header.");
    }
    int major = start[NpyHeader.MAGIC.length] & 0xff;
    int minor = start[NpyHeader.MAGIC.length + 1] & 0xff;
    if (major < 1 || major > 3 || minor != 0) {
      throw place.wrong(
          NpyHeader.MAGIC.length,
          "Its version of the npy format is " + major + "." + minor + "; known are 1.0 to 3.0.");
    }
    byte[] lengthBytes = in.readNBytes(major == 1 ? 2 : 4);
    int textAt = LENGTH_AT + (major == 1 ? 2 : 4);
    if (size < textAt) {
      throw place.wrong(size, "It ends within its header.");
    }
    long length = 0;
    for (int i = lengthBytes.length - 1; i >= 0; i--) {
      length = (length << 8) | (lengthBytes[i] & 0xff);
    }
    if (length > size - textAt) {
      throw place.wrong(
          LENGTH_AT,
          "Its header has " + length + " bytes, but only " + (size - textAt) + " follow.");
    }
    if (length > LONGEST) {
      throw place.wrong(
          LENGTH_AT, "Its header has " + length + " bytes; more than " + LONGEST + " are refused.");
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length == 0 || text[text.length - 1] != '\n') {
      odd(textAt + length, "Its header does not end with a line feed.");
    }
    return header(
        new PythonLiteral(text, charset(text, major, textAt), textAt, place).dict(),
        textAt,
        textAt + length,
        size);
  }

  private Charset charset(byte[] text, int version, long textAt) {
    if (version == 3) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      } catch (CharacterCodingException e) {
        throw place.wrong(textAt, "Its header is not in UTF-8.");
      }
      return StandardCharsets.UTF_8;
    }
    for (int i = 0; i < text.length; i++) {
      if (text[i] < 0) {
        odd(textAt + i, "Its header is not in ASCII, as that of version 1.0 or 2.0 must be.");
        break;
      }
    }
    // As NumPy writes the names of fields in records, against its own rule.
    return StandardCharsets.ISO_8859_1;
  }

  private NpyHeader header(Map<String, Object> dict, long textAt, long begin, long size) {
    for (String key : dict.keySet()) {
      if (!KEYS.contains(key)) {
        odd(textAt, "Its header has an unknown key, " + PythonLiteral.excerpt(key) + ".");
      }
    }
    Object descr = value(dict, "descr", textAt);
    Object order = value(dict, "fortran_order", textAt);
    Object axes = value(dict, "shape", textAt);
    if (!(order instanceof Boolean fortranOrder)) {
      throw place.wrong(textAt, "fortran_order in its header is neither True nor False.");
    }
    Shape shape = shape(axes, textAt);
    if (NpyTypes.hasObjects(descr)) {
      throw place.wrong(textAt, OBJECTS);
    }
    Optional<ElementType> type =
        descr instanceof String name ? NpyTypes.parse(name) : Optional.empty();
    if (type.isEmpty()) {
      String description =
          NpyTypes.other(descr)
              .orElseThrow(
                  () ->
                      place.wrong(
                          textAt,
                          "Its type "
                              + PythonLiteral.excerpt(String.valueOf(descr))
                              + " is unknown."));
      return new NpyHeader(
          type, description, false, fortranOrder, shape, begin, List.copyOf(notes));
    }
    checkSize(type.get(), shape, begin, size);
    boolean bigEndian = bigEndian((String) descr, type.get(), textAt);
    return new NpyHeader(type, "", bigEndian, fortranOrder, shape, begin, List.copyOf(notes));
  }

  private Object value(Map<String, Object> dict, String key, long textAt) {
    Object value = dict.get(key);
    if (value == null) {
      throw place.wrong(textAt, "Its header has no key '" + key + "'.");
    }
    return value;
  }

  private Shape shape(Object value, long textAt) {
    if (!(value instanceof Tuple tuple)
        || !tuple.values().stream().allMatch(Long.class::isInstance)) {
      throw place.wrong(textAt, "shape in its header is no tuple of whole numbers.");
    }
    if (tuple.values().size() > NpyHeader.MOST_AXES) {
      throw place.wrong(
          textAt,
          "Its shape has "
              + tuple.values().size()
              + " axes; NumPy has at most "
              + NpyHeader.MOST_AXES
              + ".");
    }
    long[] dims = tuple.values().stream().mapToLong(Long.class::cast).toArray();
    Shape.problem(dims)
        .ifPresent(
            reason -> {
              throw place.wrong(textAt, "Its shape is illegal: " + reason + ".");
            });
    return Shape.of(dims);
  }

  private boolean bigEndian(String descr, ElementType type, long textAt) {
    if (NpyTypes.extension(descr).isPresent()) {
      notes.add(
          "Its type "
              + descr
              + " is none of NumPy's own. It is read as "
              + type
              + ", which ml_dtypes, as in JAX, saves so.");
      return false;
    }
    if (type.bits() == 8) {
      return false;
    }
    return switch (NpyTypes.order(descr)) {
      case '<' -> false;
      case '>' -> true;
      default -> {
        // NumPy never writes that, but reads it so.
        odd(
            textAt,
            "Its type '"
                + descr
                + "' says no order of bytes, but means that of the machine which reads it.");
        yield ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
      }
    };
  }

  private void checkSize(ElementType type, Shape shape, long begin, long size) {
    int bytes = type.bits() / 8;
    if (shape.elements() > (size - begin) / bytes) {
      throw place.wrong(
          size,
          "It ends too early: "
              + shape
              + " of "
              + type
              + " has "
              + BigInteger.valueOf(shape.elements()).multiply(BigInteger.valueOf(bytes))
              + " bytes, but "
              + (size - begin)
              + " follow the header.");
    }
    long end = begin + shape.elements() * bytes;
    if (end < size) {
      odd(end, "It goes on after its last element; bytes too many: " + (size - end) + ".");
    }
  }

  /** Something that is refused, or only noted. */
  private void odd(long offset, String reason) {
    if (strictness == Strictness.STRICT) {
      throw place.wrong(offset, reason);
    }
    notes.add(reason);
  }
}
