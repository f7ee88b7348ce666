package io.varscope.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.HalfPrecision;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.numpy.NpyWriter;
import io.varscope.checkpoint.numpy.NpzWriter;
import io.varscope.checkpoint.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A program that takes one large tensor every way from a file to a variable and back. Most of the
 * tensor is 0, and a hole in the file; the elements beside each power of two, and the last, are
 * not.
 */
final class LargeTensors {

  /** A way that a tensor goes. */
  enum Way {
    INTO,
    WITHOUT_ROOM,
    DURING,
    BEFORE,
    VERIFIED,
    IN_PLACE,
    COPIED_ON_WRITE,
    SAVE,
    NARROWED,
    NPZ,
    NPY,
    COPY
  }

  private final Path folder;
  private final ElementType type;
  private final DType<?> dtype;
  private final int size;
  private final Path file;

  private LargeTensors(Path folder, ElementType type, DType<?> dtype, int size) throws IOException {
    this.folder = folder;
    this.type = type;
    this.dtype = dtype;
    this.size = size;
    this.file = folder.resolve("large.safetensors");
    writeSparse();
  }

  /**
   * Goes some ways, and fails if a value is another in the end.
   *
   * @param arguments a folder, the type in the file, the dtype of the variable, how many elements,
   *     and ways
   */
  public static void main(String[] arguments) throws IOException {
    LargeTensors tensors =
        new LargeTensors(
            Path.of(arguments[0]),
            ElementType.valueOf(arguments[1]),
            DType.values().stream()
                .filter(dtype -> dtype.toString().equals(arguments[2]))
                .findAny()
                .orElseThrow(),
            Integer.parseInt(arguments[3]));
    for (String way : List.of(arguments).subList(4, arguments.length)) {
      System.out.println(way);
      tensors.go(Way.valueOf(way));
    }
  }

  /** Bytes of an element that every type can hold; not 0. */
  private int value(int index) {
    return type == ElementType.BOOL ? 1 : 1 + index % 97;
  }

  private NavigableSet<Integer> marks() {
    NavigableSet<Integer> marks = new TreeSet<>();
    for (long power = 1; power <= Integer.MAX_VALUE; power *= 2) {
      for (long mark = power - 1; mark <= power + 1; mark++) {
        if (mark < size) {
          marks.add((int) mark);
        }
      }
    }
    marks.add(size - 1);
    return marks;
  }

