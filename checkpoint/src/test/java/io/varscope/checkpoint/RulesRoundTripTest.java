package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.AnyVariable;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.RandomRules.Array;
import io.varscope.header.Header;
import io.varscope.naming.NameRules;
import io.varscope.naming.NamedReasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever rules say, as long as they have an inverse: a load gives what a naive reference gives,
 * and a save gives the bytes of the file that was loaded.
 */
class RulesRoundTripTest {

  @Property(tries = 300, seed = "17")
  void loadedAndSavedAgain(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 3) int way,
      @ForAll boolean verified,
      @ForAll boolean direct,
      @ForAll boolean npz)
      throws IOException {
    RandomRules random = new RandomRules(seed);
    Declaration declaration =
        new Declaration(
            RulesRoundTripTest.class,
            RulesRoundTripTest.class,
            NameRules.parse(random.rules()),
            NamedReasons.parse(List.of()),
            NamedReasons.parse(List.of()));
    Declarations.One source = new Declarations.One(List.of(declaration));
    Header header = Header.parse("published", "sha256:0", random.header());
    // In an npz a name is that of a file, so odd ones are for the other format.
    boolean isPlain = random.tensors.keySet().stream().noneMatch(name -> name.contains(" "));
    String suffix = npz && isPlain ? ".npz" : ".safetensors";
    Path published = Files.createTempFile("published", suffix);
    Path saved = Files.createTempFile("saved", suffix);
    try {
      publish(random.tensors, published);
      VariableStore store = new VariableStore();
      Memory memory = direct ? Memory.DIRECT : Memory.ARRAY;
      try (Checkpoint checkpoint = Checkpoint.open(published)) {
        Load load = Load.from(checkpoint).declared(source);
        if (verified && suffix.equals(".safetensors")) {
          load = load.verified();
        }
        if (way == 0) {
          create(store, random.variables, memory);
          assertEquals(List.of(), load.into(store).allowed());
        } else {
          load = way == 1 ? load : way == 2 ? load.inPlace() : load.inPlaceCopiedOnWrite();
          Loading loading = load.before(store);
          create(store, random.variables, way == 1 ? memory : Memory.ANY);
          loading.finish();
        }
      }
      for (Map.Entry<String, Array> entry : random.variables.entrySet()) {
        AnyVariable variable = store.get(entry.getKey());
        List<Integer> expected = entry.getValue().numbers();
        assertEquals(expected.size(), variable.size());
        for (int k = 0; k < expected.size(); k++) {
          assertEquals((double) expected.get(k), variable.getAsDouble(k), entry.getValue().text());
        }
      }
      Save.from(store).as(RulesRoundTripTest.class, header, source).to(saved);
      assertSame(published, saved);
    } finally {
      Files.delete(published);
      Files.delete(saved);
    }
  }

  /** Writes the file that somebody else has published: variables named after the rest. */
  private static void publish(Map<String, Array> tensors, Path file) {
    VariableStore store = new VariableStore();
    Map<String, String> names = new HashMap<>();
    tensors.forEach(
        (name, array) -> {
          AnyVariable variable = store.create(spec("v" + names.size(), array, Memory.ANY));
          names.put(variable.name(), name);
          for (int k = 0; k < variable.size(); k++) {
            variable.setFromDouble(k, array.numbers().get(k));
          }
        });
    Save.from(store).renaming(names::get).to(file);
  }

  private static void create(VariableStore store, Map<String, Array> arrays, Memory memory) {
    arrays.forEach((name, array) -> store.create(spec(name, array, memory)));
  }

  private static VariableSpec<?> spec(String name, Array array, Memory memory) {
    long[] dims = array.shape().stream().mapToLong(Integer::longValue).toArray();
    return new VariableSpec<>(
        name,
        array.dtype(),
        Shape.of(dims),
        Optional.of(Initializers.zeros()),
        true,
        Set.of(),
        memory,
        "");
  }

  private static void assertSame(Path published, Path saved) throws IOException {
    try (Checkpoint expected = Checkpoint.open(published);
        Checkpoint actual = Checkpoint.open(saved)) {
      assertEquals(expected.tensors().size(), actual.tensors().size());
      for (TensorInfo tensor : expected.tensors()) {
        TensorInfo found = actual.find(tensor.name()).orElseThrow();
        assertEquals(tensor.toString(), found.toString());
        assertArrayEquals(
            SaveAsTest.bytes(expected, tensor), SaveAsTest.bytes(actual, found), tensor.name());
      }
    }
  }
}
