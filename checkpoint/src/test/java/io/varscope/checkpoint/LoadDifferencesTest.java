package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Reuse;
import io.varscope.VariableStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What differs between a file and variables is reported, or allowed. */
class LoadDifferencesTest extends TrainedModelTest {

  @Test
  void allDifferencesAreToldAtOnceAndNothingChanges() throws IOException {
    file =
        save(
            "other.safetensors",
            save -> save.narrowing(DType.FLOAT16, "net/scale"),
            ones("net/w", 3, 2),
            ones("net/scale", 2),
            ones("net/bias", 3));
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    List<String> expected =
        List.of(
            "SHAPE: net/w has shape (2, 3), and (3, 2) in the file. It may be transposed.",
            "MISSING: net/b (3,) float32 is not in the file.",
            "DTYPE: net/scale has dtype float32, and F16 in the file. It is widened where that is"
                + " allowed.",
            "UNEXPECTED: net/bias (3,) F32 is in the file, but no variable has that name.");
    LoadException e = assertThrows(LoadException.class, () -> load(load -> load.into(store)));
    assertEquals(expected, problems(e.report()));
    assertEquals(
        file
            + ": it does not fit, and nothing was loaded (1 MISSING, 1 UNEXPECTED, 1 SHAPE, 1"
            + " DTYPE).\n  "
            + String.join("\n  ", expected),
        e.getMessage());
    assertZeros(model);
    assertEquals(expected, problems(load(load -> load.check(store))));

    VariableStore empty = new VariableStore();
    e =
        assertThrows(
            LoadException.class,
            () -> load(load -> load.during(empty, () -> bind(empty, Reuse.FALSE, NEVER))));
    assertEquals(expected, problems(e.report()));
    assertEquals(List.of(), empty.variables());
    bind(empty, Reuse.FALSE, Initializers.zeros());
  }

  @ParameterizedTest
  @EnumSource(Mismatch.class)
  void eachDifferenceIsAllowedOnItsOwn(Mismatch allowed) throws IOException {
    file =
        save(
            "other.safetensors",
            save -> save.narrowing(DType.FLOAT16, "net/scale"),
            ones("net/w", 3, 2),
            ones("net/scale", 2),
            ones("net/bias", 3));
    bind(store, Reuse.FALSE, Initializers.zeros());
    LoadReport report = load(load -> load.allowing(allowed, "a trial", "net/*").check(store));
    assertEquals(3, report.problems().size());
    assertEquals(1, report.allowed().size());
    assertEquals(allowed, report.allowed().get(0).mismatch());
    assertTrue(report.allowed().get(0).toString().endsWith(" Allowed: a trial"));
    // For other variables it is not allowed.
    assertEquals(
        4, load(load -> load.allowing(allowed, "", "net", "n*t/x").check(store)).problems().size());
  }

  @Test
  void whatIsAllowedKeepsItsValues() throws IOException {
    file =
        save(
            "other.safetensors",
            save -> save.narrowing(DType.BFLOAT16, "net/scale"),
            ones("net/w", 3, 2),
            ones("net/scale", 2),
            ones("net/bias", 3));
    Loader<Load> relaxed =
        load ->
            load.allowing(Mismatch.SHAPE, "older layout", "net/w")
                .allowing(Mismatch.MISSING, "new", "*/b")
                .allowing(Mismatch.UNEXPECTED, "old", "net/bias")
                .allowing(Mismatch.DTYPE, "saved in half", "net/scale");
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    LoadReport report = load(load -> relaxed.load(load).into(store));
    assertArrayEquals(new float[] {1, 1}, model.scale);
    assertArrayEquals(new float[6], model.w.toArray());
    assertArrayEquals(new float[3], model.b.toArray());
    assertEquals(
        "other.safetensors: 1 variable, 4 bytes, 1 widened\n"
            + "  SHAPE: net/w has shape (2, 3), and (3, 2) in the file. It may be transposed."
            + " Allowed: older layout\n"
            + "  MISSING: net/b (3,) float32 is not in the file. Allowed: new\n"
            + "  DTYPE: net/scale has dtype float32, and BF16 in the file. It is widened where that"
            + " is allowed. Allowed: saved in half\n"
            + "  UNEXPECTED: net/bias (3,) F32 is in the file, but no variable has that name."
            + " Allowed: old",
        report.toString());

    VariableStore empty = new VariableStore();
    Model[] made = new Model[1];
    load(
        load ->
            relaxed
                .load(load)
                .inPlace()
                .during(empty, () -> made[0] = bind(empty, Reuse.FALSE, Initializers.constant(5))));
    assertArrayEquals(new float[] {1, 1}, made[0].scale);
    assertArrayEquals(new float[] {5, 5, 5}, made[0].b.toArray());
    assertFalse(made[0].b.isReadOnly());
  }
}
