package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varscope.checkpoint.numpy.NpyBytes;
import io.varscope.checkpoint.numpy.NpyFile;
import io.varscope.checkpoint.numpy.NpzFile;
import io.varscope.checkpoint.safetensors.SafetensorsFile;
import io.varscope.checkpoint.safetensors.SafetensorsSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are often taken for checkpoints are called what they are, with the way out. */
class ForeignFileTest {

  @TempDir Path folder;

  private void refused(String name, byte[] bytes, String message) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    for (Strictness strictness : Strictness.values()) {
      CheckpointException e =
          assertThrows(CheckpointException.class, () -> Checkpoint.open(file, strictness));
      assertEquals(file + ": " + message, e.getMessage());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Some bytes of a file, then binary ones. */
  private static byte[] begins(String hex) {
    byte[] begin = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] file = SafetensorsSamples.bytes(1000, 1);
    System.arraycopy(begin, 0, file, 0, begin.length);
    return file;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "47475546 03000000 | a GGUF file, as llama.cpp has them,",
        "6c6d6767 007d0000 | a GGML file, as older llama.cpp had them,",
        "666d6767 01000000 | a GGML file, as older llama.cpp had them,",
        "746a6767 03000000 | a GGML file, as older llama.cpp had them,",
        "89484446 0d0a1a0a | an HDF5 file, as Keras saves weights in .h5,",
        "80028a0a 6cfc9c46 f9206aa8 5019 | a checkpoint of PyTorch, whose pickle can run code and",
        "80027d71 00580100 | a pickle of Python, which can run code and",
        "80049500 01000000 | a pickle of Python, which can run code and",
        "1c000000 54464c33 | a model of TensorFlow Lite,",
        "08011290 03000000 | a SavedModel of TensorFlow,",
      })
  void formatsOfOthers(String hex, String what) throws IOException {
    for (String name : new String[] {"model.safetensors", "model.npz", "model.npy", "model"}) {
      Path file = Files.write(folder.resolve(name), begins(hex));
      CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(file));
      assertTrue(e.reason().startsWith("this is " + what + " "), e.getMessage());
      assertTrue(e.reason().contains(" is not read here; "), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08071207 7079746f 72636800 | true",
        "080a3a05 00000000 | true",
        "0807ffff 00000000 | false",
      })
  void onnx(String hex, boolean known) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), begins(hex));
    CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(file));
    assertEquals(
        known,
        e.reason()
            .equals(
                "this looks like a model in ONNX, which is not read here; save its initializers in"
                    + " Python with onnx.numpy_helper and numpy.savez"),
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1f8b0800 00000000 | gzip | gunzip",
        "28b52ffd 24040000 | zstd | unzstd",
        "fd377a58 5a000004 | xz | unxz",
        "425a6839 31415926 | bzip2 | bunzip2",
        "377abcaf 271c0004 | 7z | 7z x",
      })
  void packed(String hex, String format, String command) throws IOException {
    refused(
        "model.safetensors",
        begins(hex),
        "this is packed with " + format + "; unpack it first, such as with " + command);
  }

  @Test
  void tar() throws IOException {
    byte[] tar = new byte[1024];
    System.arraycopy(utf8("model.safetensors"), 0, tar, 0, 17);
    System.arraycopy(utf8("ustar\0"), 0, tar, 257, 6);
    refused("m.tar", tar, "this is packed with tar; unpack it first, such as with tar xf");
  }

  @Test
  void tensorflow() throws IOException {
    String message =
        "this is a checkpoint of TensorFlow, which is not read here; load it in Python with"
            + " tf.train.load_checkpoint and save its variables with numpy.savez";
    byte[] table = SafetensorsSamples.bytes(200, 1);
    byte[] magic = HexFormat.of().parseHex("57fb808b247547db");
    System.arraycopy(magic, 0, table, table.length - 8, 8);
    refused("model.index", table, message);
    refused("model.data-00000-of-00001", SafetensorsSamples.bytes(200, 2), message);
    refused(
        "checkpoint",
        utf8("model_checkpoint_path: \"model\"\n"),
        "this is the list of TensorFlow's checkpoints beside it, without weights");
  }

  @Test
  void zipsOfOthers() throws IOException {
    String pytorch =
        "this is a checkpoint of PyTorch, whose pickle can run code and is not read here; in"
            + " Python, load it with torch.load(file, weights_only=True) and save it with"
            + " safetensors.torch.save_file";
    String keras =
        "this is a model of Keras, which is not read here; load it in Python and save its weights"
            + " with numpy.savez";
    strictly(zip("model/data.pkl", "model/byteorder", "model/data/0", "model/version"), pytorch);
    strictly(zip("metadata.json", "config.json", "model.weights.h5"), keras);
    strictly(
        zip("word/document.xml"), "It is a zip, but none of its entries is an array of NumPy's.");
  }

  private void strictly(byte[] zip, String message) throws IOException {
    Path file = Files.write(folder.resolve("model.pt"), zip);
    CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(file));
    assertEquals(file + ": " + message, e.getMessage());
  }

  private static byte[] zip(String... names) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String name : names) {
      entries.put(name, new byte[4]);
    }
    return NpyBytes.zip(false, entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        "version https://hawser.github.com/spec/v1\r\noid sha256:4d7a\r\nsize 12345\r\n"
      })
  void pointersOfGitLfs(String text) throws IOException {
    String message = "this is a Git LFS pointer, not the file; run git lfs pull";
    refused("model.safetensors", utf8(text), message);
    refused("weights.npz", utf8(text), message);
    refused("model.safetensors.index.json", utf8(text), message);
  }

  @Test
  void aShardThatIsAPointerIsNamed() throws IOException {
    Path shard = folder.resolve("a.bin");
    Files.write(shard, utf8("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n"));
    Path index = folder.resolve("model.safetensors.index.json");
    Files.write(index, utf8("{\"weight_map\":{\"x\":\"a.bin\"}}"));
    CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(index));
    assertEquals(
        shard + ": this is a Git LFS pointer, not the file; run git lfs pull", e.getMessage());
  }

  @Test
  void texts() throws IOException {
    String html =
        "this is an HTML page, probably of an error or a login, not the file; download it again";
    refused("model.safetensors", utf8("<!DOCTYPE html>\n<html lang=\"en\">"), html);
    refused("model.npz", utf8("\n  <HTML><head>"), html);
    refused(
        "model.safetensors",
        utf8("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"),
        "this is XML, probably what a server says of an error, not the file; download it again");
    refused(
        "config.json",
        utf8("\ufeff{\n  \"model_type\": \"gpt2\"}"),
        "this is JSON, such as the configuration of a model, without weights");
    refused(
        "index.json",
        utf8("{\"metadata\":{},\"weight_map\":{}}"),
        "this is the index of a checkpoint in several files, and is opened as such if its name ends"
            + " with .index.json");
    refused("x", utf8("Grüße,\nund mehr"), "this is text, not weights; it begins with 'Grüße,'");
    refused(
        "x",
        utf8("x".repeat(10_000)),
        "this is text, not weights; it begins with '" + "x".repeat(120) + "...'");
  }

  @Test
  void downloadsThatWereNotFinished() throws IOException {
    refused(
        "m.safetensors",
        new byte[0],
        "the file is empty; was it written or downloaded to its end?");
    refused(
        "m.safetensors",
        new byte[5000],
        "the file begins with 4096 zeros; was it written or downloaded to its end?");
  }

  /** Whatever the length of the header looks like. */
  @Test
  void safetensorsWins() throws IOException {
    for (int length : new int[] {0x280, 0x8b1f, 0x685a42, 0x120, 0x120108, 0x7b}) {
      String json = "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}";
      byte[] bytes = SafetensorsSamples.file(utf8(json + " ".repeat(length - json.length())), 1);
      Path file = Files.write(folder.resolve("m.safetensors"), bytes);
      Checkpoint.open(file).close();
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
      CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(file));
      assertTrue(e.reason().endsWith("; was the download cut off?"), e.getMessage());
      Files.write(file, Arrays.copyOf(bytes, 100));
      e = assertThrows(CheckpointException.class, () -> Checkpoint.open(file));
      assertTrue(e.reason().endsWith("; was the download cut off?"), e.getMessage());
    }
  }

  @Test
  void folders() throws IOException {
    String folderIs = folder + ": this is a folder, not a file; ";
    assertFolder(folderIs + "it has no file whose name ends with .safetensors, .npz or .npy");
    Files.createFile(folder.resolve("saved_model.pb"));
    assertFolder(
        folderIs
            + "this is a SavedModel of TensorFlow, which is not read here; load it in Python and"
            + " save its variables with numpy.savez");
    for (String name :
        new String[] {
          "b.npy", "a.npz", "m-00002.safetensors", "m-00001.safetensors", "m.safetensors.index.json"
        }) {
      Files.createFile(folder.resolve(name));
      assertFolder(folderIs + "it has '" + name + "', which can be opened");
    }
    Path index = Files.createDirectory(folder.resolve("x.index.json"));
    CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(index));
    assertTrue(e.reason().startsWith("this is a folder"), e.getMessage());
  }

  private void assertFolder(String message) {
    CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(folder));
    assertEquals(message, e.getMessage());
  }

  @Test
  void whatIsNotThere() {
    for (String name : new String[] {"no", "no.npz", "no.npy", "no.index.json"}) {
      Path file = folder.resolve(name);
      NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> Checkpoint.open(file));
      assertEquals(file.toString(), e.getMessage());
    }
  }

  /** Opening a pipe would wait for ever; the time only ends a test that has failed. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void pipesAndDevices() throws Exception {
    Path pipe = folder.resolve("pipe.safetensors");
    Process made;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    } catch (IOException e) {
      assumeTrue(false, "there is no mkfifo");
      return;
    }
    assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
    Path index = folder.resolve("a.index.json");
    Files.write(index, utf8("{\"weight_map\":{\"x\":\"pipe.safetensors\"}}"));
    Path link = Files.createSymbolicLink(folder.resolve("b.index.json"), pipe);
    for (Path file : new Path[] {pipe, index, link}) {
      CheckpointException e = assertThrows(CheckpointException.class, () -> Checkpoint.open(file));
      assertEquals(
          "this is a pipe, a device or a socket, and only files can be read; copy what it gives"
              + " into a file",
          e.reason());
    }
    for (Strictness strictness : Strictness.values()) {
      assertThrows(CheckpointException.class, () -> SafetensorsFile.open(pipe, strictness));
      assertThrows(CheckpointException.class, () -> NpyFile.open(pipe, strictness));
      assertThrows(CheckpointException.class, () -> NpzFile.open(pipe, strictness));
    }
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device));
    assertThrows(CheckpointException.class, () -> Checkpoint.open(device));
  }
}
