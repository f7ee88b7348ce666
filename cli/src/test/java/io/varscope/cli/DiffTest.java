package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.checkpoint.Rename;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest extends CommandTest {

  private static final float OTHER_NAN = Float.intBitsToFloat(0x7fc00001);

  private Path model;

  @BeforeEach
  void saveAModel() {
    model = save("model.safetensors", 1, save -> save.metadata("format", "pt").withoutChecksums());
  }

  @Test
  void comparesNamesShapesTypesAndValues() {
    assertEquals(0, run("diff", model, model));
    assertEquals("no difference\n", out());
    Path other = save("other.safetensors", 1.5, save -> save);
    assertEquals(1, run("diff", model, other));
    assertEquals(
        """
        values: net/w (2, 3) F32: 6 of 6 elements differ, by at most 0.5
        metadata: format is "pt" in the first only
        2 differences
        """,
        out());
    Path half =
        save(
            "half.safetensors",
            1,
            save ->
                save.metadata("format", "pt")
                    .narrowing(DType.FLOAT16, "*")
                    .renaming(Rename.exactly("net/count", "net/steps")));
    assertEquals(1, run("diff", model, half));
    assertEquals(
        """
        only in the first: net/count () I64
        type: net/w (2, 3) F32, (2, 3) F16
        only in the second: net/steps () I64
        3 differences
        """,
        out());
    assertEquals(1, run("diff", "--rename", "count$=steps", model, half));
    assertEquals(1, out().lines().filter(line -> line.startsWith("type")).count());
    assertEquals(2, out().lines().count());
    assertEquals(1, run("diff", "--json", model, half));
    assertTrue(out().contains("\"kind\" : \"only in the first\""), this::out);
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

  private Path floats(String file, float... values) throws IOException {
    return safetensors(file, "w", "F32", "[" + values.length + "]", bytes(values));
  }

  /** Each way in which an element can differ hides none of the others. */
  @Test
  void everyDifferenceIsCounted() throws IOException {
    float inf = Float.POSITIVE_INFINITY;
    Path a = floats("a.safetensors", 1, 1, Float.NaN, 1, inf, Float.NaN, Float.NaN, 0, 2, inf);
    Path b = floats("b.safetensors", 1, 3, 1, inf, -inf, inf, OTHER_NAN, -0f, 1, inf);
    assertRun(
        1,
        "values: w (10,) F32: 8 of 10 elements differ: 2 by at most 2.0,"
            + " 1 NaN or infinite in the first only, 1 NaN or infinite in the second only,"
            + " 2 NaN or infinite in both, but not the same, 1 only in the bits of NaN,"
            + " 1 only in the sign of zero\n1 difference\n",
        "",
        "diff",
        a,
        b);
    assertEquals(1, run("diff", "--json", a, b));
    assertEquals(
        """
        {
          "first" : "%s",
          "second" : "%s",
          "differences" : [ {
            "kind" : "values",
            "name" : "w",
            "first" : {
              "shape" : [ 10 ],
              "type" : "F32"
            },
            "second" : {
              "shape" : [ 10 ],
              "type" : "F32"
            },
            "elements" : 10,
            "differing" : 8,
            "firstIndex" : 1,
            "differingNumbers" : 2,
            "maxAbsoluteDifference" : 2.0,
            "nonFiniteInFirstOnly" : 1,
            "nonFiniteInSecondOnly" : 1,
            "nonFiniteInBoth" : 2,
            "nanInBoth" : 1,
            "zerosOfOtherSign" : 1
          } ]
        }
        """
            .formatted(a, b),
        out());
  }

  @Test
  void whatIsEqualAsNumbersDiffersInBits() throws IOException {
    assertEquals(1, run("diff", floats("a.safetensors", 0, 1), floats("b.safetensors", -0f, 1)));
    assertTrue(out().contains(": 1 of 2 elements differ, only in the sign of zero\n"), this::out);
    Path nan = floats("a.safetensors", Float.NaN, 1);
    assertEquals(0, run("diff", nan, nan));
    assertEquals(1, run("diff", nan, floats("b.safetensors", OTHER_NAN, 1)));
    assertTrue(out().contains(": 1 of 2 elements differ, only in the bits of NaN\n"), this::out);
  }

  @Test
  void whatIsFarInALargeTensorIsFound() throws IOException {
    float[] values = new float[300_000];
    Path a = floats("a.safetensors", values);
    values[299_999] = 0.25f;
    values[123_456] = Float.NaN;
    assertEquals(1, run("diff", "--json", a, floats("b.safetensors", values)));
    assertTrue(out().contains("\"firstIndex\" : 123456,"), this::out);
    assertTrue(out().contains("\"maxAbsoluteDifference\" : 0.25,"), this::out);
  }

  /** Two elements of each type, as hexadecimal digits of their bytes. */
  @ParameterizedTest
  @CsvSource({
    "I8, 80, 7f, 255",
    "U8, 00, ff, 255",
    "I16, 0080, ff7f, 65535",
    "U16, 0000, ffff, 65535",
    "I32, 00000080, ffffff7f, 4294967295",
    "U32, 00000000, ffffffff, 4294967295",
    "I64, 0000000000000080, ffffffffffffff7f, 18446744073709551615",
    "U64, 0000000000000000, ffffffffffffffff, 18446744073709551615",
    "F16, 003c, 0040, 1.0", // 1 and 2
    "F16, 0002, 0000, 3.0517578125E-5", // without the usual leading 1, and 0
    "F16, ff7b, fffb, 131008.0", // the largest, and its negative
    "BF16, 803f, 0040, 1.0",
    "F32, 0000803f, 00000040, 1.0",
    "F64, 000000000000f03f, 0000000000000040, 1.0",
    "F64, ffffffffffffef7f, ffffffffffffefff, Infinity", // beyond the largest double
    "C64, 0000803f00000000, 0000803f00000040, 2.0",
    "C64, 0000000000000000, 0000404000008040, 5.0",
    "F8_E4M3, 38, 40, 1.0",
    "F8_E4M3, 7e, 00, 448.0",
    "F8_E4M3, 01, 00, 0.001953125",
    "F8_E5M2, 3c, 40, 1.0",
    "F8_E5M2, 7b, 00, 57344.0",
    "F8_E8M0, 7f, 80, 1.0",
    "F8_E4M3FNUZ, 40, 48, 1.0",
    "F8_E4M3FNUZ, 7f, 00, 240.0",
    "F8_E5M2FNUZ, 40, 44, 1.0",
    "F8_E5M2FNUZ, 7f, 00, 57344.0",
  })
  void theLargestDifferenceIsExact(String type, String a, String b, String most)
      throws IOException {
    HexFormat hex = HexFormat.of();
    Path first = safetensors("a.safetensors", "w", type, "[1]", hex.parseHex(a));
    Path second = safetensors("b.safetensors", "w", type, "[1]", hex.parseHex(b));
    assertRun(
        1,
        "values: w (1,) "
            + type
            + ": 1 of 1 elements differ, by at most "
            + most
            + "\n1 difference\n",
        "",
        "diff",
        first,
        second);
    assertEquals(1, run("diff", "--json", second, first));
    // JSON has no number for infinity.
    String number = most.equals("Infinity") ? "\"Infinity\"" : most;
    assertTrue(out().contains("\"maxAbsoluteDifference\" : " + number + ","), this::out);
  }

  @ParameterizedTest
  @CsvSource({
    "F16, 007e, 017e", // IEEE 754
    "BF16, c07f, c17f",
    "F64, 000000000000f87f, 010000000000f87f",
    "F8_E4M3, 7f, ff",
    "F8_E5M2, 7d, 7e",
  })
  void everyNaNIsOne(String type, String a, String b) throws IOException {
    HexFormat hex = HexFormat.of();
    assertEquals(
        1,
        run(
            "diff",
            safetensors("a.safetensors", "w", type, "[1]", hex.parseHex(a)),
            safetensors("b.safetensors", "w", type, "[1]", hex.parseHex(b))));
    assertTrue(out().contains("differ, only in the bits of NaN"), this::out);
  }

  @Test
  void whatIsNoNumberIsCountedOnly() throws IOException {
    Path a = safetensors("a.safetensors", "w", "BOOL", "[2]", new byte[] {0, 1});
    Path b = safetensors("b.safetensors", "w", "BOOL", "[2]", new byte[] {1, 1});
    assertEquals(1, run("diff", a, b));
    assertTrue(out().startsWith("values: w (2,) BOOL: 1 of 2 elements differ\n"), this::out);
    assertEquals(1, run("diff", "--json", a, b));
    assertTrue(out().contains("\"maxAbsoluteDifference\" : null,"), this::out);
    Path c = safetensors("c.safetensors", "w", "F4", "[4]", new byte[] {0, 1});
    Path d = safetensors("d.safetensors", "w", "F4", "[4]", new byte[] {1, 1});
    assertEquals(1, run("diff", c, d));
    assertTrue(out().startsWith("values: w (4,) F4: 1 of 2 bytes differ\n"), this::out);
  }

  @Test
  void whatIsNoTensorIsCompared() throws IOException {
    Path a = npzWithMore("a.npz", "one");
    assertRun(0, "no difference\n", "", "diff", a, npzWithMore("b.npz", "one"));
    assertRun(
        1,
        "bytes: note.txt is no tensor; its bytes differ\n1 difference\n",
        "",
        "diff",
        a,
        npzWithMore("b.npz", "two"));
    Path fewer = npz("c.npz", Map.of("w.npy", npy("<f4", "(2,)", bytes(1, 2))));
    assertRun(
        1,
        """
        only in the first: labels.npy is no tensor
        only in the first: note.txt is no tensor
        2 differences
        """,
        "",
        "diff",
        a,
        fewer);
    assertEquals(1, run("diff", fewer, a));
    assertTrue(out().startsWith("only in the second: labels.npy is no tensor"), this::out);
    assertEquals(0, run("diff", "--tensors-only", a, fewer));
    assertEquals(1, run("diff", "--json", a, fewer));
    assertTrue(out().contains("\"name\" : \"note.txt\",\n    \"isTensor\" : false"), this::out);
  }

  @Test
  void metadataIsCompared() throws IOException {
    Path a = save("a.safetensors", 1, save -> save.metadata("x", "1").metadata("y", "2"));
    Path b = save("b.safetensors", 1, save -> save.metadata("x", "3").metadata("z", "4"));
    assertRun(
        1,
        """
        metadata: x is "1" in the first, "3" in the second
        metadata: y is "2" in the first only
        metadata: z is "4" in the second only
        3 differences
        """,
        "",
        "diff",
        a,
        b);
    assertEquals(0, run("diff", "--tensors-only", a, b));
    assertEquals(1, run("diff", "--json", a, b));
    assertTrue(
        out()
            .contains(
                """
                "name" : "y",
                    "first" : "2",
                    "second" : null
                """
                    .strip()),
        this::out);
    Path npz = folder.resolve("a.npz");
    assertEquals(0, run("convert", a, npz));
    assertRun(
        0,
        "no difference\n",
        "note: 2 texts of metadata not compared, since NumPy's files have none.\n",
        "diff",
        a,
        npz);
  }

  @Test
  void furtherNamesFollowTheirTensors() {
    Path a = save("a.safetensors", 1, save -> save.alias("head", "net/w"));
    Path b =
        save(
            "b.safetensors",
            1,
            save -> save.renaming(Rename.prefix("net", "top")).alias("head", "top/w"));
    assertEquals(0, run("diff", "--rename", "^net=top", a, b), this::out);
  }

  @Test
  void twoNamesThatBecomeOneAreRefused() throws IOException {
    Path manifest = write("m.json", "{}");
    for (Path second : new Path[] {model, manifest}) {
      assertRun(
          2,
          "",
          """
          the tensors 'net/count' and 'net/w' are both renamed to 'x'
          See varscope diff --help for how it is used.
          """,
          "diff",
          "--rename=.+=x",
          model,
          second);
    }
    Path tied = save("tied.safetensors", 1, save -> save.alias("a", "net/w").alias("b", "net/w"));
    assertRun(
        2,
        "",
        """
        two further names of tensors are both renamed to 'c'
        See varscope diff --help for how it is used.
        """,
        "diff",
        "--rename=^[ab]$=c",
        tied,
        tied);
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
