package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a user writes on the command line, the answer is a sentence. */
class OddArgumentsTest extends CommandTest {

  private Path model;

  @BeforeEach
  void saveAModel() {
    model = save("model.safetensors", 1, save -> save);
  }

  private void assertSentence(int exitCode, Object... args) {
    assertEquals(exitCode, run(args), () -> List.of(args) + "\n" + out() + err());
    assertEquals("", out());
    assertFalse(err().isBlank());
    assertFalse(err().contains("\tat "), this::err);
    assertFalse(err().contains("Exception"), this::err);
    assertFalse(err().contains("null"), this::err);
  }

  private void assertMisused(String firstLine, Object... args) {
    assertSentence(2, args);
    assertEquals(firstLine, err().lines().findFirst().get());
    assertTrue(
        err().matches("(?s).*See varscope( [a-z]+)? --help for how it is used.\n"), this::err);
  }

  @ParameterizedTest
  @MethodSource
  void renames(String line) {
    String[] parts = line.split(" # ", -1);
    String text = parts[0].equals("EMPTY") ? "" : parts[0];
    for (Object[] args :
        new Object[][] {
          {"convert", "--rename", text, model, folder.resolve("x.safetensors")},
          {"diff", "--rename", text, model, model}
        }) {
      assertSentence(2, args);
      assertTrue(
          err().startsWith("--rename '" + text + "' is not REGEX=REPLACEMENT" + parts[1]),
          this::err);
      assertFalse(Files.exists(folder.resolve("x.safetensors")));
    }
  }

  static Stream<String> renames() {
    return """
        EMPTY # , as '^model\\.=gpt/'.
        a # , as '^model\\.=gpt/'.
        (?=a) # , as '^model\\.=gpt/'.
        a=$9 # : the replacement '$9' has a group that is not in 'a'.
        w=$9 # : the replacement '$9' has a group that is not in 'w'.
        (w)=$2 # : the replacement '$2' has a group that is not in '(w)'.
        w=${n} # : No group with name {n}.
        w=${ # :
        w=$ # : Illegal group reference: group index is missing.
        w=$x # : Illegal group reference.
        w=\\ # : character to be escaped is missing.
        (=x # : Unclosed group
        [=x # : Unclosed character class
        *=x # : Dangling meta character '*'
        a{99999999999}=x # : Illegal repetition range
        """
        .lines();
  }

  /** These are right, odd as they look. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=",
        "=x",
        "w=",
        ".*=",
        "w=a=b",
        "(?=w)=v",
        "(?<=net/)w=v",
        "(?<n>w)=${n}",
        "(w)=$1$0",
        "(?x)w #comment=v",
        "w=\\$",
        "(w)=$12",
        "\\Qw\\E=v",
        "w|count=$0"
      })
  void renamesThatAreRight(String text) {
    int exitCode = run("convert", "--rename", text, model, folder.resolve("x.safetensors"));
    // Both names may have become one.
    assertTrue(exitCode == 0 || err().contains("are both renamed to"), () -> exitCode + err());
  }

  @Test
  void anExpressionThatTakesTooManySteps() throws IOException {
    Path longName = safetensors("long.safetensors", "ab".repeat(30_000), "U8", "[1]", new byte[1]);
    assertMisused(
        "--rename '(a|b)*=x' takes too many steps for the name " + "ab".repeat(58) + "a....",
        "convert",
        "--rename",
        "(a|b)*=x",
        longName,
        folder.resolve("x.safetensors"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "abc", "", "1.5", "99999999999999999999", "9223372036854775808", "1e9"})
  void byteCounts(String count) {
    Path index = folder.resolve("x.safetensors.index.json");
    assertMisused(
        "Invalid value for option '--shard-bytes': '"
            + count
            + "' is no number of bytes from 1 to 9223372036854775807",
        "convert",
        "--shard-bytes",
        count,
        model,
        index);
    assertFalse(Files.exists(index));
  }

  @Test
  void otherOptions() {
    Path to = folder.resolve("x.safetensors");
    for (String text : new String[] {"a", "", "=", "=v"}) {
      assertMisused(
          "Invalid value for option '--metadata' (KEY=VALUE): '"
              + text
              + "' is not KEY=VALUE, as format=pt",
          "convert",
          "--metadata",
          text,
          model,
          to);
    }
    assertMisused(
        "--metadata: a is given twice",
        "convert",
        "--metadata=a=1",
        "--metadata",
        "a=1",
        model,
        to);
    assertMisused("Missing required parameters: 'FROM', 'TO'", "convert");
    assertMisused("Missing required parameter: 'FILE'", "inspect");
    assertMisused("Missing required subcommand");
    assertMisused("Unmatched argument at index 2: 'x\\u001b[2J'", "verify", model, "x\u001b[2J");
    assertMisused("Unknown option: '--jsn'", "inspect", "--jsn", model);
    assertMisused("Unmatched argument at index 0: 'inspct'", "inspct");
    assertTrue(err().contains("Did you mean: varscope inspect?"), this::err);
  }

  @Test
  void anAtIsPartOfAName() throws IOException {
    Path at = Files.copy(model, folder.resolve("@file"));
    assertEquals(0, run("inspect", at));
    assertSentence(3, "inspect", "@" + model);
    assertEquals("@" + model + ": there is no such file.\n", err());
  }

  private static final String[] COMMANDS = {"inspect", "verify", "diff", "convert"};

  /** Each command with a file in each place where it takes one. */
  private void assertEach(int exitCode, String firstLine, Object file) {
    for (String command : COMMANDS) {
      Object[] args =
          switch (command) {
            case "diff" -> new Object[] {command, file, model};
            case "convert" -> new Object[] {command, file, folder.resolve("to.safetensors")};
            default -> new Object[] {command, file};
          };
      assertSentence(exitCode, args);
      assertTrue(err().startsWith(firstLine), this::err);
    }
    assertSentence(exitCode, "diff", model, file);
    assertTrue(err().replace("(OTHER)", "(FILE)").startsWith(firstLine), this::err);
    assertFalse(Files.exists(folder.resolve("to.safetensors")));
  }

