package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a header may be, case by case: files that other readers take or refuse, and attacks on them.
 * Where a file is refused, an arrow in its JSON shows the byte that the message must name.
 */
class SafetensorsHeaderTest {

  private static final String ARROW = "→";

  /** A file: ' stands for each quotation mark of its JSON. */
  private record Case(String name, String json, int dataSize, String strict, String lenient) {

    DynamicTest test() {
      return DynamicTest.dynamicTest(
          name,
          () -> {
            check(Strictness.STRICT, strict);
            check(Strictness.LENIENT, lenient);
          });
    }

    private void check(Strictness strictness, String reason) {
      String before = json.replace('\'', '"').split(ARROW, 2)[0];
      byte[] file = SafetensorsSamples.file(json.replace(ARROW, ""), dataSize);
      if (reason.isEmpty()) {
        SafetensorsSamples.parse(file, strictness);
        return;
      }
      CheckpointException e =
          assertThrows(CheckpointException.class, () -> SafetensorsSamples.parse(file, strictness));
      assertTrue(e.reason().contains(reason), e.reason());
      assertEquals(8 + before.getBytes(StandardCharsets.UTF_8).length, e.offset(), e.getMessage());
    }
  }

  private static Case refused(String name, String json, int dataSize, String reason) {
    return new Case(name, json, dataSize, reason, reason);
  }

  private static Case accepted(String name, String json, int dataSize) {
    return new Case(name, json, dataSize, "", "");
  }

  private static Case lenient(String name, String json, int dataSize, String reason) {
    return new Case(name, json, dataSize, reason, "");
  }

  /** An entry of 4 bytes. */
  private static String entry(String name, int begin) {
    return "'"
        + name
        + "':{'dtype':'F32','shape':[1],'data_offsets':["
        + begin
        + ","
        + (begin + 4)
        + "]}";
  }

  private static String shape(String shape) {
    return "{→'a':{'dtype':'F32','shape':" + shape + ",'data_offsets':[0,4]}}";
  }

  /** An arrow is in the part that is given, not before the name. */
  private static String part(String dtype, String shape, String offsets) {
    return "{'a':{'dtype':" + dtype + ",'shape':" + shape + ",'data_offsets':" + offsets + "}}";
  }

  @TestFactory
  Stream<DynamicTest> offsets() {
    return Stream.of(
            accepted(
                "in another order than the names",
                "{" + entry("b", 4) + "," + entry("a", 0) + "}",
                8),
            accepted("no tensor", "{}", 0),
            accepted(
                "two of size 0 at one place",
                "{'a':{'dtype':'F32','shape':[0],'data_offsets':[4,4]},"
                    + "'b':{'dtype':'F32','shape':[0,3],'data_offsets':[4,4]},"
                    + entry("c", 0)
                    + "}",
                4),
            refused(
                "size 0 in the midst of another",
                "{→'a':{'dtype':'F32','shape':[0],'data_offsets':[2,2]}," + entry("c", 0) + "}",
                4,
                "overlap"),
            refused(
                "hole at the start",
                "{→" + entry("a", 4) + "}",
                8,
                "tensor 'a' begins at 4, not at 0: a hole of 4 bytes"),
            refused(
                "hole in the middle",
                "{" + entry("a", 0) + ",→" + entry("b", 12) + "}",
                16,
                "tensor 'b' begins at 12 where the one before it, 'a', ends at 4: a hole of 8 bytes"),
            refused(
                "overlap",
                "{" + entry("a", 0) + ",→" + entry("b", 2) + "}",
                6,
                "tensor 'b' begins at 2, before the end of 'a' at 4: they overlap"),
            refused(
                "two names of the same bytes",
                "{" + entry("a", 0) + ",→" + entry("b", 0) + "}",
                4,
                "tensors 'a' and 'b' have the same bytes, from 0 to 4"),
            refused(
                "ten names of the same bytes",
                "{" + entry("a", 0) + ",→" + entry("b", 0) + "," + entry("c", 0) + "}",
                4,
                "have the same bytes"),
            refused(
                "end before begin",
                "{→'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}",
                4,
                "tensor 'a' ends at 0, before it begins, at 4"),
            refused("negative", part("'F32'", "[1]", "[→-4,0]"), 4, "may have no sign"),
            refused(
                "minus zero", part("'F32'", "[1]", "[→-0,4]"), 4, "is -0, and may have no sign"),
            refused(
                "one", part("'F32'", "[1]", "[0→]"), 4, "the end of 'a' must be a whole number"),
            refused("three", part("'F32'", "[1]", "[0,4,→4]"), 4, "must be two numbers"),
            refused("none", part("'F32'", "[1]", "[→]"), 4, "the begin of 'a' must be"),
            refused("a number", part("'F32'", "[1]", "→4"), 4, "must be a list, not a number"),
            refused("2^64", part("'F32'", "[1]", "[0,→18446744073709551616]"), 4, "2^63-1"),
            refused("2^63", part("'F32'", "[1]", "[0,→9223372036854775808]"), 4, "2^63-1"),
            refused(
                "2^63-1 is beyond the file's end",
                "{→'a':{'dtype':'U8','shape':[9223372036854775807],"
                    + "'data_offsets':[0,9223372036854775807]}}",
                4,
                "beyond what a file can have"),
            refused("float", part("'F32'", "[1]", "[0,→4.0]"), 4, "a fraction or an exponent"),
            refused(
                "too few for the shape",
                "{→'a':{'dtype':'F32','shape':[1000,1000],'data_offsets':[0,4]}}",
                4,
                "tensor 'a' of shape (1000, 1000) needs 4000000 bytes of F32, but from 0 to 4"
                    + " there are 4"))
        .map(Case::test);
  }

