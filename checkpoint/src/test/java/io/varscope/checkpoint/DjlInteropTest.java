package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.util.passthrough.PassthroughNDManager;
import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DJL reads what we write, and we read what it writes. */
class DjlInteropTest {

  /** Those that DJL reads; of bfloat16 it does not. */
  private static final Map<DType<?>, DataType> TYPES =
      Map.of(
          DType.FLOAT32, DataType.FLOAT32,
          DType.FLOAT64, DataType.FLOAT64,
          DType.FLOAT16, DataType.FLOAT16,
          DType.INT8, DataType.INT8,
          DType.UINT8, DataType.UINT8,
          DType.INT32, DataType.INT32,
          DType.INT64, DataType.INT64,
          DType.BOOL, DataType.BOOLEAN);

  @TempDir private Path folder;

  /** The formats by DJL's names. */
  private enum FileFormat {
    SAFETENSORS(NDList.Encoding.SAFETENSORS, "a.safetensors"),
    NPZ(NDList.Encoding.NPZ, "a.npz");

    @SuppressWarnings("ImmutableEnumChecker") // An enum of DJL.
    private final NDList.Encoding encoding;

    private final String file;

    FileFormat(NDList.Encoding encoding, String file) {
      this.encoding = encoding;
      this.file = file;
    }
  }

  private static VariableStore store() {
    VariableStore store = new VariableStore(9);
    TYPES
        .keySet()
        .forEach(
            dtype ->
                store
                    .create(
                        VariableSpec.of("net/" + dtype, dtype, Shape.of(3, 5))
                            .withInitializer(Initializers.ones()))
                    .setFromDouble(7, 0));
    store.create(
        VariableSpec.of("scalar", DType.FLOAT32, Shape.scalar())
            .withInitializer(Initializers.constant(2.5)));
    return store;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource
  void djlReadsWhatWeWrite(FileFormat format) throws IOException {
    Path file = folder.resolve(format.file);
    VariableStore store = store();
    Save.from(store).to(file);
    try (NDManager manager = PassthroughNDManager.INSTANCE.newSubManager();
        InputStream in = Files.newInputStream(file)) {
      NDList list = NDList.decode(manager, in);
      assertEquals(store.variables().size(), list.size());
      for (NDArray array : list) {
        AnyVariable variable = store.get(array.getName());
        assertEquals(TYPES.get(variable.dtype()), array.getDataType());
        assertArrayEquals(variable.shape().toArray(), array.getShape().getShape());
        ByteBuffer read = array.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        assertArrayEquals(bytes(variable.bytes()), bytes(read), array.getName());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void weReadWhatDjlWrites(FileFormat format) throws IOException {
    Path file = folder.resolve(format.file);
    VariableStore store = store();
    try (NDManager manager = PassthroughNDManager.INSTANCE.newSubManager();
        OutputStream out = Files.newOutputStream(file)) {
      NDList list = new NDList();
      for (AnyVariable variable : store.variables()) {
        NDArray array =
            manager.create(
                variable.bytes(),
                new ai.djl.ndarray.types.Shape(variable.shape().toArray()),
                TYPES.get(variable.dtype()));
        array.setName(variable.name());
        list.add(array);
      }
      list.encode(out, format.encoding);
    }
    VariableStore loaded = store();
    loaded.variables().forEach(variable -> variable.setFromDouble(0, 0));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Load.from(checkpoint).into(loaded);
    }
    for (AnyVariable variable : store.variables()) {
      assertArrayEquals(
          bytes(variable.bytes()), bytes(loaded.get(variable.name()).bytes()), variable.name());
    }
  }
}
