package io.varscope.checkpoint;

import io.varscope.Shape;
import io.varscope.checkpoint.PythonLiteral.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What an npy says of its elements, checked against its size.
 *
 * @param type of the elements; empty if they are no tensor's
 * @param description of elements that are no tensor's, in the plural; else empty
 * @param bigEndian whether the bytes of elements are to be swapped
 * @param fortranOrder whether the first axis changes fastest
 * @param shape the length of each axis
 * @param begin where the elements begin, in bytes from the beginning of the npy
 * @param notes what is odd; a sentence each
 */
record NpyHeader(
    Optional<ElementType> type,
    String description,
    boolean bigEndian,
    boolean fortranOrder,
    Shape shape,
    long begin,
    List<String> notes) {

  /** As in NumPy 2. */
  static final int MOST_AXES = 64;

  /** With what an npy begins, before its version. */
  static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  /** Where the length of the header is, after the magic and the version. */
  private static final int LENGTH_AT = 8;

  /** NumPy itself reads no more than 10,000 bytes unless it is told to trust the file. */
  private static final long LONGEST = 1 << 20;

  /** Java's longest array, on the safe side. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

  private static final String OBJECTS =
      "It holds objects of Python, as pickle writes them. To read these is to run code that the"
          + " file brings along, so they are refused.";

  /**
   * Reads the beginning of an npy, up to its elements.
   *
   * @param size of the whole npy, in bytes
   */
  static NpyHeader read(InputStream in, long size, Strictness strictness, Place place)
      throws IOException {
    return new Reader(strictness, place).read(in, size);
  }

  /** How many bytes the elements have; only tensors' can be told. */
  long size() {
    return shape.elements() * bytes();
  }

  private int bytes() {
    return type.orElseThrow().bits() / 8;
  }

  /** Whether the elements lie in the npy as they are read. */
  boolean inPlace() {
    return !bigEndian && !transposed();
  }

  /** With one axis that is longer than 1, both orders are the same. */
  private boolean transposed() {
    return fortranOrder && LongStream.of(shape.toArray()).filter(dim -> dim != 1).count() > 1;
  }

  /**
   * The elements, little-endian and in row-major order.
   *
   * @param data the bytes after the header; read to their end, and closed with the channel
   */
  ReadableByteChannel channel(InputStream data, Place place) throws IOException {
    InputStream ordered = data;
    if (transposed()) {
      if (size() > LONGEST_ARRAY) {
        throw place.wrong(
            begin,
            "Elements in Fortran's order are put into row-major order in memory, and their "
                + size()
                + " bytes are more than one array can hold.");
      }
      byte[] bytes = new byte[(int) size()];
      data.readNBytes(bytes, 0, bytes.length);
      data.transferTo(OutputStream.nullOutputStream());
      data.close();
      ordered = new FortranOrder(bytes, shape, bytes());
    }
    // A complex number is two numbers, each with its own order.
    int swapped = !bigEndian ? 1 : type.orElseThrow() == ElementType.C64 ? 4 : bytes();
    return new NpyChannel(ordered, size(), swapped);
  }

  /** Reads one header. */
  private static final class Reader {

    private final Strictness strictness;
    private final Place place;
    private final List<String> notes = new ArrayList<>();

    Reader(Strictness strictness, Place place) {
      this.strictness = strictness;
      this.place = place;
    }

    NpyHeader read(InputStream in, long size) throws IOException {
      byte[] start = in.readNBytes(LENGTH_AT);
      if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
        throw place.wrong(0, "It is no npy: it does not begin with \\x93NUMPY.");
      }
      if (start.length < LENGTH_AT) {
        throw place.wrong(size, "It ends within its header.");
      }
      int major = start[MAGIC.length] & 0xff;
      int minor = start[MAGIC.length + 1] & 0xff;
      if (major < 1 || major > 3 || minor != 0) {
        throw place.wrong(
            MAGIC.length,
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
            LENGTH_AT,
            "Its header has " + length + " bytes; more than " + LONGEST + " are refused.");
      }
      byte[] text = in.readNBytes((int) length);
      if (text.length == 0 || text[text.length - 1] != '\n') {
        refuse(textAt + length, "Its header does not end with a line feed.");
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
          refuse(textAt + i, "Its header is not in ASCII, as that of version 1.0 or 2.0 must be.");
          break;
        }
      }
      // As NumPy writes the names of fields in records, against its own rule.
      return StandardCharsets.ISO_8859_1;
    }

    private NpyHeader header(Map<String, Object> dict, long textAt, long begin, long size) {
      for (String key : dict.keySet()) {
        if (!KEYS.contains(key)) {
          refuse(textAt, "Its header has an unknown key, " + PythonLiteral.excerpt(key) + ".");
        }
      }
      for (String key : KEYS.stream().sorted().toList()) {
        if (!dict.containsKey(key)) {
          throw place.wrong(textAt, "Its header has no key '" + key + "'.");
        }
      }
      if (!(dict.get("fortran_order") instanceof Boolean fortranOrder)) {
        throw place.wrong(textAt, "fortran_order in its header is neither True nor False.");
      }
      Shape shape = shape(dict.get("shape"), textAt);
      Object descr = dict.get("descr");
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
        return new NpyHeader(type, description, false, fortranOrder, shape, begin, notes);
      }
      checkSize(type.get(), shape, begin, size);
      boolean bigEndian = type.get().bits() > 8 && bigEndian((String) descr, textAt);
      return new NpyHeader(type, "", bigEndian, fortranOrder, shape, begin, notes);
    }

    private Shape shape(Object value, long textAt) {
      if (!(value instanceof Tuple tuple)
          || !tuple.values().stream().allMatch(Long.class::isInstance)) {
        throw place.wrong(textAt, "shape in its header is no tuple of whole numbers.");
      }
      if (tuple.values().size() > MOST_AXES) {
        throw place.wrong(
            textAt,
            "Its shape has "
                + tuple.values().size()
                + " axes; NumPy has at most "
                + MOST_AXES
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

    private boolean bigEndian(String descr, long textAt) {
      return switch (NpyTypes.order(descr)) {
        case '<' -> false;
        case '>' -> true;
        default -> {
          // NumPy never writes that, but reads it so.
          refuse(
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
        refuse(end, "It goes on after its last element; bytes too many: " + (size - end) + ".");
      }
    }

    private void refuse(long offset, String reason) {
      if (strictness == Strictness.STRICT) {
        throw place.wrong(offset, reason);
      }
      notes.add(reason);
    }
  }
}