  @Test
  void namesOfFiles() throws IOException {
    Path missing = folder.resolve("missing");
    assertEach(3, missing + ": there is no such file.\n", missing);
    Path below = model.resolve("x");
    // "Not a directory", or that it is not there, as the JDK has it.
    assertEach(3, below + ": ", below);
    Path longName = folder.resolve("x".repeat(300));
    assertEach(3, longName + ": File name too long.\n", longName);
    assertEach(1, folder + ": this is a folder, not a file; ", folder);
    assertEach(2, "Invalid value for positional parameter at index ", "");
    assertEach(2, "Invalid value for positional parameter at index ", "a\0b");
    assertTrue(err().contains("'a\\u0000b' has the character NUL"), this::err);
    Path strange = folder.resolve("\ufffd");
    assertEach(
        3,
        strange
            + ": there is no such file. Its name has bytes that are no characters here: rename it,"
            + " or open it by a link.\n",
        strange);
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    // Root may read everything.
    org.junit.jupiter.api.Assumptions.assumeFalse(System.getProperty("user.name").equals("root"));
    Path closed = Files.copy(model, folder.resolve("closed.safetensors"));
    assertTrue(closed.toFile().setReadable(false));
    assertEach(3, closed + ": permission denied.\n", closed);
  }

  @Test
  void targetsThatCannotBe() throws IOException {
    Path nowhere = folder.resolve("none/x.safetensors");
    assertSentence(3, "convert", model, nowhere);
    assertTrue(err().contains(nowhere.getParent().toString()), this::err);
    Path below = model.resolve("x.npz");
    assertSentence(3, "convert", model, below);
    assertTrue(err().contains(model.toString()), this::err);
    Path longName = folder.resolve("x".repeat(300));
    assertSentence(3, "convert", model, longName);
    assertTrue(err().endsWith(": File name too long.\n"), this::err);
    assertSentence(2, "convert", model, "");
    Path index = folder.resolve("x.index.json");
    assertEquals(1, run("convert", model, index));
  }

  @Test
  void shapesOfManyDigits() throws IOException {
    String digits = "9".repeat(20);
    assertEach(1, "", safetensors("a.safetensors", "w", "F32", "[" + digits + "]", new byte[4]));
    assertEach(1, "", safetensors("a.safetensors", "w", "F32", "[-1]", new byte[4]));
    Path npy = folder.resolve("a.npy");
    Files.write(npy, npy("<f4", "(" + digits + ",)", new byte[4]));
    assertEach(1, npy.toString(), npy);
    Files.write(npy, npy("<f4", "(-1,)", new byte[4]));
    assertEach(1, npy.toString(), npy);
    Path manifest =
        write(
            "m.json",
            """
            {"version": 1, "name": "", "roots": [], "graph": "", "separator": "", "initializers": 1,
            "variables": [{"name": "net/w", "dtype": "float32", "shape": ["%s"], "parameters": "n",
            "initializer": "", "trainable": true, "mode": "create", "owner": ""}]}"""
                .formatted(digits));
    assertSentence(1, "diff", model, manifest);
  }

  @Test
  void whatShouldNotHaveHappenedIsOneLine() {
    assertEquals(
        new Failure(
            4,
            "This should not have happened, and is a fault of varscope:"
                + " java.lang.IllegalStateException: x. Please report it, with what is printed if"
                + " the environment variable VARSCOPE_TRACE is set to 1."),
        Failure.of(new IllegalStateException("x")));
    assertEquals(3, Failure.of(new OutOfMemoryError()).exitCode());
  }
}
