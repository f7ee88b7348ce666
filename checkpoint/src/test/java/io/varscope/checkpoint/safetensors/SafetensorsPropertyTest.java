package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.Shape;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever can be written is read again as it was, and strictly. */
class SafetensorsPropertyTest {

  @Property(tries = 100, seed = "23")
  void writtenAndReadAgain(
      @ForAll("manyTensors") List<TensorData> tensors,
      @ForAll("metadata") Map<String, String> metadata,
      @ForAll boolean checksums)
      throws IOException {
    Path file = Files.createTempFile("property", ".safetensors");
    try {
      SafetensorsWriter.write(file, tensors, metadata, checksums, Progress.NONE);
      byte[] once = Files.readAllBytes(file);
      try (SafetensorsFile checkpoint = SafetensorsFile.open(file, Strictness.STRICT)) {
        assertEquals(tensors.size(), checkpoint.tensors().size());
        for (TensorData tensor : tensors) {
          TensorInfo found = checkpoint.find(tensor.name()).orElseThrow();
          assertEquals(tensor.type(), found.type());
          assertEquals(tensor.shape(), found.shape());
          byte[] bytes = bytes(tensor.name(), tensor.type(), tensor.shape());
          assertArrayEquals(bytes, SafetensorsSamples.bytes(checkpoint, tensor.name()));
          assertEquals(ByteBuffer.wrap(bytes), checkpoint.map(found, true).orElseThrow());
        }
        if (checksums) {
          assertEquals(List.of(), Checksums.verify(checkpoint, Progress.NONE));
        } else {
          assertEquals(metadata, checkpoint.metadata());
        }
        SafetensorsWriter.write(file, tensors, checkpoint.metadata(), checksums, Progress.NONE);
      }
      assertArrayEquals(once, Files.readAllBytes(file));
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 4_000, seed = "24")
  void anyBytesAreAHeaderOrRefused(@ForAll byte[] json, @ForAll Strictness strictness) {
    SafetensorsInvariants.check(SafetensorsSamples.file(json, 3), strictness);
  }

  @Provide
  Arbitrary<List<TensorData>> manyTensors() {
    return tensors().list().ofMaxSize(12).map(SafetensorsPropertyTest::distinct);
  }

  private static List<TensorData> distinct(List<TensorData> tensors) {
    List<TensorData> distinct = new ArrayList<>();
    HashSet<String> names = new HashSet<>();
    for (TensorData tensor : tensors) {
      if (names.add(tensor.name())) {
        distinct.add(tensor);
      }
    }
    return distinct;
  }

  private Arbitrary<TensorData> tensors() {
    Arbitrary<Shape> shapes =
        Arbitraries.longs().between(0, 5).array(long[].class).ofMaxSize(4).map(Shape::of);
    return Combinators.combine(names(), Arbitraries.of(ElementType.values()), shapes)
        .filter((name, type, shape) -> shape.elements() * type.bits() % 8 == 0)
        .as(
            (name, type, shape) ->
                new TensorData(
                    name, type, shape, () -> SafetensorsSamples.channel(bytes(name, type, shape))));
  }

  private static byte[] bytes(String name, ElementType type, Shape shape) {
    return SafetensorsSamples.bytes((int) shape.elements() * type.bits() / 8, name.hashCode());
  }

  /** Characters of all lengths in UTF-8, those that JSON escapes, and paths. */
  private Arbitrary<String> names() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .all()
            .ofMaxLength(8)
            .map(text -> text.replace("\0", "").replaceAll("\\p{Cs}", "𝄞"));
    Arbitrary<String> odd =
        Arbitraries.strings().withChars("\"\\/\n\u0001\u007f{}[]:,.é€").ofMaxLength(5);
    Arbitrary<String> usual =
        Arbitraries.strings().alpha().numeric().withChars("._/").ofMaxLength(9);
    return Arbitraries.oneOf(any, odd, usual);
  }

  @Provide
  Arbitrary<Map<String, String>> metadata() {
    return Arbitraries.maps(names(), names()).ofMaxSize(5);
  }
}
