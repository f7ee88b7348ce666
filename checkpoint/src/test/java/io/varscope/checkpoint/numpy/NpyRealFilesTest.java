package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.STRICT;
import static io.varscope.checkpoint.numpy.NpyBytes.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.Shape;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that others have written; real/SOURCES.tsv says who. */
class NpyRealFilesTest {

  private static Path file(String name) throws URISyntaxException {
    return Path.of(NpyRealFilesTest.class.getResource("real/" + name).toURI());
  }

  @Test
  void npy() throws IOException, URISyntaxException {
    try (NpyFile opened = NpyFile.open(file("candle-test.npy"), STRICT)) {
      assertEquals(
          List.of(new TensorInfo("candle-test", ElementType.I64, Shape.of(10), 128, 80)),
          opened.tensors());
      ByteBuffer numbers = NpyBytes.numbers(opened, "candle-test");
      for (int i = 0; i < 10; i++) {
        assertEquals(i, numbers.getLong());
      }
      assertEquals(9, opened.map(opened.tensors().get(0), false).orElseThrow().getLong(72));
    }
    try (NpyFile opened = NpyFile.open(file("djl-0d.npy"), STRICT)) {
      assertEquals("djl-0d () F64", opened.tensors().get(0).toString());
      assertEquals(1.0, NpyBytes.numbers(opened, "djl-0d").getDouble());
    }
    try (NpyFile opened = NpyFile.open(file("djl-boolean.npy"), STRICT)) {
      assertEquals("djl-boolean (1,) BOOL", opened.tensors().get(0).toString());
      assertArrayEquals(bytes(1), NpyBytes.read(opened, "djl-boolean"));
    }
    try (NpyFile opened = NpyFile.open(file("djl-fp16.npy"), STRICT)) {
      assertEquals("djl-fp16 (1,) F16", opened.tensors().get(0).toString());
      assertEquals(0x3c00, NpyBytes.numbers(opened, "djl-fp16").getShort());
    }
  }

  @Test
  void npz() throws IOException, URISyntaxException {
    try (NpzFile opened = NpzFile.open(file("candle-test.npz"), STRICT)) {
      assertEquals(
          List.of("x (10,) I64", "x_plus_one (10,) I64"),
          opened.tensors().stream().map(TensorInfo::toString).toList());
      assertEquals(10, NpyBytes.numbers(opened, "x_plus_one").getLong(72));
    }
    // From an old NumPy, aligned to 16.
    try (NpzFile opened = NpzFile.open(file("jetbrains-example.npz"), STRICT)) {
      assertEquals(
          List.of(
              "x_b (4,) BOOL",
              "x_i1 (4,) I8",
              "x_i2 (5,) I16",
              "x_i8 (5,) I64",
              "x_u4 (4,) U32",
              "x_f8 (4,) F64",
              "x_f4 (4,) F32"),
          opened.tensors().stream().map(TensorInfo::toString).toList());
      assertEquals(
          List.of("Entry x_S3.npy is left out: it holds strings (|S3), which are no tensor."),
          opened.notes());
      assertArrayEquals(bytes(1, 1, 1, 0), NpyBytes.read(opened, "x_b"));
      // In the file they are big-endian.
      assertArrayEquals(bytes(1, 0, 2, 0, 3, 0, 4, 0, 0, 16), NpyBytes.read(opened, "x_i2"));
      assertEquals(4, NpyBytes.numbers(opened, "x_u4").getInt(12));
      assertEquals(4f, NpyBytes.numbers(opened, "x_f4").getFloat(12));
    }
  }
}
