package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.LENIENT;
import static io.varscope.checkpoint.Strictness.STRICT;
import static io.varscope.checkpoint.numpy.NpyBytes.bytes;
import static io.varscope.checkpoint.numpy.NpyBytes.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file of one array, made byte by byte. */
abstract class NpyTest {

  @TempDir Path folder;
  Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("weights.npy");
  }

  TensorInfo info(byte[] npy) throws IOException {
    Files.write(file, npy);
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      assertEquals(List.of(), opened.notes());
      return opened.tensors().get(0);
    }
  }

  byte[] data(byte[] npy, Strictness strictness) throws IOException {
    Files.write(file, npy);
    try (NpyFile opened = NpyFile.open(file, strictness)) {
      return NpyBytes.read(opened, "weights");
    }
  }

  void refused(byte[] npy, String message) throws IOException {
    NpyBytes.refused(file, npy, STRICT, message);
    NpyBytes.refused(file, npy, LENIENT, message);
  }

  /** Refused if strict; else noted, and read all the same. */
  void odd(byte[] npy, long offset, String note, int... expected) throws IOException {
    NpyBytes.refused(file, npy, STRICT, ", byte " + offset + ": " + note);
    assertArrayEquals(bytes(expected), data(npy, LENIENT));
    try (NpyFile opened = NpyFile.open(file, LENIENT)) {
      assertEquals(List.of(note), opened.notes());
    }
  }
}
