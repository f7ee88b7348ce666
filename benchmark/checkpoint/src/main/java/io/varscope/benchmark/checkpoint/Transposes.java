package io.varscope.benchmark.checkpoint;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.LoadedFrom;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.Loading;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How long it takes to load a matrix with its axes exchanged. */
final class Transposes {

  /** Says that the matrix in the file is the variable's, transposed. */
  @LoadedFrom(value = Transposes.class, names = "w = transpose(w)")
  static final class Turned {}

  /** The side of a tile. */
  private static final int TILE = 32;

  private final int side;
  private final Path file;
  private final long dataStart;

  private Transposes(int side, Path file) throws IOException {
    this.side = side;
    this.file = file;
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      this.dataStart = checkpoint.tensors().get(0).offset();
    }
  }

  /** Prints a table for a square matrix of some MiB. */
  static void print(Folder folder, int mebibytes) throws IOException {
    int side = (int) Math.sqrt(mebibytes * (1L << 20) / Float.BYTES);
    VariableStore store = new VariableStore();
    store.create(spec(side, Memory.DIRECT));
    Path file = folder.file("matrix.safetensors");
    Save.from(store).to(file);
    new Transposes(side, file).print();
  }

  private static VariableSpec<?> spec(int side, Memory memory) {
    return new VariableSpec<>(
        "w",
        DType.FLOAT32,
        Shape.of(side, side),
        Optional.of(Initializers.zeros()),
        true,
        Set.of(),
        memory,
        "");
  }

  private void print() throws IOException {
    Rounds.large()
        .run(
            "Load a matrix of " + side + " by " + side + " floats, transposed",
            List.of(
                Contestant.of("read, then two loops", () -> byHand(side)),
                Contestant.of("read, then two loops over tiles of 32", () -> byHand(TILE)),
                Contestant.of("Varscope, in an array", () -> load(Memory.ARRAY, turned())),
                Contestant.of("Varscope, in direct memory", () -> load(Memory.DIRECT, turned())),
                Contestant.of(
                    "Varscope, in direct memory, verified",
                    () -> load(Memory.DIRECT, load -> turned().apply(load).verified())),
                Contestant.of(
                    "Varscope, in direct memory, not transposed",
                    () -> load(Memory.DIRECT, load -> load))));
  }

  private static UnaryOperator<Load> turned() {
    return load -> load.declaredBy(Turned.class);
  }

  private float[] byHand(int tile) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(side * side * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    PlainFile.read(file, dataStart, bytes);
    FloatBuffer from = bytes.rewind().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] to = new float[side * side];
    for (int r = 0; r < side; r += tile) {
      for (int c = 0; c < side; c += tile) {
        for (int row = r; row < Math.min(r + tile, side); row++) {
          for (int column = c; column < Math.min(c + tile, side); column++) {
            to[column * side + row] = from.get(row * side + column);
          }
        }
      }
    }
    return to;
  }

  private VariableStore load(Memory memory, UnaryOperator<Load> how) throws IOException {
    VariableStore store = new VariableStore();
    try (Checkpoint checkpoint = Checkpoint.open(file);
        Loading loading = how.apply(Load.from(checkpoint)).before(store)) {
      store.create(spec(side, memory));
      loading.finish();
    }
    return store;
  }
}
