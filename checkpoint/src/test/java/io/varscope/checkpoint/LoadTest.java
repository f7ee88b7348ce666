package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializers;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.VariableException;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.generated.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads into existing variables, and into those of a bind: all or nothing. */
class LoadTest extends TrainedModelTest {

  @Test
  void variablesThatThereAreAreSet() throws IOException {
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    LoadReport report = load(load -> load.into(store));
    assertTrained(model);
    assertEquals("model.safetensors: 3 variables, 44 bytes, 3 copied", report.toString());
  }

  @Test
  void variablesOfABindAreNeverInitialized() throws IOException {
    Model[] model = new Model[1];
    LoadReport report =
        load(load -> load.during(store, () -> model[0] = bind(store, Reuse.FALSE, NEVER)));
    assertTrained(model[0]);
    assertEquals("model.safetensors: 3 variables, 44 bytes, 3 copied", report.toString());
    store.create(VariableSpec.of("net/x", DType.FLOAT32, Shape.of(2)));
  }

  @Test
  void severalBindsMayShareALoad() throws IOException {
    VariableStore two = new VariableStore();
    two.create(ones("a/v", 2));
    two.create(ones("b/v", 2));
    Save.from(two).to(file);
    try (Checkpoint checkpoint = Checkpoint.open(file);
        Loading loading = Load.from(checkpoint).before(store)) {
      store.create(ones("a/v", 2).withInitializer(NEVER));
      LoadException early = assertThrows(LoadException.class, loading::finish);
      assertEquals(
          List.of("UNEXPECTED: b/v (2,) F32 is in the file, but no variable has that name."),
          problems(early.report()));
    }
    VariableStore again = new VariableStore();
    try (Checkpoint checkpoint = Checkpoint.open(file);
        Loading loading = Load.from(checkpoint).before(again)) {
      again.create(ones("a/v", 2).withInitializer(NEVER));
      LoadException missing = assertThrows(LoadException.class, () -> again.create(ones("c/v", 2)));
      assertEquals(
          List.of("MISSING: c/v (2,) float32 is not in the file. Did you mean a/v, or b/v?"),
          problems(missing.report()));
      again.create(ones("b/v", 2).withInitializer(NEVER));
      assertEquals(2, loading.finish().loaded().size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoStopsALoadHasTheOldValues(boolean isBound) throws IOException {
    List<Long> told = new ArrayList<>();
    Progress stop =
        (done, total) -> {
          told.add(done);
          assertEquals(44, total);
          return done < 30;
        };
    Model model = isBound ? bind(store, Reuse.FALSE, Initializers.zeros()) : null;
    assertThrows(
        CancellationException.class,
        () ->
            load(
                load ->
                    isBound
                        ? load.reporting(stop).into(store)
                        : load.reporting(stop)
                            .during(store, () -> bind(store, Reuse.FALSE, NEVER))));
    assertTrue(told.size() > 1, told::toString);
    if (isBound) {
      assertZeros(model);
    } else {
      assertEquals(List.of(), store.variables());
    }
  }

  @Test
  void aFileThatBecameShorterLeavesNothingHalf() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 8));
      assertThrows(
          CheckpointException.class,
          () ->
              Load.from(checkpoint)
                  .during(store, () -> bind(store, Reuse.FALSE, Initializers.zeros())));
    }
    assertEquals(List.of(), store.variables());
  }

  @Test
  void onlyAScopeMayBeLoaded() throws IOException {
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    FloatVariable other = store.create(ones("other/v", 2));
    load(load -> load.into(store.scope("net")));
    assertTrained(model);
    assertEquals(1, other.get(0));
  }

  @Test
  void whatABindSharesIsLeftAlone() throws IOException {
    FloatVariable b = store.create(ones("net/b", 3).withInitializer(Initializers.constant(-1)));
    Model[] model = new Model[1];
    LoadException e =
        assertThrows(
            LoadException.class,
            () ->
                load(load -> load.during(store, () -> model[0] = bind(store, Reuse.AUTO, NEVER))));
    assertEquals(
        List.of("UNEXPECTED: net/b (3,) F32 is in the file, but no variable has that name."),
        problems(e.report()));
    load(
        load ->
            load.allowing(Mismatch.UNEXPECTED, "has its own", "net/b")
                .during(store, () -> model[0] = bind(store, Reuse.AUTO, NEVER)));
    assertSame(b, model[0].b);
    assertEquals(-1, b.get(0));
    assertEquals(6, model[0].w.get(5));
  }

  @Test
  void aBindThatFailsForAnotherReasonChangesNothing() throws IOException {
    assertThrows(
        VariableException.class,
        () ->
            load(
                load ->
                    load.during(
                        store,
                        () -> {
                          Binding in = Binding.at(store.root(), "acme.Net");
                          in.begin(1);
                          in.declaration().reuse(Reuse.TRUE).float32("x", 2);
                          in.commit();
                        })));
    // The load is over, so this does not ask the file.
    store.create(ones("x", 2));
  }
}
