package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.numpy.NpyBytes.header;
import static io.varscope.checkpoint.numpy.NpyBytes.npy;
import static io.varscope.checkpoint.numpy.NpyBytes.zip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Strictness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an npz has beside tensors is not forgotten. */
class NpzOthersTest {

  @TempDir Path folder;

  /** One of each kind that is left out, and a tensor. */
  private static Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("words.npy", npy(header("<U1", false, "(1,)"), 'w', 0, 0, 0));
    entries.put("w.npy", npy(header("|u1", false, "(3,)"), 1, 2, 3));
    entries.put("wide.npy", npy(header("<c16", false, "(1,)"), new int[16]));
    entries.put("when.npy", npy(header("<M8[s]", false, "()"), new int[8]));
    entries.put("raw.npy", npy(header("|V3", false, "()"), 7, 8, 9));
    entries.put(
        "record.npy",
        npy("{'descr': [('a', '<i2')], 'fortran_order': False, 'shape': (1,)}", 5, 6));
    entries.put("README", "Hi there".getBytes(StandardCharsets.UTF_8));
    entries.put("folder/", new byte[0]);
    return entries;
  }

  private Path write(byte[] npz) throws IOException {
    return Files.write(folder.resolve("weights.npz"), npz);
  }

  private static byte[] other(Checkpoint checkpoint, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(7);
    try (ReadableByteChannel channel = checkpoint.openOther(name)) {
      while (channel.read(buffer.clear()) >= 0) {
        bytes.write(buffer.array(), 0, buffer.position());
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void allOfThemAreThereAsTheyAre(boolean deflated) throws IOException {
    Map<String, byte[]> entries = entries();
    try (Checkpoint opened = Checkpoint.open(write(zip(deflated, entries)))) {
      entries.remove("w.npy");
      assertEquals(List.copyOf(entries.keySet()), opened.others());
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        assertArrayEquals(entry.getValue(), other(opened, entry.getKey()), entry.getKey());
      }
      for (String name : List.of("w.npy", "w", "nobody")) {
        IllegalArgumentException e =
            assertThrows(IllegalArgumentException.class, () -> opened.openOther(name));
        assertEquals(
            "'" + name + "' is no entry that was left out of " + opened.file(), e.getMessage());
      }
    }
  }

  /** Each byte of the file; where a file opens and all is read, nothing of it has changed. */
  @Test
  void eachByteThatChangesIsFoundOrMeansNothing() throws IOException {
    byte[] npz = zip(false, entries());
    for (int at = 0; at < npz.length; at++) {
      byte[] changed = npz.clone();
      changed[at] ^= 1;
      Path file = write(changed);
      try (Checkpoint opened = Checkpoint.open(file, Strictness.LENIENT)) {
        if (Checksums.has(opened)) {
          Checksums.verify(opened, Progress.NONE);
        }
        for (String name : opened.others()) {
          byte[] before = entries().get(name);
          assertTrue(before == null || Arrays.equals(before, other(opened, name)), name + at);
        }
      } catch (CheckpointException found) {
        assertTrue(found.getMessage().startsWith(file + ""), found.getMessage());
      }
    }
  }

  @Test
  void verifyingFindsWhatChangedInWhatIsLeftOut() throws IOException {
    byte[] npz = zip(false, entries());
    int at = new String(npz, StandardCharsets.ISO_8859_1).indexOf("Hi there");
    npz[at] ^= 1;
    Path file = write(npz);
    try (Checkpoint opened = Checkpoint.open(file)) {
      assertTrue(Checksums.has(opened));
      CheckpointException e =
          assertThrows(CheckpointException.class, () -> Checksums.verify(opened, Progress.NONE));
      assertEquals(
          file
              + ": Entry README: Its bytes are damaged: their CRC is d67f1424, and should be"
              + " 1ad514ba.",
          e.getMessage());
    }
  }

  @Test
  void verifyingCanBeStoppedThere() throws IOException {
    try (Checkpoint opened = Checkpoint.open(write(zip(false, entries())))) {
      assertEquals(List.of(), Checksums.verify(opened, Progress.NONE));
      int[] calls = new int[1];
      assertThrows(
          CancellationException.class,
          () -> Checksums.verify(opened, (done, total) -> ++calls[0] < 2));
    }
  }

  @Test
  void anEmptyEntryHasAChecksumToo() throws IOException {
    byte[] npz = zip(false, entries());
    // The last in the list of entries, where its checksum is.
    int at = new String(npz, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2") + 16;
    npz[at] ^= 1;
    try (Checkpoint opened = Checkpoint.open(write(npz))) {
      CheckpointException e =
          assertThrows(CheckpointException.class, () -> other(opened, "folder/"));
      assertEquals(
          "Entry folder/: Its bytes are damaged: their CRC is 00000000, and should be 00000001.",
          e.reason());
    }
  }

  @Test
  void otherFormatsHaveNone() throws IOException {
    Path file = folder.resolve("a.npy");
    Files.write(file, npy(header("|u1", false, "(3,)"), 1, 2, 3));
    try (Checkpoint opened = Checkpoint.open(file)) {
      assertEquals(List.of(), opened.others());
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> opened.openOther("x"));
      assertEquals(file + " has nothing but tensors, so also no 'x'", e.getMessage());
    }
  }
}
