package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.FloatVariable;
import io.varscope.Initializers;
import io.varscope.Reuse;
import io.varscope.VariableStore;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Names in files, and those that variables know them by. */
class LoadNamesTest extends TrainedModelTest {

  @Test
  void namesAreChangedByRulesInOrder() throws IOException {
    file =
        save(
            "torch.safetensors",
            save -> save,
            ones("model.layers.0.weight", 2, 3),
            ones("model.layers.0.bias", 3),
            ones("model.gain", 2));
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    load(
        load ->
            load.renaming(Rename.prefix("model.", "net."))
                .renaming(Rename.pattern("layers\\.(\\d+)\\.(weight|bias)", "$2$1"))
                .renaming(Rename.separator(".", "/"))
                .renaming(Rename.exactly("net/weight0", "net/w"))
                .renaming(Rename.exactly("net/bias0", "net/b"))
                .renaming(Rename.exactly("net/gain", "net/scale"))
                .into(store));
    assertArrayEquals(new float[] {1, 1, 1}, model.b.toArray());
    CheckpointException clash =
        assertThrows(
            CheckpointException.class,
            () -> load(load -> load.renaming(name -> "net/w").into(store)));
    assertTrue(clash.reason().endsWith("are both renamed to 'net/w'."), clash.reason());
    LoadReport report =
        load(load -> load.renaming(Rename.prefix("model.gain", "net/scal")).check(store));
    assertTrue(
        problems(report)
            .contains(
                "UNEXPECTED: model.gain (2,) F32, renamed to net/scal, is in the file, but no"
                    + " variable has that name. Did you mean net/scale?"),
        report::toString);
  }

  @Test
  void oneTensorMayHaveTheValuesOfSeveralNames() throws IOException {
    file = save("tied.safetensors", save -> save.alias("net/head", "net/wte"), ones("net/wte", 2));
    FloatVariable wte = store.create(ones("net/wte", 2).withInitializer(Initializers.zeros()));
    load(load -> load.into(store));
    assertEquals(1, wte.get(0));
    FloatVariable head = store.create(ones("net/head", 2).withInitializer(Initializers.zeros()));
    LoadReport report = load(load -> load.into(store));
    assertEquals(1, head.get(0));
    assertEquals("tied.safetensors: 2 variables, 16 bytes, 2 copied", report.toString());
    VariableStore untied = new VariableStore();
    load(
        load -> {
          Loading loading = load.inPlace().before(untied);
          untied.create(ones("net/head", 2).withInitializer(NEVER));
          return loading.finish();
        });
  }

  @Test
  void aliasesAreOfVariables() {
    for (String[] names : new String[][] {{"a", "c"}, {"a", "a"}, {"b", "a"}}) {
      CheckpointException e =
          assertThrows(
              CheckpointException.class,
              () ->
                  save(
                      "x.safetensors",
                      save -> save.alias(names[0], names[1]),
                      ones("a", 2),
                      ones("b", 2)));
      assertTrue(
          e.reason()
              .startsWith("'" + names[0] + "' cannot be another name of '" + names[1] + "': "),
          e.reason());
      assertFalse(Files.exists(folder.resolve("x.safetensors")));
    }
  }
}
