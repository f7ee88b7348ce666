package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.CheckpointException;
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

/** A header as a whole: its length, its JSON, its names and its metadata. */
class SafetensorsHeaderTest extends SafetensorsHeaderCases {

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
