package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each byte of a file of each format is changed, and the file cut there. */
class DamagedFilesTest extends CommandTest {

  enum Format {
    SAFETENSORS {
      @Override
      Path create(CommandTest test) throws IOException {
        return test.safetensors("f.safetensors", HEADER, bytes(1, 2));
      }
    },
    INDEX {
      @Override
      Path create(CommandTest test) throws IOException {
        test.safetensors("f-1.safetensors", HEADER, bytes(1, 2));
        return test.write(
            "f.safetensors.index.json",
            "{\"metadata\": {\"total_size\": 8}, \"weight_map\": {\"w\": \"f-1.safetensors\"}}");
      }
    },
    NPZ {
      @Override
      Path create(CommandTest test) throws IOException {
        return test.npzWithMore("f.npz", "text");
      }
    },
    NPY {
      @Override
      Path create(CommandTest test) throws IOException {
        return Files.write(test.folder.resolve("f.npy"), npy("<f4", "(2,)", bytes(1, 2)));
      }
    },
    MANIFEST {
      @Override
      Path create(CommandTest test) throws IOException {
        return test.write(
            "f.json",
            new String(
                DamagedFilesTest.class.getResourceAsStream("acme.Net.json").readAllBytes(),
                StandardCharsets.UTF_8));
      }
    };

    private static final String HEADER =
        "{\"__metadata__\":{\"varscope.alias.v\":\"w\"},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    abstract Path create(CommandTest test) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void theAnswerIsASentence(Format format) throws IOException {
    Path whole = safetensors("whole.safetensors", "w", "F32", "[2]", bytes(1, 2));
    Path file = format.create(this);
    byte[] bytes = Files.readAllBytes(file);
    Path to = folder.resolve("to.safetensors");
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertSentence(i, "diff", whole, file);
      if (format != Format.MANIFEST) {
        assertSentence(i, "convert", "--partial", file, to);
        Files.deleteIfExists(to);
      }
      Files.write(file, Arrays.copyOf(bytes, i));
      assertSentence(
          i,
          format == Format.MANIFEST
              ? new Object[] {"diff", whole, file}
              : new Object[] {"verify", file});
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(format == Format.INDEX ? 3 : 2, left.count());
    }
  }

  private void assertSentence(int position, Object... args) {
    int exitCode = run(args);
    assertTrue(
        exitCode == Varscope.WELL
            || exitCode == Varscope.DIFFERENT
            || exitCode == Varscope.UNREADABLE,
        () -> Arrays.toString(args) + " at byte " + position + ": " + err());
    assertEquals(exitCode != 0 && out().isEmpty(), err().lines().anyMatch(l -> !isNote(l)));
    assertTrue(!err().contains("Exception") && !err().contains("\tat "), this::err);
  }

  private static boolean isNote(String line) {
    return line.startsWith("note: ") || line.startsWith("left out: ");
  }
}
