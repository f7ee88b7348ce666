package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest extends CommandTest {

  private static final String DIGEST =
      "d6037c822be183e89534e9f2a37cb2e68ff21a6679061477ee3e56411b9c1f5f";

  private static final String SOURCE =
      """
      package acme;

      import io.varscope.CheckpointHeader;

      /**
       * What net.safetensors has, without its values.
       *
       * <p>Written by {@code varscope header net.safetensors --class acme.NetHeader}. Do not edit it, but write it anew.
       */
      @CheckpointHeader(
          file = "net.safetensors",
          digest = "sha256:%s",
          tensors = {
            "net/count int64 ()",
            "net/w float32 (2, 3)"
          })
      public final class NetHeader {

        // Its name changes with the tensors, so that what uses this is compiled again.
        static final int SHA256_%s = 0;

        private NetHeader() {}
      }
      """
          .formatted(DIGEST, DIGEST.substring(0, 16));

  private Path source() {
    return folder.resolve("java/acme/NetHeader.java");
  }

  private Object[] args(Path file, Object... more) {
    Object[] args = new Object[6 + more.length];
    args[0] = "header";
    args[1] = file;
    args[2] = "--class";
    args[3] = "acme.NetHeader";
    args[4] = "-o";
    args[5] = folder.resolve("java");
    System.arraycopy(more, 0, args, 6, more.length);
    return args;
  }

  @Test
  void printsAClass() {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    assertRun(0, SOURCE, "", "header", file, "--class", "acme.NetHeader");
  }

  @Test
  void writesAClassWhereItsPackageIs() throws IOException {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    assertRun(0, source() + ": 2 tensors in 2 lines\n", "", args(file));
    assertEquals(SOURCE, Files.readString(source()));
  }

  @Test
  void everyFormatHasTheSameTensors() {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    run(args(file));
    for (String name : new String[] {"net.npz", "net.safetensors.index.json"}) {
      Path other = folder.resolve(name);
      assertEquals(0, run("convert", file, other), this::err);
      assertRun(0, "no difference\n", "", args(other, "--check"));
    }
  }

  @Test
  void aClassThatSaysTheSameIsNotTouched() throws IOException {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    run(args(file));
    // As formatters and people leave it.
    String formatted =
        Files.readString(source())
            .replace(
                "\"net/w float32 (2, 3)\"", "\"net/w \"\n + /* \" */ \"float32 (2, 3)\", // \"")
            .replace("static final int", "static  final  int");
    Files.writeString(source(), formatted);
    Files.setLastModifiedTime(source(), FileTime.fromMillis(1_000_000));
    assertRun(0, source() + ": 2 tensors in 2 lines, as before\n", "", args(file));
    assertEquals(formatted, Files.readString(source()));
    assertEquals(1_000_000, Files.getLastModifiedTime(source()).toMillis());
    assertRun(0, "no difference\n", "", args(file, "--check"));
  }

  @Test
  void anEditedClassIsWrittenAnew() throws IOException {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    run(args(file));
    for (String[] edit :
        new String[][] {
          {"(2, 3)", "(2, 4)"},
          {"sha256:", "sha256:0"},
          {"\"net.s", "\"set.s"},
          {"SHA256_", "SHA256_0"},
          {"public ", ""}
        }) {
      Files.writeString(source(), SOURCE.replace(edit[0], edit[1]));
      assertRun(0, source() + ": 2 tensors in 2 lines\n", "", args(file));
      assertEquals(SOURCE, Files.readString(source()));
    }
  }

  @Test
  void anotherClassIsNotReplaced() throws IOException {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    Files.createDirectories(source().getParent());
    Files.writeString(
        source(), "package acme;\n/** Not a @CheckpointHeader(. */ class NetHeader {}\n");
    String refused =
        source()
            + ": it is no class with @CheckpointHeader, and is not replaced. Take another --class.\n";
    assertRun(1, "", refused, args(file));
    assertRun(1, "", refused, args(file, "--check"));
    Files.delete(source());
    Files.createDirectory(source());
    assertRun(1, "", source() + ": it is no regular file, and is not replaced.\n", args(file));
  }

  @Test
  void checkTellsWhatDiffers() throws IOException {
    run(args(tensors("h.0.w (2,3)", "h.1.w (2,3)", "h.2.w (2,3)", "old (1)", "wte (9,3)")));
    Path other = tensors("h.0.w (3,2)", "h.1.w (3,2)", "h.2.w (3,2)", "h.3.w (3,2)", "wte (9,3)");
    assertRun(
        1,
        """
        dropped: old float32 (1,)
        changed: h.{0..2}.w float32 (2, 3) -> float32 (3, 2)
        added: h.3.w float32 (3, 2)
        3 differences; the command writes it anew without --check
        """,
        "",
        args(other, "--check"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sha256:|sha256:0|digest: sha256:0DIGEST -> sha256:DIGEST",
        "SHA256_|SHA256_0|class: FILE has been edited, beside its lines",
        "int64 ()|int64|class: 'net/count int64': A line is NAME DTYPE (AXES), as in: mlp/w float32"
            + " (784, 10). This one does not end so.",
        "net/w|net/count|class: 'net/count float32 (2, 3)': The tensor net/count stands in it twice:"
            + " also in 'net/count int64 ()'.",
      })
  void checkTellsWhatHasBeenEdited(String from, String to, String said) throws IOException {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    run(args(file));
    Files.writeString(
        source(), SOURCE.replaceFirst(from.replace("(", "\\(").replace(")", "\\)"), to));
    assertRun(
        1,
        said.replace("FILE", source().toString()).replace("DIGEST", DIGEST)
            + "\n1 difference; the command writes it anew without --check\n",
        "",
        args(file, "--check"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tensors = {|tensors = { NAMES,|it has 'NAMES' in place of a string",
        "file = |name = |it has a value 'name'",
        "file = |file , |it has ',' in place of '='",
        "\"net/w float32 (2, 3)\"|\"net/w float32 (2, 3)|a string does not end",
        "\"net/w float32 (2, 3)\"|\"\"\"|it has a text block",
      })
  void whatCannotBeReadIsSaid(String from, String to, String reason) throws IOException {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    run(args(file));
    Files.writeString(source(), SOURCE.replace(from, to));
    String said =
        source()
            + ": its @CheckpointHeader has been edited: "
            + reason
            + ". Delete it to write it anew.\n";
    assertRun(1, "", said, args(file));
    assertRun(1, "", said, args(file, "--check"));
  }

  @Test
  void checkFailsWithoutAClass() {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    assertRun(
        1,
        "class: there is no "
            + source()
            + "\n1 difference; the command writes it anew without --check\n",
        "",
        args(file, "--check"));
    assertFalse(Files.exists(source()));
  }

  @Test
  void checkHasToKnowWhereTheClassIs() {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    assertRun(
        2,
        "",
        """
        --check: say with -o where the source of the class is
        See varscope header --help for how it is used.
        """,
        "header",
        file,
        "--class",
        "acme.NetHeader",
        "--check");
  }

  @Test
  void aManifestIsALock() throws IOException {
    Path manifest =
        write(
            "acme.Net.json",
            """
            {"version": 1, "name": "acme.Net", "roots": ["acme.Net"], "graph": "", "separator": "/",
             "initializers": 1, "parameters": 0, "bytes": 0, "variables": [
              {"name": "net/b", "dtype": "float32", "shape": ["acme.Net.size"],
               "parameters": "acme.Net.size", "initializer": "ZEROS", "trainable": true,
               "mode": "create", "owner": "acme.Net.b", "when": ["!acme.Net.tied", "acme.Net.bias"]},
              {"name": "net/w", "dtype": "bfloat16", "shape": [784, "4*acme.Net.size - 1"],
               "parameters": "3136*acme.Net.size - 784", "initializer": "ZEROS", "trainable": true,
               "mode": "create", "owner": "acme.Net.w"},
              {"name": "net/w/Adam", "dtype": "bfloat16", "shape": [784, "4*acme.Net.size - 1"],
               "parameters": "3136*acme.Net.size - 784", "initializer": "ZEROS", "trainable": false,
               "mode": "create", "owner": "acme.Net.w", "slotOf": "net/w"}]}
            """);
    assertEquals(0, run(args(manifest)), this::err);
    String source = Files.readString(source());
    assertTrue(
        source.contains(
            """
                file = "acme.Net.json",
            """),
        source);
    assertTrue(
        source.contains(
            """
                tensors = {
                  "net/b float32 (acme.Net.size,) if !acme.Net.tied && acme.Net.bias",
                  "net/w bfloat16 (784, 4*acme.Net.size - 1)",
                  "net/w/Adam bfloat16 (784, 4*acme.Net.size - 1)"
                })
            """),
        source);
    assertRun(0, "no difference\n", "", args(manifest, "--check"));
  }

  @Test
  void theLockOfAModelWithoutSymbolsHasTheDigestOfItsFiles() throws IOException {
    run(args(save("net.safetensors", 1, UnaryOperator.identity())));
    Path manifest =
        write(
            "acme.Net.json",
            """
            {"version": 1, "name": "acme.Net", "roots": ["acme.Net"], "graph": "", "separator": "/",
             "initializers": 1, "parameters": 0, "bytes": 0, "variables": [
              {"name": "net/w", "dtype": "float32", "shape": [2, 3], "parameters": 6,
               "initializer": "ZEROS", "trainable": true, "mode": "create", "owner": "acme.Net.w"},
              {"name": "net/count", "dtype": "int64", "shape": [], "parameters": 1,
               "initializer": "ZEROS", "trainable": true, "mode": "create", "owner": "acme.Net.c"}]}
            """);
    assertRun(0, "no difference\n", "", args(manifest, "--check"));
  }

  @Test
  void furtherNamesAreNoted() {
    Path file = save("net.safetensors", 1, save -> save.alias("head/w", "net/w"));
    assertRun(
        0,
        source() + ": 2 tensors in 2 lines\n",
        "note: head/w is a further name of net/w, and not in the header.\n",
        args(file));
  }

  @Test
  void filesWithoutTensorsHaveNoHeader() throws IOException {
    Path empty = safetensors("empty.safetensors", "{}", new byte[0]);
    assertRun(
        1,
        "",
        empty
            + ": it can have no header: There is no tensor in it, so there is nothing to compare"
            + " with.\n",
        args(empty));
    Path unnamed = safetensors("unnamed.safetensors", "", "F32", "[1]", new byte[4]);
    assertRun(
        1,
        "",
        unnamed + ": it has a tensor without a name, which no line can say.\n",
        args(unnamed));
    assertFalse(Files.exists(source()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "acme.class|'class' is a keyword of Java, and no name",
        "int.Header|'int' is a keyword of Java, and no name",
        "acme._|'_' is a keyword of Java, and no name",
        "acme.null|'null' is a keyword of Java, and no name",
        "acme.record|'record' cannot be the name of a class",
        "acme.1st|'1st' is no name in Java; a class is called as in acme.GptHeader",
        "acme/Gpt|'acme/Gpt' is no name in Java; a class is called as in acme.GptHeader",
        "acme.Gpt-2|'Gpt-2' is no name in Java; a class is called as in acme.GptHeader",
        "acme..Gpt|'acme..Gpt' has a part without a name; a class is called as in acme.GptHeader",
        ".Gpt|'.Gpt' has a part without a name; a class is called as in acme.GptHeader",
        "acme.|'acme.' has a part without a name; a class is called as in acme.GptHeader",
        "``|'' has a part without a name; a class is called as in acme.GptHeader",
      })
  void namesThatNoClassHasAreRefused(String name, String reason) {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    assertRun(
        2,
        "",
        "Invalid value for option '--class': "
            + reason
            + "\nSee varscope header --help for how it is used.\n",
        "header",
        file,
        "--class",
        name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NetHeader", "record.var.NetHeader"})
  void packagesAreFolders(String name) throws IOException {
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    Path source = folder.resolve("java").resolve(name.replace('.', '/') + ".java");
    assertRun(
        0,
        source + ": 2 tensors in 2 lines\n",
        "",
        "header",
        file,
        "--class",
        name,
        "-o",
        folder.resolve("java"));
    assertEquals(name.contains("."), Files.readString(source).startsWith("package record.var;\n"));
  }

  @Test
  void whatTheSystemDoesNotReadIsSaid() throws IOException {
    Path none = folder.resolve("none.safetensors");
    assertRun(3, "", none + ": there is no such file.\n", args(none));
    Path file = save("net.safetensors", 1, UnaryOperator.identity());
    Files.writeString(folder.resolve("java"), "no folder");
    assertEquals(3, run(args(file)));
    assertEquals(2, run("header", file));
    assertEquals(2, run("header", "--class", "acme.NetHeader"));
  }

  /** A safetensors file of float32s. */
  private Path tensors(String... namesAndShapes) throws IOException {
    StringBuilder header = new StringBuilder("{");
    int offset = 0;
    for (String tensor : namesAndShapes) {
      String[] parts = tensor.split(" ", 2);
      int bytes = Float.BYTES;
      for (String length : parts[1].replaceAll("[()]", "").split(",", -1)) {
        bytes *= Integer.parseInt(length);
      }
      header
          .append(offset == 0 ? "" : ",")
          .append("\"%s\":{\"dtype\":\"F32\",".formatted(parts[0]))
          .append("\"shape\":%s,".formatted(parts[1].replace('(', '[').replace(')', ']')))
          .append("\"data_offsets\":[%d,%d]}".formatted(offset, offset + bytes));
      offset += bytes;
    }
    return safetensors("net.safetensors", header.append("}").toString(), new byte[offset]);
  }
}
