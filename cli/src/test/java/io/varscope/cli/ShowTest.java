package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShowTest extends CommandTest {

  @Test
  void printsAManifestAsATable() throws IOException {
    assertRun(
        0,
        """
        variable  shape   dtype    initializer     trainable  parameters  bytes
        net
          w       (3, 2)  float32  GLOROT_UNIFORM  yes                 6     24
          steps   ()      int64    ZEROS           no                  1      8

        2 variables, 7 parameters, of which 6 are trainable, 32 bytes
        """,
        "",
        "show",
        manifest("acme.Net.json"));
  }

  @Test
  void namesAreNotObeyedByATerminal() throws IOException {
    Path odd = write("odd.json", manifestText().replace("net/w", "net/\\u001b[31m"));
    assertEquals(0, run("show", odd));
    assertTrue(out().contains("\\u001b[31m"), this::out);
  }

  @Test
  void whatIsNoManifestIsSaid() throws IOException {
    Path file = write("model.json", "{}");
    assertRun(
        1,
        "",
        file
            + ": [IllegalManifest] This is no manifest: it has no 'version'."
            + " The manifest of a model is META-INF/varscope/CLASS.json, which the compiler writes;"
            + " the index of a checkpoint is called *.index.json.\n",
        "show",
        file);
    Path none = folder.resolve("none.json");
    assertRun(3, "", none + ": there is no such file.\n", "show", none);
    assertEquals(2, run("show"));
  }

  private Path manifest(String name) throws IOException {
    return write(name, manifestText());
  }

  private static String manifestText() throws IOException {
    return new String(
        ShowTest.class.getResourceAsStream("acme.Net.json").readAllBytes(), StandardCharsets.UTF_8);
  }
}
