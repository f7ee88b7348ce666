package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Initializers;
import io.varscope.Reuse;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Variables whose memory is the file's. */
class LoadInPlaceTest extends TrainedModelTest {

  @Test
  void newVariablesMayBeInPlace() throws IOException {
    Model[] model = new Model[1];
    LoadReport report =
        load(
            load -> load.inPlace().during(store, () -> model[0] = bind(store, Reuse.FALSE, NEVER)));
    assertTrained(model[0]);
    assertEquals(
        "model.safetensors: 3 variables, 44 bytes, 2 in place, 1 copied", report.toString());
    assertTrue(model[0].w.isReadOnly());
    assertThrows(VariableException.class, () -> model[0].w.set(0, 1));
    VariableException readOnly =
        assertThrows(VariableException.class, () -> load(load -> load.into(store)));
    VariableException assigned =
        assertThrows(VariableException.class, () -> model[0].w.assign(model[0].w));
    assertEquals(assigned.getMessage(), readOnly.getMessage());
  }

  @Test
  void pagesThatAreWrittenToAreCopied() throws IOException {
    byte[] before = Files.readAllBytes(file);
    Model[] model = new Model[1];
    load(
        load ->
            load.inPlaceCopiedOnWrite()
                .during(store, () -> model[0] = bind(store, Reuse.FALSE, NEVER)));
    assertTrained(model[0]);
    assertFalse(model[0].w.isReadOnly());
    model[0].w.set(0, 99);
    assertEquals(99, model[0].w.get(0));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void aFileMayBeReplacedWhileItIsInPlace() throws IOException {
    Model[] model = new Model[1];
    load(load -> load.inPlace().during(store, () -> model[0] = bind(store, Reuse.FALSE, NEVER)));
    VariableStore other = new VariableStore();
    bind(other, Reuse.FALSE, Initializers.zeros());
    Save.from(other).to(file);
    assertTrained(model[0]);
    Model reloaded = bind(new VariableStore(), Reuse.FALSE, Initializers.ones());
    assertFalse(reloaded.w.isReadOnly());
    // In place of itself, too.
    Save.from(store).to(file);
    Model back = bind(other, Reuse.TRUE, NEVER);
    load(load -> load.into(other));
    assertTrained(back);
  }
}
