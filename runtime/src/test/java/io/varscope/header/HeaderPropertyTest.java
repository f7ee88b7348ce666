package io.varscope.header;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever tensors are called, lines give exactly those tensors back, in whatever order. */
class HeaderPropertyTest {

  /** Mostly numbers of layers between words, and what has a meaning in lines. */
  @Provide
  Arbitrary<Map<String, String>> tensors() {
    Arbitrary<String> numbers = Arbitraries.integers().between(0, 12).map(String::valueOf);
    Arbitrary<String> words = Arbitraries.of("a", "b", ".", "/", "_");
    Arbitrary<String> signs =
        Arbitraries.of(
            "{",
            "}",
            "{{",
            "{0..3}",
            " ",
            "  ",
            "(",
            ")",
            " (",
            "float32",
            " float32 (2,)",
            " if ",
            "\"",
            "\\",
            "\\u0022",
            "'",
            "*/",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u001b",
            "\u2028",
            "\u00e9",
            "\ud83d\ude00",
            "\ud800",
            "00",
            "007",
            "4294967296",
            ",",
            "..",
            "|",
            ":");
    Arbitrary<String> names =
        Arbitraries.frequencyOf(Tuple.of(6, numbers), Tuple.of(5, words), Tuple.of(2, signs))
            .list()
            .ofMinSize(1)
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    Arbitrary<String> rests = Arbitraries.of(" float32 (2, 3)", " float32 (2,)", " int8 ()");
    return Arbitraries.maps(names, rests).ofMinSize(1).ofMaxSize(60);
  }

  @Property(tries = 3000, seed = "17")
  void linesUnfoldToTheTensors(@ForAll("tensors") Map<String, String> tensors) {
    List<TensorLine> lines = new ArrayList<>();
    tensors.forEach(
        (name, rest) -> {
          TensorLine any = TensorLine.parse("x" + rest);
          lines.add(TensorLine.of(name, any.dtype(), any.axes(), Optional.empty()));
        });
    Header header = Header.of("w.npz", lines);
    List<String> texts = header.lines().stream().map(TensorLine::toString).toList();

    Header parsed = Header.parse("w.npz", header.digest(), texts);
    assertEquals(header, parsed);
    assertEquals(header.digest(), HeaderDigest.of(parsed.tensors()));
    assertEquals(
        tensors.entrySet().stream()
            .map(tensor -> tensor.getKey() + tensor.getValue())
            .sorted()
            .toList(),
        parsed.tensors().stream().map(HeaderTensor::toString).sorted().toList());

    Collections.shuffle(lines, new Random(tensors.size()));
    assertEquals(header, Header.of("w.npz", lines));
  }
}
