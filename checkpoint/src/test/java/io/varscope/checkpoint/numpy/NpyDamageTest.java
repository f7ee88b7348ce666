package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.numpy.NpyBytes.header;
import static io.varscope.checkpoint.numpy.NpyBytes.npy;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is damaged, it is read or refused; nothing else happens. */
class NpyDamageTest {

  @TempDir Path folder;

  private static List<byte[]> npys() {
    return List.of(
        npy(header("<f4", false, "(2, 3)"), new int[24]),
        npy(header(">c8", true, "(2, 2)"), new int[32]),
        npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': ()}", new int[4]));
  }

  private static List<byte[]> npzs() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.npy", npys().get(0));
    entries.put("s/b.npy", npys().get(1));
    entries.put("c.npy", npys().get(2));
    return List.of(NpyBytes.zip(false, entries), NpyBytes.zip(true, entries));
  }

  private static void read(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    for (Strictness strictness : Strictness.values()) {
      try (Checkpoint opened = NpyBytes.open(file, strictness)) {
        for (TensorInfo tensor : opened.tensors()) {
          NpyBytes.read(opened, tensor.name());
        }
      } catch (CheckpointException refused) {
        // As it may be.
      }
    }
  }

  @Test
  void cutOffAnywhere() throws IOException {
    for (byte[] npy : npys()) {
      for (int end = 0; end < npy.length; end++) {
        read(folder.resolve("a.npy"), Arrays.copyOf(npy, end));
      }
    }
    for (byte[] npz : npzs()) {
      for (int end = 0; end < npz.length; end++) {
        read(folder.resolve("a.npz"), Arrays.copyOf(npz, end));
      }
    }
  }

  @Test
  void anyByteIsAnother() throws IOException {
    for (byte[] npy : npys()) {
      mutate(folder.resolve("a.npy"), npy);
    }
    for (byte[] npz : npzs()) {
      mutate(folder.resolve("a.npz"), npz);
    }
  }

  private static void mutate(Path file, byte[] bytes) throws IOException {
    for (int i = 0; i < bytes.length; i++) {
      for (int flip : new int[] {1, 255}) {
        byte[] mutated = bytes.clone();
        mutated[i] ^= (byte) flip;
        read(file, mutated);
      }
    }
  }

  @Test
  void anyByteOfTheHeaderIsAnySignOfPython() throws IOException {
    byte[] npy = npys().get(0);
    for (int i = 6; i < npy.length - 24; i++) {
      for (char c : "{}()[]'\",:\\ \nL-09TO<>|\0\u00ff".toCharArray()) {
        byte[] mutated = npy.clone();
        mutated[i] = (byte) c;
        read(folder.resolve("a.npy"), mutated);
      }
    }
  }
}
