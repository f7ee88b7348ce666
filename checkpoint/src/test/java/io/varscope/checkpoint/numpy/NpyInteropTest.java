package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.STRICT;
import static io.varscope.checkpoint.numpy.NpyBytes.bytes;
import static io.varscope.checkpoint.numpy.NpyBytes.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varscope.Shape;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy reads what is written here, and is read here. */
class NpyInteropTest {

  private static Optional<String> python;

  @TempDir Path folder;

  @BeforeAll
  static void findNumPy() throws IOException, InterruptedException {
    python = Optional.empty();
    for (String command : List.of("python3", "/usr/bin/python3")) {
      if (python.isEmpty() && runs(command)) {
        python = Optional.of(command);
      }
    }
    assumeTrue(python.isPresent(), "NumPy is not installed");
  }

  private static boolean runs(String command) throws InterruptedException {
    try {
      return new ProcessBuilder(command, "-c", "import numpy")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** Runs a program of Python's in the folder, and returns what it prints. */
  private String python(String program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(python.orElseThrow(), "-c", "import numpy as np, warnings\n" + program)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void whatNumPyWritesIsRead() throws IOException, InterruptedException {
    python(
        """
        a = dict([
          ('linear/w', np.arange(6, dtype='<f4').reshape(2, 3)),
          ('big', np.arange(6, dtype='>i8').reshape(2, 3)),
          ('fortran', np.asfortranarray(np.arange(24, dtype='<i2').reshape(2, 3, 4))),
          ('both', np.asfortranarray(np.arange(6, dtype='>u4').reshape(2, 3))),
          ('zero_d', np.float64(1.5)),
          ('empty', np.zeros((0, 3), dtype='<u2')),
          ('half', np.array([1, -2], dtype='<f2')),
          ('bool', np.array([True, False])),
          ('complex', np.array([1 + 2j], dtype='<c8')),
          ('big_complex', np.array([1 + 2j], dtype='>c8')),
          ('ä', np.array([1, 2], dtype='i1')),
          ('words', np.array(['ab', 'c'])),
          ('records', np.zeros(2, dtype=[('x', '<f4'), ('ü', '<i2', (2,))])),
          ('wide', np.zeros(2, dtype='c16')),
          ('days', np.zeros(2, dtype='M8[D]')),
        ])
        warnings.simplefilter('ignore')
        np.savez('stored.npz', **a)
        np.savez_compressed('deflated.npz', **a)
        """);
    byte[] floats = new byte[24];
    byte[] longs = new byte[48];
    byte[] ints = new byte[24];
    for (int i = 0; i < 6; i++) {
      little(floats).putFloat(4 * i, i);
      little(longs).putLong(8 * i, i);
      little(ints).putInt(4 * i, i);
    }
    byte[] shorts = new byte[48];
    for (int i = 0; i < 24; i++) {
      little(shorts).putShort(2 * i, (short) i);
    }
    byte[] complex = buffer(8).putFloat(1).putFloat(2).array();
    for (String name : List.of("stored.npz", "deflated.npz")) {
      // The name of a field makes NumPy write a header that its own format forbids.
      try (NpzFile opened = NpzFile.open(folder.resolve(name), Strictness.LENIENT)) {
        assertEquals(
            List.of(
                "linear/w (2, 3) F32",
                "big (2, 3) I64",
                "fortran (2, 3, 4) I16",
                "both (2, 3) U32",
                "zero_d () F64",
                "empty (0, 3) U16",
                "half (2,) F16",
                "bool (2,) BOOL",
                "complex (1,) C64",
                "big_complex (1,) C64",
                "ä (2,) I8"),
            opened.tensors().stream().map(TensorInfo::toString).toList());
        assertEquals(
            List.of(
                "Entry words.npy is left out: it holds strings (<U2), which are no tensor.",
                "Entry records.npy: Its header is not in ASCII, as that of version 1.0 or 2.0 must"
                    + " be.",
                "Entry records.npy is left out: it holds records, which are no tensor.",
                "Entry wide.npy is left out: it holds numbers of more than 64 bits (<c16), which"
                    + " are no tensor.",
                "Entry days.npy is left out: it holds times (<M8[D]), which are no tensor."),
            opened.notes());
        assertArrayEquals(floats, NpyBytes.read(opened, "linear/w"));
        assertArrayEquals(longs, NpyBytes.read(opened, "big"));
        assertArrayEquals(shorts, NpyBytes.read(opened, "fortran"));
        assertArrayEquals(ints, NpyBytes.read(opened, "both"));
        assertArrayEquals(buffer(8).putDouble(1.5).array(), NpyBytes.read(opened, "zero_d"));
        assertArrayEquals(bytes(), NpyBytes.read(opened, "empty"));
        assertArrayEquals(bytes(0, 0x3c, 0, 0xc0), NpyBytes.read(opened, "half"));
        assertArrayEquals(bytes(1, 0), NpyBytes.read(opened, "bool"));
        assertArrayEquals(complex, NpyBytes.read(opened, "complex"));
        assertArrayEquals(complex, NpyBytes.read(opened, "big_complex"));
        assertArrayEquals(bytes(1, 2), NpyBytes.read(opened, "ä"));
      }
    }
  }

  @Test
  void objectsOfPythonAreRefused() throws IOException, InterruptedException {
    python("np.savez('o.npz', a=np.array([{}, None], dtype=object))");
    CheckpointException e =
        assertThrows(
            CheckpointException.class, () -> NpzFile.open(folder.resolve("o.npz"), STRICT));
    assertTrue(e.reason().contains("to run code"), e.reason());
  }

  @Test
  void laterVersions() throws IOException, InterruptedException {
    python(
        """
        for version in (1, 2, 3):
          with open(f'v{version}.npy', 'wb') as f:
            np.lib.format.write_array(f, np.array([7], dtype='u1'), (version, 0))
        """);
    for (String name : List.of("v1", "v2", "v3")) {
      try (NpyFile opened = NpyFile.open(folder.resolve(name + ".npy"), STRICT)) {
        assertArrayEquals(bytes(7), NpyBytes.read(opened, name));
      }
    }
  }

  private static List<TensorData> tensors() {
    return List.of(
        tensor(
            "linear/w", ElementType.F32, Shape.of(1, 2), buffer(8).putFloat(1).putFloat(2).array()),
        tensor("ä", ElementType.BOOL, Shape.of(2), bytes(1, 0)),
        tensor("scalar", ElementType.F64, Shape.scalar(), buffer(8).putDouble(1.5).array()),
        tensor("empty", ElementType.U64, Shape.of(0, 1234567), bytes()),
        tensor("i8", ElementType.I8, Shape.of(1), bytes(255)),
        tensor("u8", ElementType.U8, Shape.of(1), bytes(255)),
        tensor("i16", ElementType.I16, Shape.of(1), bytes(1, 2)),
        tensor("u16", ElementType.U16, Shape.of(1), bytes(1, 2)),
        tensor("f16", ElementType.F16, Shape.of(1), bytes(0, 0x3c)),
        tensor("i32", ElementType.I32, Shape.of(1), bytes(1, 0, 0, 0)),
        tensor("u32", ElementType.U32, Shape.of(1), bytes(1, 0, 0, 0)),
        tensor("i64", ElementType.I64, Shape.of(1), bytes(1, 0, 0, 0, 0, 0, 0, 0)),
        tensor("c64", ElementType.C64, Shape.of(1), buffer(8).putFloat(1).putFloat(2).array()));
  }

  @Test
  void numPyReadsWhatIsWritten() throws IOException, InterruptedException {
    NpzWriter.write(folder.resolve("ours.npz"), tensors(), Progress.NONE);
    for (int i = 0; i < tensors().size(); i++) {
      NpyWriter.write(folder.resolve(i + ".npy"), tensors().get(i), Progress.NONE);
    }
    assertEquals(
        """
        linear/w float32 (1, 2) [[1.0, 2.0]] True
        ä bool (2,) [True, False] True
        scalar float64 () 1.5 True
        empty uint64 (0, 1234567) [] True
        i8 int8 (1,) [-1] True
        u8 uint8 (1,) [255] True
        i16 int16 (1,) [513] True
        u16 uint16 (1,) [513] True
        f16 float16 (1,) [1.0] True
        i32 int32 (1,) [1] True
        u32 uint32 (1,) [1] True
        i64 int64 (1,) [1] True
        c64 complex64 (1,) [(1+2j)] True
        """,
        python(
            """
            import sys
            sys.stdout.reconfigure(encoding='utf-8')
            with np.load('ours.npz') as z:
              assert z.zip.testzip() is None
              for i, name in enumerate(z.files):
                a, b = z[name], np.load(f'{i}.npy')
                print(name, a.dtype, a.shape, a.tolist(), a.dtype == b.dtype and np.array_equal(a, b))
            """));
  }

  /** NumPy 1.23 has begun to leave room behind the header. */
  @Test
  void theBytesAreNumPys() throws IOException, InterruptedException {
    NpzWriter.write(folder.resolve("ours.npz"), tensors(), Progress.NONE);
    NpyWriter.write(folder.resolve("ours.npy"), tensors().get(0), Progress.NONE);
    String version =
        python(
            """
            np.savez('theirs.npz', **np.load('ours.npz'))
            np.save('theirs.npy', np.load('ours.npy'))
            print(np.lib.NumpyVersion(np.__version__) >= '1.23.0')
            """);
    assumeTrue(version.startsWith("True"), "NumPy is older than 1.23");
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("theirs.npy")),
        Files.readAllBytes(folder.resolve("ours.npy")));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("theirs.npz")),
        Files.readAllBytes(folder.resolve("ours.npz")));
  }
}
