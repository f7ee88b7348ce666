package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VerifyTest extends CommandTest {

  @Test
  void readsEverything() throws IOException {
    Path model = save("model.safetensors", 1, save -> save.withoutChecksums());
    assertEquals(0, run("verify", model));
    assertEquals(model + ": 2 tensors, all whole (there are no checksums)\n", out());
    Path checked = save("checked.safetensors", 1, save -> save);
    assertEquals(0, run("verify", checked));
    assertEquals(checked + ": 2 tensors, all whole\n", out());
    byte[] bytes = Files.readAllBytes(checked);
    bytes[bytes.length - 1] ^= 1;
    Files.write(checked, bytes);
    assertEquals(1, run("verify", checked));
    assertEquals("net/w: its checksum is another\n" + checked + ": 2 tensors, 1 damaged\n", out());
    assertEquals(1, run("verify", "--json", checked));
    assertTrue(out().contains("\"damaged\" : [ \"net/w\" ]"), this::out);
  }

  @Test
  void whatIsNoTensorIsReadToo() throws IOException {
    Path file = npzWithMore("more.npz", "some text that is no tensor");
    assertRun(0, file + ": 1 tensor, 2 things beside tensors, all whole\n", "", "verify", file);
    assertEquals(0, run("verify", "--json", file));
    assertEquals(
        """
        {
          "file" : "%s",
          "tensors" : 1,
          "others" : 2,
          "checksums" : true,
          "damaged" : [ ]
        }
        """
            .formatted(file),
        out());
    byte[] bytes = Files.readAllBytes(file);
    int text = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("some text");
    bytes[text] ^= 1;
    Files.write(file, bytes);
    assertEquals(1, run("verify", file), this::out);
    assertEquals("", out());
    assertTrue(err().startsWith(file + ": Entry note.txt"), this::err);
    assertEquals(1, err().lines().count(), this::err);
  }

  @Test
  void programsLearnWhatIsDamaged() throws IOException {
    Path file = npzWithMore("more.npz", "some text that is no tensor");
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("some text")] ^= 1;
    // The last byte of the only tensor is before the entry that follows.
    bytes[text.indexOf("PK", 4) - 1] ^= 1;
    Files.write(file, bytes);
    assertEquals(1, run("verify", "--json", file));
    assertEquals(
        """
        {
          "file" : "%s",
          "tensors" : 1,
          "others" : 2,
          "checksums" : true,
          "damaged" : [ "w", "note.txt" ]
        }
        """
            .formatted(file),
        out());
    String begin = file + ": Entry ";
    String what =
        ": Its bytes are damaged: their CRC is [0-9a-f]{8}, and should be [0-9a-f]{8}\\.\n";
    assertTrue(
        err()
            .matches(
                Pattern.quote(begin + "w.npy") + what + Pattern.quote(begin + "note.txt") + what),
        this::err);
  }

  @Test
  void whatCannotBeCheckedIsSaid() throws IOException {
    Path file = folder.resolve("w.npy");
    Files.write(file, npy("<f4", "(2,)", bytes(1, 2)));
    assertRun(0, file + ": 1 tensor, all whole (there are no checksums)\n", "", "verify", file);
  }
}
