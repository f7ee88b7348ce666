package io.varscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as it is started from a shell: its streams, its locale, its exit code. */
@EnabledOnOs(OS.LINUX)
class ChildJvmTest extends CommandTest {

  private Path model;
  private Path wide;

  @BeforeEach
  void saveAModel() throws IOException {
    model = save("model.safetensors", 1, save -> save);
    wide = safetensors("wide.safetensors", "\u00e9/\u5c42\ud83d\ude00", "U8", "[1]", new byte[1]);
  }

  private record Result(int exitCode, String out, String err) {}

  /** Runs it in a shell, which puts the command where {@code $VARSCOPE} is. */
  private Result shell(String script, List<String> jvmArgs, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(jvmArgs);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.varscope.cli.Varscope"));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", script).redirectOutput(out).redirectError(err);
    builder.environment().keySet().removeIf(key -> key.startsWith("LC_") || key.equals("LANG"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("VARSCOPE", String.join(" ", command));
    builder.environment().put("MODEL", model.toString());
    builder.environment().put("WIDE", wide.toString());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Result(
        exitCode, Files.readString(out.toPath(), UTF_8), Files.readString(err.toPath(), UTF_8));
  }

  private Result shell(String script) throws IOException, InterruptedException {
    return shell(script, List.of(), Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "convert --help",
        "inspect $MODEL",
        "inspect --json $MODEL",
        "verify $MODEL",
        "diff $MODEL $WIDE",
        "convert $MODEL $MODEL.npz"
      })
  void whatCannotBePrintedIsToldAndAnExitCode(String args) throws Exception {
    assertEquals(
        new Result(3, "", "The output cannot be written: No space left on device.\n"),
        shell("$VARSCOPE " + args + " > /dev/full"));
  }

  @Test
  void aClosedPipeIsQuiet() throws Exception {
    // The reader is gone before the program starts.
    Result result =
        shell(
            "mkfifo $MODEL.pipe; exec 3<>$MODEL.pipe; exec 4>$MODEL.pipe; exec 3>&-;"
                + " $VARSCOPE inspect $MODEL >&4");
    assertEquals(new Result(3, "", ""), result);
  }

  @Test
  void closedStreamsAreNoStackTrace() throws Exception {
    Result result = shell("$VARSCOPE inspect $MODEL >&-");
    assertEquals(3, result.exitCode());
    assertTrue(result.err().startsWith("The output cannot be written: "), result::err);
    assertEquals(1, result.err().lines().count(), result::err);
    assertEquals(new Result(3, "", ""), shell("$VARSCOPE inspect none 2> /dev/full"));
  }

  @Test
  void exitCodesOfAllKinds() throws Exception {
    assertEquals(new Result(0, "varscope 0.1.0\n", ""), shell("$VARSCOPE --version"));
    assertEquals(new Result(0, "varscope 0.1.0\n", ""), shell("$VARSCOPE inspect --version"));
    assertEquals(1, shell("$VARSCOPE diff $MODEL $WIDE").exitCode());
    assertEquals(2, shell("$VARSCOPE inspct").exitCode());
    assertEquals(3, shell("$VARSCOPE inspect none").exitCode());
  }

  /** Neither the locale nor a property makes two names one, or the columns uneven. */
  @ParameterizedTest
  @CsvSource({
    "C, , false",
    "POSIX, , false",
    "C.UTF-8, , true",
    "C.UTF-8, US-ASCII, false",
    "C, UTF-8, true",
    "C, no-charset, false",
    "C, ISO-8859-1, latin"
  })
  void whatTheTerminalLacksIsEscaped(String locale, String encoding, String shown)
      throws Exception {
    List<String> jvmArgs = encoding == null ? List.of() : List.of("-Dstdout.encoding=" + encoding);
    Result result =
        shell("$VARSCOPE inspect $WIDE > $MODEL.txt", jvmArgs, Map.of("LC_ALL", locale));
    assertEquals(new Result(0, "", ""), result);
    Charset charset = shown.equals("latin") ? Charset.forName("ISO-8859-1") : UTF_8;
    String name =
        switch (shown) {
          case "true" -> "\u00e9/\u5c42\ud83d\ude00";
          case "latin" -> "\u00e9/\\u5c42\\ud83d\\ude00";
          default -> "\\u00e9/\\u5c42\\ud83d\\ude00";
        };
    int columns = shown.equals("true") ? 6 : name.length();
    assertEquals(
        "tensor"
            + " ".repeat(columns - 6)
            + "  shape  type  bytes  offset  aligned\n"
            + name
            + "  (1,)   U8    1      72      8\n\n1 tensor, 1 bytes\n",
        Files.readString(Path.of(model + ".txt"), charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void jsonIsTheSameInEachLocale(String locale) throws Exception {
    Result result = shell("$VARSCOPE inspect --json $WIDE", List.of(), Map.of("LC_ALL", locale));
    assertEquals(0, result.exitCode());
    assertTrue(result.out().contains("\"name\" : \"\\u00E9/\\u5C42\\uD83D\\uDE00\""), result::out);
  }

  @Test
  void namesOfFilesThatTheLocaleLacks() throws Exception {
    Files.copy(model, folder.resolve("\u00e9.safetensors"));
    Result result =
        shell(
            "cd $(dirname $MODEL); $VARSCOPE inspect \u00e9.safetensors",
            List.of(),
            Map.of("LC_ALL", "C"));
    assertEquals(2, result.exitCode());
    assertEquals(
        "Invalid value for positional parameter at index 0 (FILE): '\\ufffd\\ufffd.safetensors'"
            + " cannot be the name of a file here. If it has other letters than English ones, set"
            + " the environment variable LC_ALL to C.UTF-8",
        result.err().lines().findFirst().get());
    assertEquals(3, shell("cd $(dirname $MODEL); $VARSCOPE inspect $(printf '\\377')").exitCode());
  }

  /** Opening a pipe waits for somebody who writes into it. */
  @Test
  void whatIsNoFileDoesNotHang() throws Exception {
    assertEquals(0, shell("mkfifo $MODEL.pipe").exitCode());
    for (String args :
        List.of(
            "inspect $MODEL.pipe",
            "verify $MODEL.pipe",
            "diff $MODEL $MODEL.pipe",
            "convert $MODEL.pipe $MODEL.npz",
            "inspect /dev/zero")) {
      Result result = shell("$VARSCOPE " + args);
      assertEquals(1, result.exitCode());
      assertEquals(1, result.err().lines().count(), result::err);
      assertTrue(result.err().contains(": this is a pipe, a device or a socket"), result::err);
    }
    Result result = shell("mv $MODEL.pipe $MODEL.json; $VARSCOPE diff $MODEL $MODEL.json");
    assertTrue(result.err().contains(": it is no regular file."), result::err);
  }

  @Test
  void whatIsStoppedLeavesNothingHalf() throws Exception {
    long size = 1L << 31;
    Path large =
        safetensors(
            "large.safetensors",
            "{\"w\":{\"dtype\":\"U8\",\"shape\":[%1$d],\"data_offsets\":[0,%1$d]}}".formatted(size),
            new byte[0]);
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(sparse.length() + size);
    }
    Path to = Files.createDirectory(folder.resolve("to"));
    Result result =
        shell(
            "$VARSCOPE convert "
                + large
                + " "
                + to
                + "/x.npz & program=$!;"
                + " until [ -n \"$(ls -A "
                + to
                + ")\" ]; do :; done;"
                + " kill $program; wait $program");
    try (Stream<Path> files = Files.list(to)) {
      assertEquals(0, files.count(), result::toString);
    }
    assertEquals(143, result.exitCode());
  }

  @Test
  void tooLittleMemoryIsOneLine() throws Exception {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 300_000; i++) {
      header.append("\"%d\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},".formatted(i));
    }
    header.setCharAt(header.length() - 1, '}');
    Path many = safetensors("many.safetensors", header.toString(), new byte[0]);
    Result result = shell("$VARSCOPE inspect " + many, List.of("-Xmx16m"), Map.of());
    assertEquals(3, result.exitCode(), result::err);
    assertTrue(result.err().startsWith("This needs more memory than the "), result::err);
    assertEquals(1, result.err().lines().count(), result::err);
  }
}
