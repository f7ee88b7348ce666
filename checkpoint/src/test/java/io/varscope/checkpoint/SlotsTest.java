package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializers;
import io.varscope.Scope;
import io.varscope.Shape;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What optimizers keep of variables goes into files, and files may lack it. */
class SlotsTest {

  private static final String AVERAGE = "ExponentialMovingAverage";

  @TempDir private Path folder;
  private Path file;
  private final VariableStore store = new VariableStore();

  @BeforeEach
  void nameFile() {
    file = folder.resolve("net.safetensors");
  }

  private static FloatVariable bind(Scope scope) {
    return scope.variable("v", DType.FLOAT32, Shape.of(2), Initializers.constant(1, 2));
  }

  private static Scope net(VariableStore store) {
    return store.scope("net");
  }

  /** A step of Adam towards 0, of the loss sum of squares. */
  private static void step(FloatVariable v, int step) {
    FloatVariable m = v.slot("Adam");
    FloatVariable n = v.slot("Adam_1");
    double rate = 0.01 * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
    for (int i = 0; i < v.size(); i++) {
      double gradient = 2 * v.get(i);
      m.set(i, (float) (0.9 * m.get(i) + 0.1 * gradient));
      n.set(i, (float) (0.999 * n.get(i) + 0.001 * gradient * gradient));
      v.set(i, (float) (v.get(i) - rate * m.get(i) / (Math.sqrt(n.get(i)) + 1e-8)));
    }
  }

  @Test
  void aTrainingThatIsResumedComesToTheSame() throws IOException {
    FloatVariable v = bind(net(store).withSlots("Adam", "Adam_1"));
    for (int i = 1; i <= 10; i++) {
      step(v, i);
    }
    Save.from(store).to(file);
    VariableStore again = new VariableStore(7);
    FloatVariable[] w = new FloatVariable[1];
    LoadReport report;
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      report =
          Load.from(checkpoint)
              .during(again, () -> w[0] = bind(net(again).withSlots("Adam", "Adam_1")));
    }
    assertEquals("net.safetensors: 3 variables, 24 bytes, 3 copied", report.toString());
    for (int i = 11; i <= 20; i++) {
      step(v, i);
      step(w[0], i);
    }
    assertArrayEquals(v.toArray(), w[0].toArray());
    assertArrayEquals(v.slot("Adam_1").toArray(), w[0].slot("Adam_1").toArray());
  }

  @Test
  void slotsThatAFileLacksAreInitialized() throws IOException {
    bind(net(store)).setAll(3, 4);
    Save.from(store).to(file);
    VariableStore other = new VariableStore();
    FloatVariable[] v = new FloatVariable[1];
    LoadReport report;
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      report =
          Load.from(checkpoint)
              .inPlace()
              .during(other, () -> v[0] = bind(net(other).withSlots("Adam", AVERAGE)));
    }
    assertEquals(
        "net.safetensors: 1 variable, 8 bytes, 1 in place; 2 slots are not in the file",
        report.toString());
    assertEquals(List.of("net/v/Adam", "net/v/" + AVERAGE), report.slotsLeft());
    assertEquals(List.of(), report.allowed());
    assertEquals(0, v[0].slot("Adam").get(0));
    assertEquals(3, v[0].slot(AVERAGE).get(0));
    v[0].slot(AVERAGE).set(0, 5);
    assertEquals(3, v[0].get(0));
  }

  @Test
  void whatIsLoadedIntoVariablesThatThereAreBeginsAnew() throws IOException {
    bind(net(store)).setAll(3, 4);
    Save.from(store).to(file);
    VariableStore other = new VariableStore();
    FloatVariable v = bind(net(other).withSlots("Adam", AVERAGE));
    FloatVariable w = bind(other.scope("more").withSlots("Adam"));
    v.slot("Adam").setAll(7, 8);
    w.slot("Adam").setAll(7, 8);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      LoadReport report =
          Load.from(checkpoint).allowing(Mismatch.MISSING, "new", "more/v").into(other);
      assertEquals(
          "net.safetensors: 1 variable, 8 bytes, 1 copied; 3 slots are not in the file\n"
              + "  MISSING: more/v (2,) float32 is not in the file. Allowed: new",
          report.toString());
    }
    assertArrayEquals(new float[] {0, 0}, v.slot("Adam").toArray());
    assertArrayEquals(new float[] {3, 4}, v.slot(AVERAGE).toArray());
    assertArrayEquals(new float[] {7, 8}, w.slot("Adam").toArray());
  }

  @Test
  void aLoadThatFailsLeavesSlotsAlone() throws IOException {
    bind(store.scope("other"));
    bind(net(store));
    Save.from(store).to(file);
    VariableStore other = new VariableStore();
    FloatVariable v = bind(net(other).withSlots("Adam"));
    v.slot("Adam").setAll(7, 8);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertThrows(LoadException.class, () -> Load.from(checkpoint).into(other));
    }
    assertArrayEquals(new float[] {7, 8}, v.slot("Adam").toArray());
    // A slot that is in place cannot begin anew.
    VariableStore slots = new VariableStore();
    slots.scope("net/v").variable("Adam", DType.FLOAT32, Shape.of(2), Initializers.constant(5, 6));
    Path second = folder.resolve("slots.safetensors");
    Save.from(slots).to(second);
    VariableStore third = new VariableStore();
    try (Checkpoint adam = Checkpoint.open(second);
        Checkpoint whole = Checkpoint.open(file)) {
      Load.from(adam)
          .inPlace()
          .allowing(Mismatch.MISSING, "fresh", "net/v")
          .during(third, () -> bind(net(third).withSlots("Adam")));
      VariableException e =
          assertThrows(
              VariableException.class,
              () ->
                  Load.from(whole).allowing(Mismatch.UNEXPECTED, "another", "other/v").into(third));
      assertEquals("ReadOnlyVariable", e.id());
    }
  }

  @Test
  void slotsAreSavedOrLeftOut() throws IOException {
    bind(net(store).withSlots("Adam", AVERAGE));
    Save.from(store).to(file);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(
          List.of("net/v", "net/v/Adam", "net/v/" + AVERAGE),
          checkpoint.tensors().stream().map(TensorInfo::name).sorted().toList());
    }
    Save.from(store).withoutSlots().metadata("format", "pt").to(file);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(List.of("net/v"), checkpoint.tensors().stream().map(TensorInfo::name).toList());
    }
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> Save.from(store.scope("net/v")).withoutSlots().to(file));
    assertEquals(
        file + ": there are only slots in scope net/v, so nothing was saved.", e.getMessage());
  }
}
