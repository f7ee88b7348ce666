package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.checkpoint.Rename;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two files, beside each other. */
class DiffTest extends CommandTest {

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
}
