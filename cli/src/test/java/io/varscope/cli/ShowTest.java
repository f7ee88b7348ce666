package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  @Test
  void aPageReplacesOnlyPages() throws IOException {
    Path manifest = manifest("acme.Net.json");
    Path page = folder.resolve("model.html");
    assertRun(0, page + "\n", "", "show", manifest, "-o", page);
    String written = Files.readString(page);
    assertTrue(written.contains("<h1>acme.Net</h1>"), written);
    assertRun(0, page + "\n", "", "show", "--output", page, manifest);
    assertEquals(written, Files.readString(page));
    Path weights = save("net.safetensors", 1, save -> save);
    byte[] before = Files.readAllBytes(weights);
    assertRun(
        1,
        "",
        weights + ": it is no page of varscope show, and is not replaced. Take another name.\n",
        "show",
        manifest,
        "-o",
        weights);
    assertArrayEquals(before, Files.readAllBytes(weights));
    Path empty = write("empty.html", "");
    assertRun(0, empty + "\n", "", "show", weights, "-o", empty);
    assertRun(
        3,
        "",
        folder + ": it is a folder, and only a file can be replaced.\n",
        "show",
        manifest,
        "-o",
        folder);
    assertEquals(
        List.of("acme.Net.json", "empty.html", "model.html", "net.safetensors"),
        Stream.of(folder.toFile().list()).sorted().toList());
  }

  @Test
  void aPageNeedsAFileThatCanBeRead() throws IOException {
    Path page = folder.resolve("model.html");
    Path broken = write("broken.safetensors", "no");
    assertEquals(1, run("show", broken, "-o", page));
    assertEquals(3, run("show", manifest("acme.Net.json"), folder.resolve("none.npz"), "-o", page));
    assertFalse(Files.exists(page));
    assertRun(
        2,
        "",
        """
        Two are compared on a page: say with -o how it is called, or use varscope diff
        See varscope show --help for how it is used.
        """,
        "show",
        folder.resolve("a.json"),
        folder.resolve("b.json"));
  }

  @Test
  void withoutScriptsAPageListsTwoThousand() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int k = 0; k < 2001; k++) {
      header.append(k == 0 ? "" : ",").append("\"<t>");
      header.append(k).append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
    }
    Path file = safetensors("many.safetensors", header.append("}").toString(), new byte[0]);
    Path page = folder.resolve("model.html");
    assertEquals(0, run("show", file, "-o", page));
    String html = Files.readString(page);
    assertTrue(html.contains("<tr><td>&lt;t&gt;1999</td><td>(0,)</td><td>float32</td>"), html);
    assertFalse(html.contains("<tr><td>&lt;t&gt;2000</td>"), html);
    assertTrue(html.contains("<p>And 1 more, which are shown with JavaScript"), html);
  }

  private Path manifest(String name) throws IOException {
    return write(name, manifestText());
  }

  static String manifestText() throws IOException {
    return new String(
        ShowTest.class.getResourceAsStream("acme.Net.json").readAllBytes(), StandardCharsets.UTF_8);
  }
}
