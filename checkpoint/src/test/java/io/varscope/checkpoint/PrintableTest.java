package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Shape;
import io.varscope.VariableStore;
import io.varscope.checkpoint.numpy.NpyBytes;
import io.varscope.checkpoint.safetensors.SafetensorsSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No text of a file is long in a message, nor obeyed by a terminal. */
class PrintableTest {

  /** As long as every format takes; it changes the screen's colors and direction. */
  private static final String HOSTILE = "\u001b[2J\u202e\n" + "x".repeat(60_000);

  private static final String SHOWN = "\\u001b[2J\\u202e\\u000a" + "x".repeat(114) + "...";

  /** Longer than anything that is said with two names and a path. */
  private static final int LONGEST_MESSAGE = 1000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Grüße 𝄞 日本, Grüße 𝄞 日本",
    "'a\u0000\t\u0085b', 'a\\u0000\\u0009\\u0085b'",
    "'\u202e\u2028\u2029\ufeff', '\\u202e\\u2028\\u2029\\ufeff'",
    "\udb40\udc41, \\udb40\\udc41",
    "\ud834x, \\ud834x"
  })
  void whatIsObeyedIsEscaped(String text, String shown) {
    assertEquals(shown, TensorInfo.printable(text));
  }

  @Test
  void whatIsLongIsCut() {
    String most = "x".repeat(2000);
    assertEquals(most, TensorInfo.printable(most));
    assertEquals(most + "...", TensorInfo.printable(most + "y"));
    TensorInfo tensor = new TensorInfo(HOSTILE, ElementType.U8, Shape.of(1), 0, 1);
    assertEquals(SHOWN, tensor.printableName());
    assertEquals(SHOWN + " (1,) U8", tensor.toString());
  }

  @Test
  void messagesOfSafetensors() throws IOException {
    String name = json(HOSTILE);
    String tensor = "{'dtype':'U8','shape':[1],'data_offsets':[0,1]}";
    List<String> headers =
        List.of(
            "{'" + name + "':1}",
            "{'" + name + "':{'dtype':'" + name + "','shape':[1],'data_offsets':[0,1]}}",
            "{'" + name + "':{'dtype':'U8','shape':['" + name + "'],'data_offsets':[0,1]}}",
            "{'" + name + "':{'dtype':'U8','shape':[2],'data_offsets':[0,1]}}",
            "{'" + name + "':" + tensor + ",'" + name + "':" + tensor + "}",
            "{'" + name + "':" + tensor + ",'" + name + "2':" + tensor + "}",
            "{'__metadata__':{'" + name + "':1}}",
            "{'__metadata__':{'" + name + "':'','" + name + "':''}}",
            "{'a':{'dtype':" + "x".repeat(60_000) + "}}",
            "{'a':{'dtype':'U8','shape':[-" + "1".repeat(900) + "],'data_offsets':[0,1]}}",
            "{'a':{'dtype':'U8','shape':[" + "1".repeat(60_000) + "],'data_offsets':[0,1]}}");
    for (String header : headers) {
      refused("a.safetensors", SafetensorsSamples.file(header, 1));
    }
    Path odd =
        Files.write(
            folder.resolve("odd.safetensors"),
            SafetensorsSamples.file(
                "{'__metadata__':{'varscope.alias."
                    + name
                    + "':'"
                    + name
                    + "','varscope.crc32c':'{\\'"
                    + name.replace("\\", "\\\\")
                    + "\\':1}'},'e\u0301"
                    + name
                    + "':{'dtype':'U8','shape':[1],'data_offsets':[0,1],'"
                    + name
                    + "':1},'\u00e9"
                    + name
                    + "':{'dtype':'I32','shape':[1],'data_offsets':[1,5]}}",
                5));
    try (Checkpoint opened = Checkpoint.open(odd)) {
      assertTrue(opened.notes().size() >= 2, opened.notes()::toString);
      opened.notes().forEach(PrintableTest::assertFit);
      Load load = Load.from(opened);
      VariableStore store = new VariableStore();
      assertFit(assertThrows(CheckpointException.class, () -> load.check(store)).getMessage());
      assertFit(
          assertThrows(CheckpointException.class, () -> Checksums.verify(opened, Progress.NONE))
              .getMessage());
    }
  }

  @Test
  void messagesOfIndexes() throws IOException {
    String name = json(HOSTILE);
    Files.write(
        folder.resolve("s"),
        SafetensorsSamples.file(
            "{'" + name + "':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}", 1));
    for (String index :
        List.of(
            "{'weight_map':{'" + name + "':1}}",
            "{'weight_map':{'" + name + "':'" + name + "'}}",
            "{'weight_map':{'a':'" + "x".repeat(60_000) + "'}}",
            "{'weight_map':{'a" + name + "':'s'}}",
            "{'weight_map':{'" + name + "':'s','" + name + "':'s'}}",
            "{'metadata':{'" + name + "':1,'" + name + "':1}}")) {
      refused("a.index.json", index.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
    Path odd = folder.resolve("b.index.json");
    String text =
        "{'" + name + "':1,'metadata':{'" + name + "':{}},'weight_map':{'" + name + "':'s'}}";
    Files.writeString(odd, text.replace('\'', '"'));
    try (Checkpoint opened = Checkpoint.open(odd)) {
      assertEquals(2, opened.notes().size());
      opened.notes().forEach(PrintableTest::assertFit);
    }
  }

  @Test
  void messagesOfNumpy() throws IOException {
    byte[] array = NpyBytes.npy(NpyBytes.header("|u1", false, "(1,)"), 1);
    List<byte[]> wrong = new ArrayList<>();
    wrong.add(
        NpyBytes.npy(
            "{'descr': '"
                + "\u001b"
                + "x".repeat(60_000)
                + "', 'fortran_order': False, 'shape': (1,)}",
            1));
    wrong.add(NpyBytes.npy("{'descr': '|u1', '" + "\u001b" + "x".repeat(60_000) + "': 1}", 1));
    wrong.add(
        NpyBytes.npy(
            "{'descr': '|u1', 'fortran_order': False, 'shape': (" + "1".repeat(60_000) + ",)}", 1));
    for (byte[] npy : wrong) {
      refused("a.npy", npy);
    }
    refused("a.npz", NpyBytes.zip(false, Map.of(HOSTILE + ".npy", new byte[9])));
    Map<String, byte[]> twice = new LinkedHashMap<>();
    twice.put(HOSTILE, array);
    twice.put(HOSTILE + ".npy", array);
    refused("a.npz", NpyBytes.zip(false, twice));
    Path odd =
        Files.write(
            folder.resolve("b.npz"), NpyBytes.zip(false, Map.of("a.npy", array, HOSTILE, array)));
    try (Checkpoint opened = Checkpoint.open(odd)) {
      assertEquals(1, opened.notes().size());
      opened.notes().forEach(PrintableTest::assertFit);
    }
  }

  /** A text in the quotation marks of JSON, escaped where it has to be. */
  private static String json(String text) {
    return text.replace("\u001b", "\\u001b").replace("\n", "\\n");
  }

  private void refused(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(file));
    assertFit(e.getMessage());
  }

  private static void assertFit(String message) {
    assertTrue(message.length() < LONGEST_MESSAGE, () -> message.length() + " characters");
    assertTrue(
        message.chars().noneMatch(c -> c == '\u001b' || c == '\u202e' || c == '\n'), message);
  }
}
