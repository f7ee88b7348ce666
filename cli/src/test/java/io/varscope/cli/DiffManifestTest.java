package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file beside what a model declares. */
class DiffManifestTest extends CommandTest {

  private Path model;

  @BeforeEach
  void saveAModel() {
    model = save("model.safetensors", 1, save -> save.metadata("format", "pt").withoutChecksums());
  }

  @Test
  void tellsWhatKeepsAFileFromAModel() throws IOException {
    Path manifest = folder.resolve("acme.Net.json");
    Files.writeString(
        manifest,
        new String(
            DiffTest.class.getResourceAsStream("acme.Net.json").readAllBytes(),
            StandardCharsets.UTF_8));
    assertEquals(1, run("diff", model, manifest));
    assertEquals(
        """
        SHAPE: net/w has shape (3, 2), and (2, 3) in the file. It may be transposed.
        MISSING: net/steps () int64 is not in the file.
        UNEXPECTED: net/count () I64 is in the file, but no variable has that name.
        3 differences
        """,
        out());
    assertEquals(1, run("diff", "--rename", "count=steps", model, manifest));
    assertTrue(out().endsWith("\n1 difference\n"), this::out);
  }

  @Test
  void aFileNeedNotHaveSlots() throws IOException {
    String entry = "\"owner\": \"acme.Net.steps\"";
    String manifest =
        new String(
            DiffTest.class.getResourceAsStream("acme.Net.json").readAllBytes(),
            StandardCharsets.UTF_8);
    assertTrue(manifest.contains(entry), manifest);
    Path slots = write("acme.Net.json", manifest.replace(entry, entry + ", \"slotOf\": \"net/w\""));
    assertEquals(1, run("diff", model, slots));
    assertEquals(
        """
        SHAPE: net/w has shape (3, 2), and (2, 3) in the file. It may be transposed.
        UNEXPECTED: net/count () I64 is in the file, but no variable has that name.
        2 differences
        """,
        out());
  }

  @Test
  void aManifestAsJson() throws IOException {
    Path manifest =
        write(
            "acme.Net.json",
            new String(
                    DiffTest.class.getResourceAsStream("acme.Net.json").readAllBytes(),
                    StandardCharsets.UTF_8)
                .replace("[]", "[\"acme.Net.n\"]"));
    assertEquals(1, run("diff", "--json", model, manifest));
    assertEquals(
        """
        {
          "first" : "%s",
          "second" : "%s",
          "differences" : [ {
            "kind" : "SHAPE",
            "name" : "net/w",
            "text" : "net/w has shape (3, 2), and (2, 3) in the file. It may be transposed.",
            "expected" : {
              "shape" : [ 3, 2 ],
              "dtype" : "float32"
            },
            "found" : {
              "shape" : [ 2, 3 ],
              "type" : "F32"
            }
          }, {
            "kind" : "MISSING",
            "name" : "net/steps",
            "text" : "net/steps int64 is not in the file.",
            "expected" : {
              "shape" : [ "acme.Net.n" ],
              "dtype" : "int64"
            }
          }, {
            "kind" : "UNEXPECTED",
            "name" : "net/count",
            "text" : "net/count () I64 is in the file, but no variable has that name.",
            "found" : {
              "shape" : [ ],
              "type" : "I64"
            }
          } ]
        }
        """
            .formatted(model, manifest),
        out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1.5}|[IllegalManifest] This is no manifest: '.' at index 7 is unexpected.",
        "{}|[IllegalManifest] This is no manifest: it has no 'version'.",
        "{\"version\": 7}|[IllegalManifest] This is no manifest: its version is 7, and 1 is known.",
      })
  void whatIsNoManifest(String json, String reason) throws IOException {
    Path config = write("config.json", json);
    assertRun(
        1,
        "",
        config
            + ": "
            + reason
            + " The manifest of a model is META-INF/varscope/CLASS.json, which the compiler writes;"
            + " the index of a checkpoint is called *.index.json.\n",
        "diff",
        model,
        config);
  }

  @Test
  void bytesAreNoManifest() throws IOException {
    Path bytes = folder.resolve("bytes.json");
    Files.write(bytes, ByteBuffer.allocate(4).order(ByteOrder.BIG_ENDIAN).putInt(-1).array());
    assertEquals(1, run("diff", model, bytes));
    assertTrue(err().startsWith(bytes + ": it is no text in UTF-8."), this::err);
    Path directory = Files.createDirectory(folder.resolve("folder.json"));
    assertEquals(1, run("diff", model, directory));
    assertTrue(err().startsWith(directory + ": it is no regular file."), this::err);
    assertEquals(3, run("diff", model, folder.resolve("none.json")));
    assertEquals(folder.resolve("none.json") + ": there is no such file.\n", err());
  }
}
