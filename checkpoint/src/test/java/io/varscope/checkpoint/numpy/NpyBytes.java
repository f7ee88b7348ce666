package io.varscope.checkpoint.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.Shape;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.function.Executable;

/** Makes npy and npz files by hand, and reads channels. */
public final class NpyBytes {

  private NpyBytes() {}

  /** An npy of version 1.0 with a header as given, and a line feed. */
  public static byte[] npy(String header, int... data) {
    return npy(1, (header + "\n").getBytes(StandardCharsets.ISO_8859_1), data);
  }

  /** An npy of some version, with exactly this header. */
  public static byte[] npy(int version, byte[] header, int... data) {
    ByteBuffer npy =
        ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + header.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1))
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      npy.putShort((short) header.length);
    } else {
      npy.putInt(header.length);
    }
    npy.put(header);
    for (int b : data) {
      npy.put((byte) b);
    }
    return npy.array();
  }

  /** A header as NumPy writes it. */
  public static String header(String descr, boolean fortranOrder, String shape) {
    return "{'descr': '"
        + descr
        + "', 'fortran_order': "
        + (fortranOrder ? "True" : "False")
        + ", 'shape': "
        + shape
        + ", }";
  }

  public static byte[] zip(boolean deflated, Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry e = new ZipEntry(entry.getKey());
        if (!deflated) {
          CRC32 crc = new CRC32();
          crc.update(entry.getValue());
          e.setMethod(ZipEntry.STORED);
          e.setSize(entry.getValue().length);
          e.setCrc(crc.getValue());
        }
        zip.putNextEntry(e);
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** A tensor with these bytes. */
  public static TensorData tensor(String name, ElementType type, Shape shape, byte[] bytes) {
    return new TensorData(
        name, type, shape, () -> Channels.newChannel(new ByteArrayInputStream(bytes)));
  }

  /** All bytes of a tensor, as a channel gives them. */
  public static byte[] read(Checkpoint checkpoint, String name) throws IOException {
    TensorInfo tensor = checkpoint.find(name).orElseThrow();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ReadableByteChannel channel = checkpoint.open(tensor)) {
      // An odd size, so that elements are cut in two.
      ByteBuffer buffer = ByteBuffer.allocate(1021);
      while (channel.read(buffer.clear()) >= 0) {
        bytes.write(buffer.array(), 0, buffer.position());
      }
    }
    assertEquals(tensor.size(), bytes.size());
    return bytes.toByteArray();
  }

  public static ByteBuffer numbers(Checkpoint checkpoint, String name) throws IOException {
    return ByteBuffer.wrap(read(checkpoint, name)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Opens bytes as a file, which must be refused with exactly this message after its name. */
  public static void refused(Path file, byte[] bytes, Strictness strictness, String message)
      throws IOException {
    Files.write(file, bytes);
    assertMessage(
        file,
        message,
        () -> {
          try (Checkpoint checkpoint = open(file, strictness)) {
            for (TensorInfo tensor : checkpoint.tensors()) {
              read(checkpoint, tensor.name());
            }
          }
        });
  }

  static void assertMessage(Path file, String message, Executable action) {
    CheckpointException e = assertThrows(CheckpointException.class, action);
    assertEquals(file + message, e.getMessage());
    assertEquals(file, e.file());
  }

  public static Checkpoint open(Path file, Strictness strictness) throws IOException {
    return file.toString().endsWith(".npz")
        ? NpzFile.open(file, strictness)
        : NpyFile.open(file, strictness);
  }
}
