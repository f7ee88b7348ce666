package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.AnyVariable;
import io.varscope.CheckpointHeader;
import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.LoadedFrom;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.header.Header;
import io.varscope.header.TensorLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is saved as the header of somebody else's file has it. */
class SaveAsTest {

  @CheckpointHeader(
      file = "model.safetensors",
      digest = "sha256:12",
      tensors = {
        "h_{0..1}.qkv float32 (2, 6)",
        "h_{0..1}.mask bool (2, 2)",
        "a float32 (2, 3)",
        "b float32 (3,)",
        "half float16 (3,)",
        "brain bfloat16 (2, 2)",
        "step int64 ()",
      })
  static final class Published {}

  @CheckpointHeader(
      file = "other.safetensors",
      digest = "sha256:34",
      tensors = {"w float32 (2, 4*hidden)", "tied float32 (2,) if tied", "e f8_e4m3 (2,)"})
  static final class Locked {}

  @CheckpointHeader(
      file = "x",
      digest = "sha256:56",
      tensors = {"w float32 (2"})
  static final class IllegalHeader {}

  @LoadedFrom(
      value = Published.class,
      names = {
        "m/h{i}/q = slice(1, 0, 2, h_{i}.qkv)",
        "m/h{i}/k = transpose(slice(1, 2, 4, h_{i}.qkv))",
        "m/h{i}/v = slice(1, 4, 6, h_{i}.qkv)",
        "m/ab = transpose(concat(0, a, reshape(b, 1, 3)))",
        "m/{*} = {*.}",
      },
      absent = "m/head: newly trained",
      unused = "h_{i}.mask: no weight")
  @LoadedFrom(value = Locked.class, unused = "e: no variable has its dtype")
  static final class Model {}

  private static final String OWNER = "io.varscope.checkpoint.SaveAsTest.Model";

  @TempDir Path folder;

  private static void add(VariableStore store, String name, DType<?> dtype, long... dims) {
    add(store, OWNER, name, dtype, dims);
  }

  private static void add(
      VariableStore store, String owner, String name, DType<?> dtype, long... dims) {
    AnyVariable variable =
        store.create(
            new VariableSpec<>(
                name,
                dtype,
                Shape.of(dims),
                Optional.of(Initializers.zeros()),
                true,
                Set.of(),
                Memory.ANY,
                owner.isEmpty() ? "" : owner + ".v"));
    for (int k = 0; k < variable.size(); k++) {
      variable.setFromDouble(k, name.hashCode() % 1000 + k);
    }
  }

  private static VariableStore model() {
    VariableStore store = new VariableStore();
    for (int i = 0; i < 2; i++) {
      for (String name : List.of("q", "k", "v")) {
        add(store, "m/h" + i + "/" + name, DType.FLOAT32, 2, 2);
      }
    }
    add(store, "m/ab", DType.FLOAT32, 3, 3);
    add(store, "m/half", DType.FLOAT32, 3);
    add(store, "m/brain", DType.BFLOAT16, 2, 2);
    add(store, "m/step", DType.INT64);
    add(store, "m/head", DType.FLOAT32, 5);
    return store;
  }

  private Path save(VariableStore store, UnaryOperator<Save> how) {
    Path file = folder.resolve("saved.safetensors");
    how.apply(Save.from(store)).to(file);
    return file;
  }

