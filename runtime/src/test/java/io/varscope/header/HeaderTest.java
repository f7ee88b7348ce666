package io.varscope.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {

  private static TensorLine float32(String name, long... axes) {
    return TensorLine.of(
        name, "float32", Arrays.stream(axes).mapToObj(Formula::of).toList(), Optional.empty());
  }

  private static List<String> lines(Stream<TensorLine> tensors) {
    List<TensorLine> shuffled = new ArrayList<>(tensors.toList());
    Header header = Header.of("w.safetensors", shuffled);
    Collections.shuffle(shuffled, new Random(7));
    assertEquals(header.lines(), Header.of("w.safetensors", shuffled).lines());
    List<String> lines = header.lines().stream().map(TensorLine::toString).toList();
    Header parsed = Header.parse("w.safetensors", header.digest(), lines);
    assertTrue(parsed.isAsWritten());
    assertEquals(header.tensors(), parsed.tensors());
    return lines;
  }

  @Test
  void layersAreOneLine() {
    assertEquals(
        List.of(
            "h.{0..11}.b float32 (768,)",
            "h.{0..11}.w float32 (768, 2304)",
            "wte float32 (9, 768)"),
        lines(
            Stream.concat(
                Stream.of(float32("wte", 9, 768)),
                IntStream.range(0, 12)
                    .boxed()
                    .flatMap(
                        i ->
                            Stream.of(
                                float32("h." + i + ".w", 768, 2304),
                                float32("h." + i + ".b", 768))))));
  }

  @Test
  void severalNumbersAreOneLine() {
    assertEquals(
        List.of("layers.{0..31}.experts.{0..7}.w1 float32 (2,)"),
        lines(
            IntStream.range(0, 256)
                .mapToObj(k -> float32("layers." + k / 8 + ".experts." + k % 8 + ".w1", 2))));
  }

  @Test
  void oneOtherTensorIsASmallDifference() {
    assertEquals(
        List.of(
            "layers.{0..8,10..31}.experts.{0..7}.w1 float32 (2,)",
            "layers.9.experts.{0..2,4..7}.w1 float32 (2,)",
            "layers.9.experts.3.w1 float32 (3,)"),
        lines(
                IntStream.range(0, 256)
                    .mapToObj(
                        k ->
                            float32(
                                "layers." + k / 8 + ".experts." + k % 8 + ".w1", k == 75 ? 3 : 2)))
            .stream()
            .toList());
  }

  @Test
  void layersAreSortedAsPeopleCount() {
    assertEquals(
        List.of("a.2 float32 (1,)", "a.10 float32 (2,)", "a.10.x float32 (1,)", "a.b float32 (1,)"),
        lines(
            Stream.of(
                float32("a.b", 1), float32("a.10", 2), float32("a.10.x", 1), float32("a.2", 1))));
  }

  @Test
  void numbersThatAreWrittenOtherwiseStandAlone() {
    assertEquals(
        List.of(
            "a.{1..2} float32 ()",
            "a.0000000001 float32 ()",
            "a.01 float32 ()",
            "a.02 float32 ()",
            "a.12345678901 float32 ()",
            "a.12345678902 float32 ()"),
        lines(
            Stream.of(
                    "a.01", "a.02", "a.1", "a.2", "a.0000000001", "a.12345678901", "a.12345678902")
                .map(HeaderTest::float32)));
  }

  @Test
  void manyHolesAreSeveralLines() {
    List<String> lines =
        lines(IntStream.range(0, 60_000).mapToObj(k -> float32("a." + 2 * k + ".w", 1)));
    assertEquals(600, lines.size());
    assertTrue(lines.get(0).startsWith("a.{0,2,4,"), lines.get(0));
    assertTrue(lines.get(0).endsWith(",198}.w float32 (1,)"), lines.get(0));
  }

  @Test
  void theDigestDependsOnTensorsOnly() {
    List<String> folded = List.of("h.{0..1} float32 (2,)");
    List<String> single = List.of("h.1 float32 (2)", "h.0 float32 (2)");
    String digest = Header.of("a", List.of(float32("h.0", 2), float32("h.1", 2))).digest();
    // As: printf 'h.0 float32 (2,)\nh.1 float32 (2,)\n' | sha256sum
    assertEquals("sha256:5ce3b01e583976406e6fe418068178804faec3eea5be077d485e97cb766e704a", digest);
    assertEquals(digest, HeaderDigest.of(Header.parse("a", "", folded).tensors()));
    assertEquals(digest, HeaderDigest.of(Header.parse("b", "", single).tensors()));
    assertFalse(Header.parse("a", digest, List.of("h.{0..2} float32 (2,)")).isAsWritten());
  }

  @Test
  void noNameIsTwoLinesOfTheDigest() {
    assertNotEquals(
        Header.of("a", List.of(float32("a float32 (2,)\nb", 2))).digest(),
        Header.of("a", List.of(float32("a", 2), float32("b", 2))).digest());
    assertNotEquals(
        Header.of("a", List.of(float32("\ud800", 2))).digest(),
        Header.of("a", List.of(float32("?", 2))).digest());
  }

  @Test
  void theSameNameMayStandUnderOtherConditions() {
    Header header =
        Header.parse("a", "", List.of("w float32 (2,) if tied", "w float32 (3,) if !tied"));
    assertEquals(2, header.tensors().size());
    HeaderException e =
        assertThrows(
            HeaderException.class,
            () -> Header.parse("a", "", List.of("w int8 () if tied", "w int8 ()")));
    assertEquals("The tensor w stands in it twice: also in 'w int8 () if tied'.", e.getMessage());
    assertEquals(1, e.line());
    assertEquals(-1, e.index());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.{0..3} int8 ();a.2 float32 ()|1|-1|The tensor a.2 stands in it twice: also in 'a.{0..3}"
            + " int8 ()'.",
        "{1,11}{1,11} int8 ()|0|-1|The tensor 111 stands in it twice: also in '{1,11}{1,11} int8"
            + " ()'.",
        "a int8 ();b int8 (4611686018427387904, 2)|1|7|The number of elements of"
            + " (4611686018427387904, 2) overflows a long.",
        "a int8 ();b int8|1|5|A line is NAME DTYPE (AXES), as in: mlp/w float32 (784, 10). This one"
            + " does not end so.",
        "a.{0..60000} int8 ()|0|0|It stands for more than 60000 tensors.",
        "a.{0..999999999}.{0..999999999}.{0..999999999} int8 ()|0|0|It stands for more than 60000"
            + " tensors.",
        "a.{0..59999} int8 ();b int8 ()|-1|-1|It has more than 60000 tensors.",
      })
  void whatIsWrongInAHeaderIsSaid(String lines, int line, int index, String sentence) {
    HeaderException e =
        assertThrows(HeaderException.class, () -> Header.parse("a", "", List.of(lines.split(";"))));
    assertEquals(sentence, e.getMessage());
    assertEquals(line, e.line());
    assertEquals(index, e.index());
  }

  @Test
  void aHeaderOfNothingIsRefused() {
    String sentence = "There is no tensor in it, so there is nothing to compare with.";
    assertEquals(
        sentence,
        assertThrows(HeaderException.class, () -> Header.parse("a", "", List.of())).getMessage());
    assertEquals(
        sentence,
        assertThrows(HeaderException.class, () -> Header.of("a", List.of())).getMessage());
  }

  @Test
  void namesThatFillTheMemoryAreRefused() {
    String line = "x".repeat(60_000) + "{0..59999} int8 ()";
    HeaderException e =
        assertThrows(HeaderException.class, () -> Header.parse("a", "", List.of(line)));
    assertEquals("Its names have more than 33554432 characters together.", e.getMessage());
  }

  @Test
  void anEmptyTensorOverflowsNothing() {
    assertEquals(
        1, Header.parse("a", "", List.of("a int8 (9223372036854775807, 2, 0)")).tensors().size());
  }
}
