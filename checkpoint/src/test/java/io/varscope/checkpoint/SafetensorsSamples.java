package io.varscope.checkpoint;

import io.varscope.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files and tensors for tests. */
final class SafetensorsSamples {

  private SafetensorsSamples() {}

  /** A file of a JSON header and some bytes of data: 0, 1, 2, ... */
  static byte[] file(byte[] json, int dataSize) {
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + dataSize);
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json);
    for (int i = 0; i < dataSize; i++) {
      file.put((byte) i);
    }
    return file.array();
  }

  /** A file as {@link #file(byte[], int)}, with ' for each quotation mark. */
  static byte[] file(String json, int dataSize) {
    return file(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), dataSize);
  }

  static SafetensorsHeader parse(byte[] file, Strictness strictness) {
    return SafetensorsHeader.parse(ByteBuffer.wrap(file), file.length, Path.of("x"), strictness);
  }

  static TensorData tensor(String name, ElementType type, byte[] bytes, long... dims) {
    return new TensorData(name, type, Shape.of(dims), () -> channel(bytes));
  }

  static ReadableByteChannel channel(byte[] bytes) {
    return Channels.newChannel(new ByteArrayInputStream(bytes));
  }

  static byte[] bytes(Checkpoint checkpoint, String name) throws IOException {
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
  static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    new java.util.Random(seed).nextBytes(bytes);
    return bytes;
  }
}
