package io.varscope.checkpoint.safetensors;

import io.varscope.Shape;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files and tensors for tests. */
public final class SafetensorsSamples {

  private SafetensorsSamples() {}

  /** A file of a JSON header and some bytes of data: 0, 1, 2, ... */
  public static byte[] file(byte[] json, int dataSize) {
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + dataSize);
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json);
    for (int i = 0; i < dataSize; i++) {
      file.put((byte) i);
    }
    return file.array();
  }

  /** A file as {@link #file(byte[], int)}, with ' for each quotation mark. */
  public static byte[] file(String json, int dataSize) {
    return file(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), dataSize);
  }

  public static SafetensorsHeader parse(byte[] file, Strictness strictness) {
    return SafetensorsHeader.parse(ByteBuffer.wrap(file), file.length, Path.of("x"), strictness);
  }

  public static TensorData tensor(String name, ElementType type, byte[] bytes, long... dims) {
    return new TensorData(name, type, Shape.of(dims), () -> channel(bytes));
  }

  public static ReadableByteChannel channel(byte[] bytes) {
    return Channels.newChannel(new ByteArrayInputStream(bytes));
  }

  public static byte[] bytes(Checkpoint checkpoint, String name) throws IOException {
    TensorInfo tensor = checkpoint.find(name).orElseThrow();
    ByteBuffer bytes = ByteBuffer.allocate((int) tensor.size() + 1);
    try (ReadableByteChannel channel = checkpoint.open(tensor)) {
      while (channel.read(bytes) >= 0) {
        // Until the end, for which there is one byte of room.
      }
    }
    byte[] read = new byte[bytes.position()];
    bytes.rewind().get(read);
    return read;
  }

  /** Some bytes that differ from those of another seed. */
  public static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    new java.util.Random(seed).nextBytes(bytes);
    return bytes;
  }
}