  @TestFactory
  Stream<DynamicTest> shapes() {
    return Stream.of(
            accepted("scalar", shape("[]"), 4),
            accepted("one axis", shape("[1]"), 4),
            accepted("64 axes", shape(ones(64)), 4),
            refused("65 axes", part("'F32'", ones(64).replace("]", ",→1]"), "[0,4]"), 4, "64 axes"),
            refused("float", part("'F32'", "[→1.0]", "[0,4]"), 4, "an axis of 'a' must be a whole"),
            refused("exponent", part("'F32'", "[→1e0]", "[0,4]"), 4, "a fraction or an exponent"),
            refused("text", part("'F32'", "[→'1']", "[0,4]"), 4, "not a text"),
            refused("truth value", part("'F32'", "[→true]", "[0,4]"), 4, "not true or false"),
            refused("null", part("'F32'", "[→null]", "[0,4]"), 4, "not null"),
            refused("list", part("'F32'", "[→[1]]", "[0,4]"), 4, "not a list"),
            refused(
                "minus zero", part("'F32'", "[→-0]", "[0,0]"), 0, "is -0, and may have no sign"),
            refused("minus one", part("'F32'", "[→-1]", "[0,4]"), 4, "is -1, and may have no sign"),
            refused("leading zero", part("'F32'", "[0→1]", "[0,4]"), 4, "this is no JSON"),
            refused("plus", part("'F32'", "[+→1]", "[0,4]"), 4, "this is no JSON"),
            refused("NaN", part("'F32'", "[NaN→]", "[0,4]"), 4, "this is no JSON"),
            refused("hexadecimal", part("'F32'", "[0→x1]", "[0,4]"), 4, "this is no JSON"),
            refused("missing number", part("'F32'", "[1,→]", "[0,4]"), 4, "this is no JSON"),
            refused("an object", part("'F32'", "→{}", "[0,4]"), 4, "must be a list, not an object"),
            refused(
                "0 beside 2^64-1",
                part("'F32'", "[0,→18446744073709551615]", "[0,0]"),
                0,
                "is 18446744073709551615, more than 2^63-1"),
            refused(
                "2^64-2",
                part("'F32'", "[2,→18446744073709551614]", "[0,4]"),
                4,
                "more than 2^63-1"),
            refused(
                "product 2^64-2",
                part("'F32'", "[2,→9223372036854775807]", "[0,4]"),
                4,
                "multiplied, exceed 2^63-1"),
            refused(
                "product that wraps to 4 bytes",
                part("'F32'", "[4194305,4194305,→211106198978564]", "[0,4]"),
                4,
                "multiplied, exceed 2^63-1"),
            refused(
                "product overflows, though another axis is 0 and comes later",
                part("'F32'", "[9223372036854775807,→2,0]", "[0,0]"),
                0,
                "multiplied, exceed 2^63-1"),
            refused(
                "product overflows, though another axis is 0 and comes first",
                part("'F32'", "[0,9223372036854775807,→2]", "[0,0]"),
                0,
                "multiplied, exceed 2^63-1"),
            refused(
                "bits overflow",
                "{→'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,0]}}",
                0,
                "has more than 2^63-1 bits of F32"))
        .map(Case::test);
  }