  private void writeSparse() throws IOException {
    int bytes = type.bits() / 8;
    byte[] json =
        String.format(
                "{\"v\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}",
                type, size, (long) size * bytes)
            .getBytes(UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer header = ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN);
      channel.write(header.putLong(json.length).put(json).flip());
      for (int mark : marks()) {
        channel.write(encoded(value(mark)), 8 + json.length + (long) mark * bytes);
      }
    }
  }

  private ByteBuffer encoded(int value) {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    switch (type) {
      case BOOL, U8, I8 -> bytes.put((byte) value);
      case I16 -> bytes.putShort((short) value);
      case F16 -> bytes.putShort(HalfPrecision.toFloat16(value));
      case BF16 -> bytes.putShort(HalfPrecision.toBfloat16(value));
      case I32 -> bytes.putInt(value);
      case F32 -> bytes.putFloat(value);
      case I64 -> bytes.putLong(value);
      case F64 -> bytes.putDouble(value);
      default -> throw new IllegalArgumentException(type.toString());
    }
    return bytes.flip();
  }

  private VariableSpec<?> spec() {
    return VariableSpec.of("v", dtype, Shape.of(size)).withInitializer(Initializers.zeros());
  }

  private void go(Way way) throws IOException {
    switch (way) {
      case INTO -> into(file, load -> load);
      case WITHOUT_ROOM -> withoutRoom();
      case DURING -> during(file, load -> load, LoadReport.How.COPIED);
      case BEFORE -> before();
      case VERIFIED -> verified();
      case IN_PLACE -> during(file, Load::inPlace, LoadReport.How.IN_PLACE);
      case COPIED_ON_WRITE -> during(file, Load::inPlaceCopiedOnWrite, LoadReport.How.IN_PLACE);
      case SAVE -> save();
      case NARROWED -> narrowed();
      case NPZ -> copied(folder.resolve("large.npz"));
      case NPY -> copied(folder.resolve("v.npy"));
      case COPY -> copied(folder.resolve("copy.safetensors"));
    }
  }

  @FunctionalInterface
  private interface How {
    Load of(Load load);
  }

  private Load load(Checkpoint checkpoint) {
    return Load.from(checkpoint).allowing(Mismatch.DTYPE, "widened", "*");
  }

  private void into(Path from, How how) throws IOException {
    VariableStore store = new VariableStore();
    AnyVariable v = store.create(spec());
    v.setFromDouble(size / 2 + 3, 1);
    try (Checkpoint checkpoint = Checkpoint.open(from)) {
      require(how.of(load(checkpoint)).into(store).loaded().size() == 1, "one is loaded");
    }
    check(v);
  }

  /** There is direct memory for the variable only, and no folder for temporary files. */
  private void withoutRoom() throws IOException {
    VariableStore store = new VariableStore();
    AnyVariable v = store.create(spec());
    v.setFromDouble(size - 1, 55);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      load(checkpoint).into(store);
      throw new AssertionError("there is room");
    } catch (CheckpointException e) {
      System.out.println(e.reason());
    }
    require(v.getAsDouble(0) == 0 && v.getAsDouble(size - 1) == 55, "it is as it was");
  }

  private void during(Path from, How how, LoadReport.How loaded) throws IOException {
    VariableStore store = new VariableStore();
    LoadReport report;
    try (Checkpoint checkpoint = Checkpoint.open(from)) {
      report = how.of(load(checkpoint)).during(store, () -> store.create(spec()));
    }
    require(
        report.loaded().get(0).how() == (isSame() ? loaded : LoadReport.How.WIDENED),
        report.toString());
    check(store.get("v"));
  }

  private boolean isSame() {
    return type == ElementType.of(dtype);
  }

  private void before() throws IOException {
    VariableStore store = new VariableStore();
    try (Checkpoint checkpoint = Checkpoint.open(file);
        Loading loading = load(checkpoint).before(store)) {
      store.create(spec());
      require(loading.finish().loaded().size() == 1, "one is loaded");
    }
    check(store.get("v"));
  }

  /** A wrong byte is found, too, wherever it is. */
  private void verified() throws IOException {
    Path summed = folder.resolve("summed.safetensors");
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      SafetensorsWriter.write(summed, tensors(checkpoint), Map.of(), true, Progress.NONE);
    }
    into(summed, Load::verified);
    during(summed, Load::verified, LoadReport.How.COPIED);
    long offset;
    try (Checkpoint checkpoint = Checkpoint.open(summed)) {
      offset = checkpoint.tensors().get(0).offset();
      require(Checksums.verify(checkpoint, Progress.NONE).isEmpty(), "it is whole");
    }
    for (int mark : List.of(marks().first(), marks().lower(size - 1), size - 1)) {
      long at = offset + (long) mark * (type.bits() / 8);
      flip(summed, at);
      try (Checkpoint checkpoint = Checkpoint.open(summed)) {
        require(Checksums.verify(checkpoint, Progress.NONE).size() == 1, "byte " + at);
      }
      flip(summed, at);
    }
    Files.delete(summed);
  }

  private static void flip(Path file, long at) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      one.put(0, (byte) (one.get(0) ^ 1));
      channel.write(one.rewind(), at);
    }
  }

  private VariableStore stored() throws IOException {
    VariableStore store = new VariableStore();
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      load(checkpoint).during(store, () -> store.create(spec()));
    }
    return store;
  }

  private void save() throws IOException {
    Path saved = folder.resolve("saved.safetensors");
    Save.from(stored()).to(saved);
    during(saved, Load::verified, LoadReport.How.COPIED);
    Files.delete(saved);
  }

  private void narrowed() throws IOException {
    Path saved = folder.resolve("narrowed.safetensors");
    Save.from(stored()).narrowing(DType.FLOAT16, "v").to(saved);
    into(saved, Load::verified);
    Files.delete(saved);
  }

  private static List<TensorData> tensors(Checkpoint checkpoint) {
    return checkpoint.tensors().stream()
        .map(
            tensor ->
                new TensorData("v", tensor.type(), tensor.shape(), () -> checkpoint.open(tensor)))
        .toList();
  }

  /** To another file, and from there back to one that is byte for byte the same as before. */
  private void copied(Path to) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      List<TensorData> tensors = tensors(checkpoint);
      if (to.toString().endsWith(".npz")) {
        NpzWriter.write(to, tensors, Progress.NONE);
      } else if (to.toString().endsWith(".npy")) {
        NpyWriter.write(to, tensors.get(0), Progress.NONE);
      } else {
        SafetensorsWriter.write(to, tensors, Map.of(), false, Progress.NONE);
      }
      try (Checkpoint copy = Checkpoint.open(to);
          ReadableByteChannel first = checkpoint.open(checkpoint.tensors().get(0));
          ReadableByteChannel second = copy.open(copy.tensors().get(0))) {
        requireSame(first, second);
      }
    }
    into(to, load -> load);
    Files.delete(to);
  }

  private static void requireSame(ReadableByteChannel a, ReadableByteChannel b) throws IOException {
    ByteBuffer left = ByteBuffer.allocateDirect(1 << 20);
    ByteBuffer right = ByteBuffer.allocateDirect(1 << 20);
    do {
      fill(a, left);
      fill(b, right);
      require(left.equals(right), "the bytes are the same");
    } while (left.hasRemaining());
  }

  private static void fill(ReadableByteChannel channel, ByteBuffer bytes) throws IOException {
    bytes.clear();
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until it is full, or all is read.
    }
    bytes.flip();
  }

  private void check(AnyVariable variable) {
    NavigableSet<Integer> marks = marks();
    for (int mark : marks) {
      require(
          variable.getAsDouble(mark) == value(mark),
          "element " + mark + " is " + variable.getAsDouble(mark));
    }
    ByteBuffer bytes = variable.bytes();
    long words = 0;
    int whole = bytes.limit() / Long.BYTES * Long.BYTES;
    for (int at = 0; at < whole; at += Long.BYTES) {
      words += bytes.getLong(at) == 0 ? 0 : 1;
    }
    long expected =
        marks.stream()
            .mapToLong(mark -> (long) mark * dtype.bytes() / Long.BYTES)
            .filter(word -> word < whole / Long.BYTES)
            .distinct()
            .count();
    require(words == expected, words + " words of 8 bytes are not 0, and not " + expected);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
