package io.varscope.benchmark.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.varscope.Shape;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.safetensors.SafetensorsHeader;
import io.varscope.checkpoint.safetensors.SafetensorsWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How long it takes to parse the header of a safetensors file. */
final class Headers {

  /** What is parsed in one sample, in tensors. */
  private static final int TENSORS_IN_SAMPLE = 200_000;

  private static final Shape SHAPE = Shape.of(2, 4);
  private static final int TENSOR_BYTES = 8 * Float.BYTES;

  private static final JsonFactory DEFAULT = new JsonFactory();

  /** As the reader of headers has it: names are kept by nobody. */
  private static final JsonFactory WITHOUT_TABLE =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private Headers() {}

  /** Prints tables for 16, 1000, and so many tensors. */
  static void print(Folder folder, int most) throws IOException {
    for (int count : List.of(16, 1000, most)) {
      print(folder.file(count + ".safetensors"), count);
    }
  }

  private static void print(Path file, int count) throws IOException {
    // Checksums are one text of the metadata, which only this library would look into.
    SafetensorsWriter.write(file, tensors(count), Map.of(), false, Progress.NONE);
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
    byte[] json = new byte[all.capacity() - count * TENSOR_BYTES - Long.BYTES];
    all.get(Long.BYTES, json);
    int times = Math.max(1, TENSORS_IN_SAMPLE / count);
    new Rounds(3, 15, "µs per tensor", 1e3 * count, false)
        .run(
            String.format("A header of %,d tensors, %,d bytes", count, json.length),
            List.of(
                Contestant.repeated(
                    "Jackson alone, without a table of names",
                    times,
                    () -> readTokens(WITHOUT_TABLE, json)),
                Contestant.repeated(
                    "Jackson alone, as it comes", times, () -> readTokens(DEFAULT, json)),
                Contestant.repeated(
                    "`SafetensorsHeader.parse`, strict",
                    times,
                    () ->
                        SafetensorsHeader.parse(
                            all.duplicate(), all.capacity(), file, Strictness.STRICT)),
                Contestant.repeated(
                    "`Checkpoint.open`, with the reading",
                    times,
                    () -> Checkpoint.open(file).close())));
  }

  private static List<TensorData> tensors(int count) {
    byte[] zeros = new byte[TENSOR_BYTES];
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new TensorData(
                    "encoder/layer_" + i / 8 + "/attention/w" + i % 8,
                    ElementType.F32,
                    SHAPE,
                    () -> Channels.newChannel(new ByteArrayInputStream(zeros))))
        .toList();
  }

  /** Every token, and of names and texts what they are; nothing is checked or kept. */
  private static void readTokens(JsonFactory factory, byte[] json) throws IOException {
    try (JsonParser parser = factory.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          parser.getText();
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
          parser.getLongValue();
        }
      }
    }
  }
}