  private static String ones(int count) {
    return "[" + "1,".repeat(count - 1) + "1]";
  }

  @TestFactory
  Stream<DynamicTest> types() {
    Stream<Case> all =
        Arrays.stream(ElementType.values())
            .map(
                type ->
                    accepted(
                        type.name(),
                        "{'a':{'dtype':'"
                            + type
                            + "','shape':[4],'data_offsets':[0,"
                            + type.bits() / 2
                            + "]}}",
                        type.bits() / 2));
    Stream<Case> wrong =
        Stream.of(
            refused("unknown", part("→'F33'", "[1]", "[0,4]"), 4, "is 'F33', which is not known"),
            refused(
                "lower case", part("→'f32'", "[1]", "[0,4]"), 4, "is 'f32', which is not known"),
            refused("empty", part("→''", "[1]", "[0,4]"), 4, "is '', which is not known"),
            refused("null", part("→null", "[1]", "[0,4]"), 4, "must be a text, not null"),
            refused("an object", part("→{'F32':null}", "[1]", "[0,4]"), 4, "not an object"),
            refused("a number", part("→5", "[1]", "[0,4]"), 4, "must be a text, not a number"),
            accepted("F4 in whole bytes", part("'F4'", "[2,3]", "[0,3]"), 3),
            refused(
                "odd number of F4",
                "{→'a':{'dtype':'F4','shape':[3],'data_offsets':[0,2]}}",
                2,
                "has 12 bits of F4, no whole bytes"),
            refused(
                "F6 in no whole bytes",
                "{→'a':{'dtype':'F6_E2M3','shape':[2],'data_offsets':[0,2]}}",
                2,
                "has 12 bits of F6_E2M3, no whole bytes"));
    return Stream.concat(all, wrong).map(Case::test);
  }

