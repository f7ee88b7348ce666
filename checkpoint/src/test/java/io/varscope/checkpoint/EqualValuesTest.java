package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.varscope.DType;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read twice from one file is equal, and what differs is not. */
final class EqualValuesTest {

  @TempDir Path folder;

  private Path file(String... names) {
    VariableStore store = new VariableStore();
    for (String name : names) {
      store.create(VariableSpec.of(name, DType.FLOAT32, Shape.of(2)));
    }
    Path file = folder.resolve(String.join("", names) + ".safetensors");
    Save.from(store).to(file);
    return file;
  }

  private static LoadReport report(Path file) throws IOException {
    VariableStore store = new VariableStore();
    store.create(VariableSpec.of("a", DType.FLOAT32, Shape.of(2)));
    store.create(VariableSpec.of("c", DType.FLOAT32, Shape.of(3)));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return Load.from(checkpoint).check(store);
    }
  }

  @Test
  void reports() throws IOException {
    Path file = file("a", "b");
    assertEqual(report(file), report(file));
    assertEqual(report(file).loaded(), report(file).loaded());
    assertEqual(report(file).problems(), report(file).problems());
    assertEquals(2, report(file).problems().size());
    assertNotEquals(report(file).problems().get(0), report(file).problems().get(1));
    assertNotEquals(report(file), report(file("a")));
    assertNotEquals(report(file).loaded(), report(file("b")).loaded());
  }

  @Test
  void headers() throws IOException {
    Path file = file("a", "b");
    try (SafetensorsFile one = SafetensorsFile.open(file, Strictness.STRICT);
        SafetensorsFile same = SafetensorsFile.open(file, Strictness.STRICT);
        SafetensorsFile other = SafetensorsFile.open(file("a"), Strictness.STRICT)) {
      assertEqual(one.header(), same.header());
      assertNotEquals(one.header(), other.header());
    }
  }

  @Test
  void whatIsToBeWritten() {
    TensorData.Source source = () -> null;
    TensorData tensor = new TensorData("v", ElementType.F32, Shape.of(2), source);
    assertEqual(tensor, new TensorData("v", ElementType.F32, Shape.of(2), source));
    assertEqual(List.of(tensor), List.of(tensor));
    assertNotEquals(tensor, new TensorData("v", ElementType.F32, Shape.of(3), source));
    assertNotEquals(tensor, new TensorData("v", ElementType.F32, Shape.of(2), () -> null));
  }

  private static void assertEqual(Object one, Object same) {
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
  }
}
