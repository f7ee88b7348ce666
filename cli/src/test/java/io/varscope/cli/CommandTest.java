package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands on files in a folder. */
abstract class CommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs a command in this JVM; gives its exit code. */
  int run(Object... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return Varscope.run(texts, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** What the last command printed. */
  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  void assertRun(int exitCode, String expectedOut, String expectedErr, Object... args) {
    assertEquals(exitCode, run(args), () -> out() + err());
    assertEquals(expectedOut, out());
    assertEquals(expectedErr, err());
  }

  /** A file of two variables. */
  Path save(String name, double value, UnaryOperator<Save> how) {
    VariableStore store = new VariableStore();
    store.create(
        VariableSpec.of("net/w", DType.FLOAT32, Shape.of(2, 3))
            .withInitializer(Initializers.constant(value)));
    store.create(VariableSpec.of("net/count", DType.INT64, Shape.scalar()));
    Path file = folder.resolve(name);
    how.apply(Save.from(store)).to(file);
    return file;
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A safetensors file with one tensor. */
  Path safetensors(String file, String tensor, String type, String shape, byte[] bytes)
      throws IOException {
    return safetensors(
        file,
        "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[0,%d]}}"
            .formatted(tensor, type, shape, bytes.length),
        bytes);
  }

  /** A safetensors file with any header. */
  Path safetensors(String file, String header, byte[] bytes) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] json = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
    Arrays.fill(json, text.length, json.length, (byte) ' ');
    ByteBuffer all =
        ByteBuffer.allocate(Long.BYTES + json.length + bytes.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json)
            .put(bytes);
    return Files.write(folder.resolve(file), all.array());
  }

  static byte[] bytes(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /** An array of NumPy's. */
  static byte[] npy(String descr, String shape, byte[] bytes) {
    String header =
        "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    return ByteBuffer.allocate(10 + header.length() + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .put(bytes)
        .array();
  }

  /** An npz with a tensor, a text, and a note that is no array. */
  Path npzWithMore(String file, String note) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("w.npy", npy("<f4", "(2,)", bytes(1, 2)));
    entries.put("labels.npy", npy("<U1", "(1,)", new byte[] {'a', 0, 0, 0}));
    entries.put("note.txt", note.getBytes(StandardCharsets.UTF_8));
    return npz(file, entries);
  }

  Path npz(String file, Map<String, byte[]> entries) throws IOException {
    Path path = folder.resolve(file);
    try (OutputStream bytes = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        ZipEntry stored = new ZipEntry(entry.getKey());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(entry.getValue().length);
        stored.setCrc(crc.getValue());
        zip.putNextEntry(stored);
        zip.write(entry.getValue());
      }
    }
    return path;
  }
}