  @TestFactory
  Stream<DynamicTest> entries() {
    return Stream.of(
            refused("a positional list", "{'a':→['F32',[1],[0,4]]}", 4, "must be an object"),
            refused("null", "{'a':→null}", 0, "must be an object"),
            refused("a number", "{'a':→1}", 0, "must be an object"),
            refused("empty", "{→'a':{}}", 0, "the dtype of tensor 'a' is missing"),
            refused(
                "no dtype",
                "{→'a':{'shape':[1],'data_offsets':[0,4]}}",
                4,
                "dtype of tensor 'a' is m"),
            refused(
                "no shape",
                "{→'a':{'dtype':'F32','data_offsets':[0,4]}}",
                4,
                "shape of tensor 'a' is"),
            refused(
                "no offsets",
                "{→'a':{'dtype':'F32','shape':[1]}}",
                4,
                "data_offsets of tensor 'a' is"),
            refused(
                "dtype twice",
                "{'a':{'dtype':'F32',→'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                4,
                "the dtype of tensor 'a' is there twice"),
            refused(
                "shape twice",
                "{'a':{'dtype':'F32','shape':[1],→'sh\\u0061pe':[1],'data_offsets':[0,4]}}",
                4,
                "the shape of tensor 'a' is there twice"),
            refused(
                "offsets twice",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],→'data_offsets':[0,4]}}",
                4,
                "the data_offsets of tensor 'a' is there twice"),
            accepted(
                "unknown fields",
                "{'a':{'x':{'y':[1,{'z':null}]},'dtype':'F32','shape':[1],'w':1e9,"
                    + "'data_offsets':[0,4],'v':'t'}}",
                4),
            refused(
                "an unknown field that is nested deeply",
                "{'a':{'x':" + "[".repeat(64) + "→" + "[".repeat(100) + "]".repeat(164) + "}}",
                0,
                "nested deeper than 64 levels"),
            refused(
                "an unknown field with half a character",
                "{'a':{'x':[→'\\ud800'],'dtype':'F32'}}",
                0,
                "half of a surrogate pair"))
        .map(Case::test);
  }

  @TestFactory
  Stream<DynamicTest> names() {
    String twice = "the name 'a' is there twice, at byte 9 and at byte ";
    return Stream.of(
            accepted("empty", "{" + entry("", 0) + "}", 4),
            accepted("a path", "{" + entry("../x", 0) + "," + entry("/etc/passwd", 4) + "}", 8),
            accepted("all of Unicode", "{" + entry("é𝄞\\ud834\\udd1e\\n\\uffff", 0) + "}", 4),
            accepted("NFC and NFD", "{" + entry("\u00e9", 0) + "," + entry("e\u0301", 4) + "}", 8),
            refused("twice", "{" + entry("a", 0) + ",→" + entry("a", 4) + "}", 8, twice + "62"),
            refused(
                "twice, at the same place",
                "{" + entry("a", 0) + ",→" + entry("a", 0).replace("F32", "I32") + "}",
                4,
                twice),
            refused(
                "twice, once escaped",
                "{" + entry("a", 0) + ",→" + entry("\\u0061", 4) + "}",
                8,
                twice),
            refused(
                "twice, the first of size 0",
                "{'a':{'dtype':'F32','shape':[0],'data_offsets':[0,0]},→" + entry("a", 0) + "}",
                4,
                twice),
            refused(
                "after characters of 2, 3 and 4 bytes",
                "{" + entry("é€𝄞", 0) + "," + entry("a", 4) + ",→" + entry("a", 8) + "}",
                12,
                "the name 'a' is there twice, at byte 70 and at byte 123"),
            refused(
                "NUL",
                "{→" + entry("a\\u0000b", 0) + "}",
                4,
                "the name 'a\\u0000b' has the character NUL"),
            refused("NUL itself", "{'a→\0':1}", 4, "this is no JSON"),
            refused("control character", "{'a→\u0001':1}", 4, "this is no JSON"),
            refused("line end", "{'a→\n':1}", 4, "this is no JSON"),
            refused("half a character", "{'\\ud800→':1}", 4, "surrogate"),
            refused("the other half", "{'\\udc00→x':1}", 4, "surrogate"),
            refused("halves the wrong way", "{'\\udc00→\\ud800':1}", 4, "surrogate"),
            refused("wrong escape", "{'\\→x':1}", 4, "this is no JSON"),
            refused("short escape", "{'\\u00→':1}", 4, "this is no JSON"))
        .map(Case::test);
  }

  @TestFactory
  Stream<DynamicTest> metadata() {
    String twice = "__metadata__ has the key 'k' twice";
    return Stream.of(
            accepted("texts", "{'__metadata__':{'format':'pt','':''}," + entry("a", 0) + "}", 4),
            accepted("after tensors", "{" + entry("a", 0) + ",'__metadata__':{}}", 4),
            accepted("null", "{'__metadata__':null}", 0),
            refused(
                "twice",
                "{'__metadata__':{},→'__metadata__':{}}",
                0,
                "__metadata__ is there twice"),
            refused(
                "twice, once null",
                "{'__metadata__':null,→'\\u005f_metadata__':{}}",
                0,
                "there twice"),
            lenient("a key twice", "{'__metadata__':{'k':'1',→'k':'2'}}", 0, twice),
            lenient(
                "a key twice, once escaped", "{'__metadata__':{'k':'1',→'\\u006b':'2'}}", 0, twice),
            refused(
                "a number",
                "{'__metadata__':{'k':→1}}",
                0,
                "metadata of 'k' must be a text, not a"),
            refused("null as value", "{'__metadata__':{'k':→null}}", 0, "must be a text, not null"),
            refused("a list", "{'__metadata__':→[]}", 0, "must be an object of texts"),
            refused(
                "a tensor",
                "{'__metadata__':{'dtype':'F32','shape':→[1],'data_offsets':[0,4]}}",
                4,
                "the metadata of 'shape' must be a text, not a list"),
            refused(
                "half a character", "{'__metadata__':{'k':→'\\udfff'}}", 0, "half of a surrogate"))
        .map(Case::test);
  }

  @TestFactory
  Stream<DynamicTest> json() {
    return Stream.of(
            accepted("spaces at the end", "{}   ", 0),
            accepted(
                "white space between",
                "{ 'a' :\n{'dtype':'U8',\t'shape':[],\r'data_offsets':[0,1]}}",
                1),
            lenient("space before", "→ {}", 0, "does not begin with {"),
            lenient("line end before", "→\n\t{}", 0, "does not begin with {"),
            refused("empty", "→", 0, "does not begin with {"),
            refused("a list", "→[]", 0, "does not begin with {"),
            refused("byte order mark", "→\ufeff{}", 0, "does not begin with {"),
            refused("one brace", "{→", 0, "ends before it is complete"),
            refused("an open list", "{'a':{'shape':[→", 0, "ends before it is complete"),
            refused("an open name", "{'a→", 0, "ends before it is complete"),
            refused("an open entry", "{'a':{→", 0, "ends before it is complete"),
            refused("an open unknown value", "{'a':{'x':[→", 0, "ends before it is complete"),
            refused("NUL at the end", "{}\0→\0", 0, "this is no JSON"),
            refused("two documents", "{}→{}", 0, "something follows"),
            refused("something after", "{} →x", 0, "this is no JSON"),
            refused("comma at the end", "{'__metadata__':{},→}", 0, "this is no JSON"),
            refused("comment", "{→/*x*/}", 0, "this is no JSON"),
            refused("comment to the end", "{→//x\n}", 0, "this is no JSON"),
            refused("number sign", "{→#x\n}", 0, "this is no JSON"),
            refused("name without quotes", "{→a:1}", 0, "this is no JSON"),
            refused("no colon", "{'a'→1}", 0, "this is no JSON"),
            refused("UTF-16", "{\0→}\0", 0, "this is no JSON"))
        .map(Case::test);
  }

  @Test
  void bytesThatAreNoUtf8() {
    byte[][] wrong = {
      {(byte) 0xFF},
      {(byte) 0x80},
      {(byte) 0xC0, (byte) 0x80},
      {(byte) 0xC1, (byte) 0xA1},
      {(byte) 0xE0, (byte) 0x80, (byte) 0xA1},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {(byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0xA1},
      {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
      {(byte) 0xE2, (byte) 0x82}
    };
    for (byte[] bytes : wrong) {
      ByteBuffer json = ByteBuffer.allocate(bytes.length + 5);
      json.put("{\"".getBytes(StandardCharsets.UTF_8)).put(bytes);
      json.put("\":1".getBytes(StandardCharsets.UTF_8));
      CheckpointException e = refused(SafetensorsSamples.file(json.array(), 0));
      assertEquals("the bytes here are not UTF-8", e.reason(), Arrays.toString(bytes));
      assertEquals(10, e.offset());
    }
  }

  @Test
  void oneByteThatIsNoBrace() {
    assertEquals(8, refused(SafetensorsSamples.file(new byte[] {(byte) 0xFF}, 0)).offset());
  }

  @Test
  void theLengthOfTheHeader() {
    for (int size = 0; size < 8; size++) {
      CheckpointException e = refused(new byte[size]);
      assertTrue(e.reason().startsWith("the file has " + size + " bytes"), e.reason());
    }
    assertLength(1000, "given as 1000 bytes, but only 2 follow");
    assertLength(3, "given as 3 bytes, but only 2 follow");
    assertLength(100_000_000, "given as 100000000 bytes, but only 2 follow");
    assertLength(100_000_001, "given as 100000001 bytes; at most 100000000 are allowed");
    assertLength(Long.MAX_VALUE, "given as 9223372036854775807 bytes; at most");
    assertLength(Long.MIN_VALUE, "given as 9223372036854775808 bytes; at most");
    assertLength(-1, "given as 18446744073709551615 bytes; at most");
    assertLength(0xFF00_0000_0000_0002L, "bytes; at most");
  }

  private static void assertLength(long length, String reason) {
    byte[] file = SafetensorsSamples.file("{}", 0);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    CheckpointException e = refused(file);
    assertTrue(e.reason().contains(reason), e.reason());
    assertEquals(0, e.offset());
  }

  @Test
  void theLargestHeaderIsRead() {
    byte[] json = new byte[100_000_000];
    Arrays.fill(json, (byte) ' ');
    json[0] = '{';
    json[1] = '}';
    assertEquals(
        100_000_008,
        SafetensorsSamples.parse(SafetensorsSamples.file(json, 0), Strictness.STRICT).dataStart());
  }

  @Test
  void theFileEndsWithItsLastTensor() {
    byte[] file = SafetensorsSamples.file("{" + entry("a", 0) + "}", 4);
    CheckpointException longer = refused(Arrays.copyOf(file, file.length + 20));
    assertEquals("20 bytes follow the last tensor, and belong to none", longer.reason());
    assertEquals(file.length, longer.offset());
    CheckpointException shorter = refused(Arrays.copyOf(file, file.length - 2));
    assertEquals(
        "the file ends too early: the tensors take 4 bytes, and 2 of them are missing; was the"
            + " download cut off?",
        shorter.reason());
    assertEquals(file.length - 2, shorter.offset());
  }

  @Test
  void aNumberOfManyDigitsIsRefused() {
    refused(SafetensorsSamples.file(part("'F32'", "[" + "9".repeat(2000) + "]", "[0,4]"), 4));
  }

  @Test
  void tensorsAreInTheOrderOfTheirBytes() {
    SafetensorsHeader header =
        SafetensorsSamples.parse(
            SafetensorsSamples.file(
                "{" + entry("b", 4) + ",'__metadata__':{'y':'1','x':'2'}," + entry("a", 0) + "}",
                8),
            Strictness.STRICT);
    assertEquals(List.of("a", "b"), header.tensors().stream().map(TensorInfo::name).toList());
    assertEquals(header.dataStart() + 4, header.byName().get("b").offset());
    assertEquals(4, header.byName().get("b").size());
    assertEquals("[y=1, x=2]", List.copyOf(header.metadata().entrySet()).toString());
  }

  @Test
  void oddThingsAreNoted() {
    // The header has an even length, so that only b is misaligned.
    String json =
        "{'c':{'dtype':'U8','shape':[1],'data_offsets':[0,1],'x':1,'y':2},"
            + "'b':{'dtype':'F16','shape':[1],'data_offsets':[1,3]},"
            + "'e\u0301':{'dtype':'U8','shape':[1],'data_offsets':[3,4]},"
            + "'\u00e9':{'dtype':'U8','shape':[1],'data_offsets':[4,5]},"
            + "'__metadata__':{'k':'1','k':'2','k':'3'}}";
    json += " ".repeat(json.getBytes(StandardCharsets.UTF_8).length % 2);
    SafetensorsHeader header =
        SafetensorsSamples.parse(SafetensorsSamples.file(json, 5), Strictness.LENIENT);
    assertEquals(
        List.of(
            "__metadata__ has the key 'k' twice; the last one counts (and 1 more like that)",
            "the field 'x' of tensor 'c' is unknown and ignored (and 1 more like that)",
            "tensor 'b' begins at byte "
                + (header.dataStart() + 1)
                + " of the file, no multiple of the size of its F16",
            "the name 'e\u0301' is there in two forms that look the same (Unicode normalization)"),
        header.notes());
    assertEquals(Map.of("k", "3"), header.metadata());
  }

  @Test
  void namesInMessagesAreShortAndInOneLine() {
    String name = "x\\n" + "y".repeat(100_000);
    CheckpointException e =
        refused(SafetensorsSamples.file("{" + entry(name, 0) + "," + entry(name, 4) + "}", 8));
    assertTrue(e.getMessage().length() < 400 && !e.getMessage().contains("\n"), e.getMessage());
  }

  private static CheckpointException refused(byte[] file) {
    return assertThrows(
        CheckpointException.class, () -> SafetensorsSamples.parse(file, Strictness.STRICT));
  }
}
