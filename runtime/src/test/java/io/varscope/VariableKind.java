package io.varscope;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a class of variables has that others have not: one row for each dtype, of which {@code
 * src/templates} make the class and its test. In conversions, {@code %s} is what is converted.
 *
 * @param dtype the constant of {@link DType}
 * @param name of the class
 * @param type of an element, as it is read and written
 * @param stored the type of an element in memory
 * @param decoding from what is stored to what is read
 * @param encoding from what is written to what is stored
 * @param example an element, as {@code type}
 * @param largest the largest element, as {@code type}
 * @param one the element 1, as {@code stored}
 * @param javadoc of the class
 */
public record VariableKind(
    String dtype,
    String name,
    String type,
    String stored,
    String decoding,
    String encoding,
    String example,
    String largest,
    String one,
    String javadoc) {

  static final List<VariableKind> ALL =
      List.of(
          primitive("FLOAT32", "FloatVariable", "float", "1.5f", "Float.MAX_VALUE", "1f"),
          primitive("FLOAT64", "DoubleVariable", "double", "-0.1", "Double.MAX_VALUE", "1.0"),
          half("FLOAT16", "Float16Variable", "float16ToFloat", "toFloat16", "65504f", "0x3c00"),
          half(
              "BFLOAT16",
              "Bfloat16Variable",
              "bfloat16ToFloat",
              "toBfloat16",
              "0x1.fep127f",
              "0x3f80"),
          primitive("INT8", "ByteVariable", "byte", "(byte) -7", "Byte.MAX_VALUE", "(byte) 1"),
          new VariableKind(
              "UINT8",
              "UnsignedByteVariable",
              "int",
              "byte",
              "Byte.toUnsignedInt(%s)",
              "(byte) %s",
              "128",
              "255",
              "(byte) 1",
              """
              /**
               * A variable of uint8; its elements are read and written as {@code int}, of which the lowest eight
               * bits count.
               */"""),
          primitive(
              "INT16", "ShortVariable", "short", "(short) -7", "Short.MAX_VALUE", "(short) 1"),
          primitive("INT32", "IntVariable", "int", "-7", "Integer.MAX_VALUE", "1"),
          primitive("INT64", "LongVariable", "long", "-7", "Long.MAX_VALUE", "1L"),
          new VariableKind(
              "BOOL",
              "BooleanVariable",
              "boolean",
              "byte",
              "%s != 0",
              "(byte) (%s ? 1 : 0)",
              "true",
              "true",
              "(byte) 1",
              "/** A variable of truth values, one byte each: 0 is false, 1 is true. */"));

  private static VariableKind primitive(
      String dtype, String name, String type, String example, String largest, String one) {
    return new VariableKind(
        dtype,
        name,
        type,
        type,
        "%s",
        "%s",
        example,
        largest,
        one,
        "/** A variable of " + dtype.toLowerCase(Locale.ROOT) + ". */");
  }

  private static VariableKind half(
      String dtype, String name, String decoder, String encoder, String largest, String one) {
    return new VariableKind(
        dtype,
        name,
        "float",
        "short",
        "HalfPrecision." + decoder + "(%s)",
        "HalfPrecision." + encoder + "(%s)",
        "-1.5f",
        largest,
        "(short) " + one,
        """
        /**
         * A variable of %s; its elements are read and written as {@code float}, rounded to nearest.
         */"""
            .formatted(dtype.toLowerCase(Locale.ROOT)));
  }

  /** The expression that reads what an expression gives. */
  public String decoded(String expression) {
    return decoding.formatted(expression);
  }

  /** The expression that stores what an expression gives. */
  public String encoded(String expression) {
    return encoding.formatted(expression);
  }

  public boolean isConverted() {
    return !type.equals(stored);
  }

  /** Whether what is stored means nothing by itself. */
  public boolean isBits() {
    return isConverted() && stored.equals("short");
  }

  /** The class of {@code java.nio} that the elements are stored in. */
  public String buffer() {
    return stored.substring(0, 1).toUpperCase(Locale.ROOT) + stored.substring(1) + "Buffer";
  }

  /** The classes of {@code java.nio} that are used. */
  public List<String> imports() {
    return Stream.of(
            "ByteBuffer",
            buffer(),
            "ReadOnlyBufferException",
            dtype.equals("FLOAT32") ? "ShortBuffer" : "ByteBuffer",
            isBits() ? "FloatBuffer" : "ByteBuffer",
            type.equals("float") ? "DoubleBuffer" : "ByteBuffer")
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