  private static float[] floats(Checkpoint checkpoint, String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(checkpoint, checkpoint.find(name).orElseThrow()));
    float[] floats = new float[bytes.capacity() / 4];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  static byte[] bytes(Checkpoint checkpoint, TensorInfo tensor) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ReadableByteChannel channel = checkpoint.open(tensor)) {
      Channels.newInputStream(channel).transferTo(out);
    }
    return out.toByteArray();
  }

  private String fault(VariableStore store, UnaryOperator<Save> how) throws IOException {
    Path file = folder.resolve("saved.safetensors");
    RuntimeException e =
        assertThrows(RuntimeException.class, () -> how.apply(Save.from(store)).to(file));
    assertFalse(Files.exists(file));
    return e.getMessage().replace(file + ": ", "");
  }

  @Test
  void tensorsAreThoseOfTheHeader() throws IOException {
    VariableStore store = model();
    Path file = save(store, save -> save.as(Published.class).metadata("format", "pt"));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(
          Set.of(
              "h_0.qkv (2, 6) F32",
              "h_1.qkv (2, 6) F32",
              "a (2, 3) F32",
              "b (3,) F32",
              "half (3,) F16",
              "brain (2, 2) BF16",
              "step () I64"),
          Set.copyOf(checkpoint.tensors().stream().map(TensorInfo::toString).toList()));
      assertEquals("sha256:12", checkpoint.metadata().get("varscope.header"));
      assertEquals("pt", checkpoint.metadata().get("format"));
      float q = "m/h1/q".hashCode() % 1000;
      float k = "m/h1/k".hashCode() % 1000;
      float v = "m/h1/v".hashCode() % 1000;
      assertArrayEquals(
          new float[] {q, q + 1, k, k + 2, v, v + 1, q + 2, q + 3, k + 1, k + 3, v + 2, v + 3},
          floats(checkpoint, "h_1.qkv"));
      float ab = "m/ab".hashCode() % 1000;
      assertArrayEquals(
          new float[] {ab, ab + 3, ab + 6, ab + 1, ab + 4, ab + 7}, floats(checkpoint, "a"));
      assertArrayEquals(new float[] {ab + 2, ab + 5, ab + 8}, floats(checkpoint, "b"));
    }
    VariableStore again = model();
    again.variables().forEach(one -> one.setFromDouble(0, 1));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Load.from(checkpoint)
          .declared()
          .allowing(Mismatch.DTYPE, "it is rounded", "m/half")
          .into(again);
    }
    for (AnyVariable variable : store.variables()) {
      if (!variable.name().equals("m/head")) {
        assertEquals(variable.toString(), again.get(variable.name()).toString());
      }
    }
  }

  @Test
  void otherFormatsHaveNoDigest() throws IOException {
    Path file = folder.resolve("saved.npz");
    VariableStore store = new VariableStore();
    add(store, "w", DType.FLOAT32, 2, 8);
    Save.from(store).as(Locked.class).renaming(name -> "x." + name).to(file);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals("[x.w (2, 8) F32]", checkpoint.tensors().toString());
    }
  }

  @Test
  void shardsHaveItsTensors() throws IOException {
    Path index = folder.resolve("saved.safetensors.index.json");
    Save.from(model()).as(Published.class).toShards(index, 60);
    try (Checkpoint checkpoint = Checkpoint.open(index)) {
      assertEquals(7, checkpoint.tensors().size());
      assertEquals("sha256:12", checkpoint.metadata().get("varscope.header"));
    }
  }

  @Test
  void slotsAreLeftOutUnlessTheHeaderHasThem() throws IOException {
    VariableStore store = new VariableStore();
    add(store, "w", DType.FLOAT32, 2, 8);
    store.addSlots("Adam");
    Path file = save(store, save -> save.as(Locked.class, Model.class));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals("[w (2, 8) F32]", checkpoint.tensors().toString());
    }
  }

  @Test
  void whatDoesNotFitIsTold() throws IOException {
    VariableStore store = model();
    add(store, "m/other", DType.FLOAT32, 2);
    add(store, "m/h2/q", DType.FLOAT32, 2, 2);
    add(store, "m/hal", DType.FLOAT32, 2);
    assertEquals(
        """
        it cannot be saved as io.varscope.checkpoint.SaveAsTest$Published has it.
          m/other is other, but the header has no other.
          m/h2/q is slice(1, 0, 2, h_2.qkv), but the header has no h_2.qkv. Did you mean h_0.qkv?
          m/hal is hal, but the header has no hal. Did you mean half?""",
        fault(store, save -> save.as(Published.class)));
    VariableStore shapes = new VariableStore();
    add(shapes, "m/h0/q", DType.FLOAT32, 2, 3);
    add(shapes, "m/half", DType.FLOAT64, 3);
    add(shapes, "m/brain", DType.FLOAT16, 2, 2);
    add(shapes, "m/step", DType.FLOAT32);
    add(shapes, "m/a", DType.FLOAT32, 3, 2);
    assertEquals(
        """
        it cannot be saved as io.varscope.checkpoint.SaveAsTest$Published has it.
          m/h0/q has shape (2, 3), and slice(1, 0, 2, h_0.qkv) has (2, 2) in the header.
          m/half has dtype float64, and float16 in the header.
          m/brain has dtype float16, and bfloat16 in the header.
          m/step has dtype float32, and int64 in the header.
          m/a has shape (3, 2), and (2, 3) in the header.""",
        fault(shapes, save -> save.as(Published.class)));
  }

  @Test
  void whatHasNoInverseIsTold() throws IOException {
    VariableStore store = new VariableStore();
    add(store, "m/h0/q", DType.FLOAT32, 2, 2);
    add(store, "m/h1/q", DType.FLOAT32, 2, 2);
    add(store, "m/h1/k", DType.FLOAT32, 2, 2);
    add(store, "m/h1/v", DType.FLOAT32, 2, 2);
    add(store, "m/ab", DType.FLOAT32, 3, 3);
    add(store, "m/a", DType.FLOAT32, 2, 3);
    assertEquals(
        """
        it cannot be saved as io.varscope.checkpoint.SaveAsTest$Published has it.
          No variable has 8 elements of the tensor h_0.qkv; m/h0/q has the others.
          The variables m/ab and m/a have the same elements of the tensor a.
          No variable is the tensor half.
          No variable is the tensor brain.
          No variable is the tensor step.""",
        fault(store, save -> save.as(Published.class)));
  }

  @Test
  void whatSaysNothingFails() throws IOException {
    VariableStore dynamic = new VariableStore();
    add(dynamic, "", "w", DType.FLOAT32, 2);
    assertEquals(
        "nothing says how it is saved, for the classes that declare the variables are not known"
            + " here. Call as(Published.class, ...) with the class that has one.",
        fault(dynamic, save -> save.as(Published.class)));
    VariableStore other = new VariableStore();
    add(other, "io.varscope.checkpoint.SaveAsTest.Published", "w", DType.FLOAT32, 2);
    assertEquals(
        "nothing says how it is saved, for io.varscope.checkpoint.SaveAsTest$Published has no"
            + " @LoadedFrom(Published.class). Call as(Published.class, ...) with the class that has"
            + " one.",
        fault(other, save -> save.as(Published.class)));
    assertEquals(
        "io.varscope.checkpoint.SaveAsTest$Published has no @LoadedFrom(Locked.class), so nothing"
            + " says how it is saved so.",
        fault(other, save -> save.as(Locked.class, Published.class)));
    assertEquals(
        "java.lang.Object has no @CheckpointHeader. The command varscope header writes classes that"
            + " have.",
        fault(other, save -> save.as(Object.class)));
    assertEquals(
        "@CheckpointHeader of io.varscope.checkpoint.SaveAsTest$IllegalHeader cannot be read, \"w"
            + " float32 (2\": ",
        fault(other, save -> save.as(IllegalHeader.class)).replaceFirst("\": .*", "\": "));
  }

  @Test
  void aPlainSaveOfALoadedModelHasTheDigestOfItsHeader() throws IOException {
    VariableStore store = new VariableStore();
    add(store, "m/b", DType.FLOAT32, 3);
    add(store, "m/step", DType.INT64);
    Path file = folder.resolve("plain.safetensors");
    Save.from(store).narrowing(DType.FLOAT16, "m/b").to(file);
    Header header =
        Header.of(
            "plain.safetensors",
            List.of(TensorLine.parse("m/step int64 ()"), TensorLine.parse("m/b float16 (3,)")));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(header.digest(), checkpoint.metadata().get("varscope.header"));
    }
    VariableStore other = new VariableStore();
    add(other, "", "m/b", DType.FLOAT32, 3);
    Save.from(other).to(file);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertFalse(checkpoint.metadata().containsKey("varscope.header"));
    }
    Path npz = folder.resolve("plain.npz");
    Save.from(store).to(npz);
    try (Checkpoint checkpoint = Checkpoint.open(npz)) {
      assertEquals(2, checkpoint.tensors().size());
    }
  }
}
