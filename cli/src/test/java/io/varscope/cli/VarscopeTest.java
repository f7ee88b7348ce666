package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command line: what it prints, and its exit codes. */
class VarscopeTest extends CommandTest {

  private Path model;

  @BeforeEach
  void saveAModel() {
    model = save("model.safetensors", 1, save -> save.metadata("format", "pt").withoutChecksums());
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    Matcher version =
        Pattern.compile("<version>(.*?)(-SNAPSHOT)?</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(version.find());
    assertRun(0, "varscope " + version.group(1) + "\n", "", "--version");
  }

  @Test
  void inspectListsWhatIsInAFile() {
    assertEquals(0, run("inspect", model));
    assertEquals(
        """
        tensor     shape   type  bytes  offset  aligned
        net/count  ()      I64   8      4096    4096
        net/w      (2, 3)  F32   24     4104    8

        2 tensors, 32 bytes
        metadata format: pt
        """,
        out());
    assertEquals(0, run("inspect", "--json", model));
    assertEquals(
        """
        {
          "file" : "%s",
          "metadata" : {
            "format" : "pt"
          },
          "tensors" : [ {
            "name" : "net/count",
            "shape" : [ ],
            "type" : "I64",
            "bytes" : 8,
            "offset" : 4096,
            "aligned" : 4096
          }, {
            "name" : "net/w",
            "shape" : [ 2, 3 ],
            "type" : "F32",
            "bytes" : 24,
            "offset" : 4104,
            "aligned" : 8
          } ],
          "others" : [ ],
          "notes" : [ ]
        }
        """
            .formatted(model),
        out());
  }

  @Test
  void aDamagedFileIsToldInOneLine() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, java.util.Arrays.copyOf(bytes, bytes.length - 2));
    for (String command : new String[] {"inspect", "verify"}) {
      assertEquals(1, run(command, model));
      assertEquals("", out());
      assertTrue(err().startsWith(model.toString()), this::err);
      assertEquals(1, err().lines().count());
    }
  }

  @Test
  void aMissingFileIsAnotherExitCode() {
    Path missing = folder.resolve("missing");
    assertEquals(3, run("inspect", missing));
    assertEquals(missing + ": there is no such file.\n", err());
  }

  @Test
  void namesOfStrangersDoNotObeyTheTerminal() throws IOException {
    String name = "\\u001b[2J\\u202e\\u2028\\udb40\\udc41";
    Path file = safetensors("hostile.safetensors", name, "U8", "[1]", new byte[1]);
    assertEquals(0, run("inspect", file));
    assertEquals(
        """
        tensor                             shape  type  bytes  offset  aligned
        \\u001b[2J\\u202e\\u2028\\udb40\\udc41  (1,)   U8    1      96      32

        1 tensor, 1 bytes
        """,
        out());
    Path other = safetensors("other.safetensors", name, "U8", "[1]", new byte[] {1});
    assertEquals(1, run("diff", file, other));
    assertTrue(out().startsWith("values: \\u001b[2J\\u202e\\u2028\\udb40\\udc41 (1,)"), this::out);
  }

  @Test
  void wideCharactersAlign() throws IOException {
    Path file =
        safetensors(
            "wide.safetensors",
            """
            {"\u5c42/\u91cd":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},
            "cafe\u0301":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},
            "\ud83d\ude00":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""",
            new byte[3]);
    assertEquals(0, run("inspect", file));
    assertEquals(
        """
        tensor  shape  type  bytes  offset  aligned
        \u5c42/\u91cd   (1,)   U8    1      184     8
        cafe\u0301    (1,)   U8    1      185     1
        \ud83d\ude00      (1,)   U8    1      186     2

        3 tensors, 3 bytes
        """,
        out());
  }

  @Test
  void longNamesAreCutButInJson() throws IOException {
    String name = "layer/".repeat(1000);
    Path file = safetensors("long.safetensors", name, "U8", "[1]", new byte[1]);
    assertEquals(0, run("inspect", file));
    assertTrue(out().contains("\n" + name.substring(0, 117) + "...  (1,)"), this::out);
    assertEquals(0, run("inspect", "--json", file));
    assertTrue(out().contains("\"" + name + "\""));
  }

  @Test
  void whatIsNoTensorIsListed() throws IOException {
    Path file = npzWithMore("more.npz", "text");
    assertEquals(0, run("inspect", file));
    assertTrue(
        out()
            .endsWith(
                """
                1 tensor, 8 bytes
                note: Entry labels.npy is left out: it holds strings (<U1), which are no tensor.
                note: Entry note.txt is left out: its name does not end with .npy, so it is no array.
                """),
        this::out);
    assertEquals(0, run("inspect", "--json", file));
    assertTrue(out().contains("\"others\" : [ \"labels.npy\", \"note.txt\" ]"), this::out);
  }
}
