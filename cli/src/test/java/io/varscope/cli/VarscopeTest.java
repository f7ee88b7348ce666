package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Rename;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line: what it prints, and its exit codes. */
class VarscopeTest {

  @TempDir private Path folder;
  private Path model;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    return Varscope.run(texts, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private Path save(String name, double value, UnaryOperator<Save> how) {
    VariableStore store = new VariableStore();
    store.create(
        VariableSpec.of("net/w", DType.FLOAT32, Shape.of(2, 3))
            .withInitializer(Initializers.constant(value)));
    store.create(VariableSpec.of("net/count", DType.INT64, Shape.scalar()));
    Path file = folder.resolve(name);
    how.apply(Save.from(store)).to(file);
    return file;
  }

  @BeforeEach
  void saveAModel() {
    model = save("model.safetensors", 1, save -> save.metadata("format", "pt").withoutChecksums());
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
        out.toString());
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
          "notes" : [ ]
        }
        """
            .formatted(model),
        out.toString());
  }

  @Test
  void namesOfStrangersDoNotObeyTheTerminal() throws IOException {
    String header =
        "{\"\\u001b[2J\\u202e\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 1).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    Files.write(model, bytes.array());
    assertEquals(0, run("inspect", model));
    assertTrue(out.toString().contains("\\u001b[2J\\u202e  (1,)   U8"), out::toString);
    assertEquals(-1, out.toString().indexOf('\u001b'));
  }

  @Test
  void verifyReadsEverything() throws IOException {
    assertEquals(0, run("verify", model));
    assertEquals(model + ": 2 tensors, all whole (there are no checksums)\n", out.toString());
    Path checked = save("checked.safetensors", 1, save -> save);
    assertEquals(0, run("verify", checked));
    assertEquals(checked + ": 2 tensors, all whole\n", out.toString());
    byte[] bytes = Files.readAllBytes(checked);
    bytes[bytes.length - 1] ^= 1;
    Files.write(checked, bytes);
    assertEquals(1, run("verify", checked));
    assertEquals(
        "net/w: its checksum is another\n" + checked + ": 2 tensors, 1 damaged\n", out.toString());
    assertEquals(1, run("verify", "--json", checked));
    assertTrue(out.toString().contains("\"damaged\" : [ \"net/w\" ]"), out::toString);
  }

  @Test
  void aDamagedFileIsToldInOneLine() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, java.util.Arrays.copyOf(bytes, bytes.length - 2));
    for (String command : new String[] {"inspect", "verify"}) {
      assertEquals(1, run(command, model));
      assertEquals("", out.toString());
      assertTrue(err.toString().startsWith(model.toString()), err::toString);
      assertEquals(1, err.toString().lines().count());
    }
  }

  @Test
  void aMissingFileIsAnotherExitCode() {
    Path missing = folder.resolve("missing");
    assertEquals(3, run("inspect", missing));
    assertEquals(missing + ": there is no such file.\n", err.toString());
  }

  @Test
  void aWrongCommandIsAnotherExitCode() {
    assertEquals(2, run("inspect"));
    assertEquals(2, run("inspct", model));
    assertEquals(2, run("convert", "--rename", "a", model, folder.resolve("x")));
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("Exit codes:"), out::toString);
  }

  @Test
  void diffComparesNamesShapesTypesAndValues() {
    assertEquals(0, run("diff", model, model));
    assertEquals("no difference\n", out.toString());
    Path other = save("other.safetensors", 1.5, save -> save);
    assertEquals(1, run("diff", model, other));
    assertEquals(
        "values: net/w (2, 3) F32: 6 of 6 elements differ, by at most 0.5\n1 difference\n",
        out.toString());
    Path half =
        save(
            "half.safetensors",
            1,
            save ->
                save.narrowing(DType.FLOAT16, "*")
                    .renaming(Rename.exactly("net/count", "net/steps")));
    assertEquals(1, run("diff", model, half));
    assertEquals(
        """
        only in the first: net/count () I64
        type: net/w (2, 3) F32, (2, 3) F16
        only in the second: net/steps () I64
        3 differences
        """,
        out.toString());
    assertEquals(1, run("diff", "--rename", "count$=steps", model, half));
    assertEquals(1, out.toString().lines().filter(line -> line.startsWith("type")).count());
    assertEquals(2, out.toString().lines().count());
    assertEquals(1, run("diff", "--json", model, half));
    assertTrue(out.toString().contains("\"kind\" : \"only in the first\""), out::toString);
  }

  @Test
  void diffTellsWhatKeepsAFileFromAModel() throws IOException {
    Path manifest = folder.resolve("acme.Net.json");
    Files.writeString(
        manifest,
        new String(
            VarscopeTest.class.getResourceAsStream("acme.Net.json").readAllBytes(),
            StandardCharsets.UTF_8));
    assertEquals(1, run("diff", model, manifest));
    assertEquals(
        """
        SHAPE: net/w has shape (3, 2), and (2, 3) in the file. It may be transposed.
        MISSING: net/steps () int64 is not in the file.
        UNEXPECTED: net/count () I64 is in the file, but no variable has that name.
        3 differences
        """,
        out.toString());
    assertEquals(1, run("diff", "--rename", "count=steps", model, manifest));
    assertTrue(out.toString().endsWith("\n1 difference\n"), out::toString);
  }

  @Test
  void convertChangesNoValue() {
    Path npz = folder.resolve("model.npz");
    assertEquals(0, run("convert", model, npz));
    assertEquals(npz + ": 2 tensors\n", out.toString());
    assertEquals(0, run("diff", model, npz));
    Path back = folder.resolve("back.safetensors");
    assertEquals(0, run("convert", "--metadata", "format=pt", npz, back));
    assertEquals(0, run("diff", model, back));
    assertEquals(0, run("verify", back));
    assertFalse(out.toString().contains("no checksums"), out::toString);
    Path index = folder.resolve("model.safetensors.index.json");
    assertEquals(0, run("convert", "--shard-bytes", "10", back, index));
    assertEquals(0, run("diff", model, index));
    Path renamed = folder.resolve("renamed.safetensors");
    assertEquals(0, run("convert", "--rename", "^net/(.*)=model.$1", index, renamed));
    assertEquals(0, run("diff", "--rename", "^net/=model.", model, renamed));
    assertEquals(2, run("convert", model, folder.resolve("x.npy")));
    assertEquals(2, run("convert", "--metadata", "a=b", model, npz));
  }

  @Test
  void whatAFormatCannotHoldIsRefused() {
    Path half = save("half.safetensors", 1, save -> save.narrowing(DType.BFLOAT16, "*"));
    Path npz = folder.resolve("half.npz");
    assertEquals(1, run("convert", half, npz));
    assertTrue(err.toString().contains("net/w"), err::toString);
    assertFalse(Files.exists(npz));
  }
}
