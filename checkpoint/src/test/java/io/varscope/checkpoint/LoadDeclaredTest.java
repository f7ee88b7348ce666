package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializers;
import io.varscope.LoadedFrom;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.LoadReport.Difference;
import io.varscope.checkpoint.LoadReport.How;
import io.varscope.checkpoint.LoadReport.Loaded;
import io.varscope.generated.Assignment;
import io.varscope.generated.Binding;
import io.varscope.generated.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are loaded as {@link LoadedFrom} on the classes of the variables says. */
class LoadDeclaredTest {

  @LoadedFrom(
      value = Object.class,
      names = {
        "gpt.h.{i}.q = slice(1, 0, 2, h_{i}.qkv)",
        "gpt.h.{i}.k = transpose(slice(1, 2, 4, h_{i}.qkv))",
        "gpt.h.{i}.v = slice(1, 4, 6, h_{i}.qkv)",
        "gpt.both = concat(0, a, reshape(b, 1, 2))",
        "gpt.row = reshape(slice(0, 1, 2, rows), 3)",
        "gpt.{*} = {*}",
      },
      absent = "gpt.head: newly trained",
      unused = "h_{i}.mask: no weight")
  static final class Gpt {

    /** Nested as deep as can be. */
    static final class Plain {}
  }

  @LoadedFrom(value = Object.class, names = "a.{i} = b.{i-1}")
  static final class Below {}

  @LoadedFrom(
      value = Object.class,
      names = {"a = b", "b = c c"})
  static final class Illegal {}

  private static final String GPT = "io.varscope.checkpoint.LoadDeclaredTest.Gpt";

  @TempDir Path folder;
  private Path file;

  private static VariableSpec<FloatVariable> spec(
      String owner, String name, Memory memory, long... dims) {
    return new VariableSpec<>(
        name,
        DType.FLOAT32,
        Shape.of(dims),
        Optional.of(Initializers.constant(-1)),
        true,
        Set.of(),
        memory,
        owner.isEmpty() ? "" : owner + "." + name.substring(name.lastIndexOf('.') + 1));
  }

  private static List<VariableSpec<FloatVariable>> gpt(Memory memory) {
    List<VariableSpec<FloatVariable>> specs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      for (String name : List.of("q", "k", "v")) {
        specs.add(spec(GPT + ".h[" + i + "]", "gpt.h." + i + "." + name, memory, 2, 2));
      }
    }
    specs.add(spec(GPT, "gpt.both", memory, 3, 2));
    specs.add(spec(GPT, "gpt.row", memory, 3));
    specs.add(spec(GPT, "gpt.wte", memory, 2));
    specs.add(spec(GPT, "gpt.head", memory, 1));
    return specs;
  }

  private static VariableStore store(List<VariableSpec<FloatVariable>> specs) {
    VariableStore store = new VariableStore();
    specs.forEach(store::create);
    return store;
  }

  /** A file whose elements count on from the first of the first tensor. */
  private Path save(String name, UnaryOperator<Save> how) {
    VariableStore store = new VariableStore();
    int next = 0;
    for (VariableSpec<FloatVariable> spec :
        List.of(
            spec("", "h_0.qkv", Memory.ANY, 2, 6),
            spec("", "h_1.qkv", Memory.ANY, 2, 6),
            spec("", "h_0.mask", Memory.ANY, 2, 2),
            spec("", "a", Memory.ANY, 2, 2),
            spec("", "b", Memory.ANY, 2),
            spec("", "rows", Memory.ANY, 2, 3),
            spec("", "wte", Memory.ANY, 2))) {
      FloatVariable variable = store.create(spec);
      for (int k = 0; k < variable.size(); k++) {
        variable.setFromDouble(k, next++);
      }
    }
    Path path = folder.resolve(name);
    how.apply(Save.from(store)).to(path);
    return path;
  }

  @BeforeEach
  void saveAFile() {
    file = save("model.safetensors", save -> save);
  }

  private static void assertLoaded(VariableStore store) {
    assertValues(store, "gpt.h.0.q", 0, 1, 6, 7);
    assertValues(store, "gpt.h.0.k", 2, 8, 3, 9);
    assertValues(store, "gpt.h.0.v", 4, 5, 10, 11);
    assertValues(store, "gpt.h.1.q", 12, 13, 18, 19);
    assertValues(store, "gpt.h.1.k", 14, 20, 15, 21);
    assertValues(store, "gpt.both", 28, 29, 30, 31, 32, 33);
    assertValues(store, "gpt.row", 37, 38, 39);
    assertValues(store, "gpt.wte", 40, 41);
    assertValues(store, "gpt.head", -1);
  }

  private static void assertValues(VariableStore store, String name, float... values) {
    FloatVariable variable = (FloatVariable) store.find(name).orElseThrow();
    assertArrayEquals(values, variable.toArray(), name);
  }

  private LoadReport load(UnaryOperator<Load> how, VariableStore store) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return how.apply(Load.from(checkpoint)).into(store);
    }
  }

  /** One bind of all variables, of which the store tells the load together. */
  private LoadReport bind(
      UnaryOperator<Load> how,
      VariableStore store,
      String owner,
      List<VariableSpec<FloatVariable>> specs)
      throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return how.apply(Load.from(checkpoint)).during(store, () -> bind(store, owner, specs));
    }
  }

  private static void bind(
      VariableStore store, String owner, List<VariableSpec<FloatVariable>> specs) {
    Binding in = Binding.at(store.root(), owner);
    in.begin(1);
    for (VariableSpec<FloatVariable> spec : specs) {
      in.declaration()
          .memory(spec.memory())
          .initializer(spec.initializer().orElseThrow())
          .float32(spec.name(), spec.shape().toArray());
    }
    in.assign(
        new Assignment() {
          @Override
          protected void assign(Found found) {
            specs.forEach(spec -> found.nextFloat32());
          }
        });
    in.commit();
  }

  private LoadReport bindOneByOne(
      UnaryOperator<Load> how, VariableStore store, List<VariableSpec<FloatVariable>> specs)
      throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Loading loading = how.apply(Load.from(checkpoint)).before(store);
      specs.forEach(store::create);
      return loading.finish();
    }
  }

  private static String text(LoadReport report, String variable) {
    return report.loaded().stream()
        .filter(one -> one.variable().equals(variable))
        .map(Loaded::toString)
        .findFirst()
        .orElse("none");
  }

  @Test
  void intoVariables() throws IOException {
    for (Memory memory : List.of(Memory.ARRAY, Memory.DIRECT)) {
      VariableStore store = store(gpt(memory));
      LoadReport report = load(Load::declared, store);
      assertLoaded(store);
      assertEquals(
          List.of(
              "MISSING: gpt.head (1,) float32 is head, but that is not in the file. Allowed: newly"
                  + " trained",
              "UNEXPECTED: h_0.mask (2, 2) F32 is in the file, but no variable has that name."
                  + " Allowed: no weight"),
          report.allowed().stream().map(Difference::toString).toList());
      assertEquals(
          "gpt.h.1.k: transpose(slice(1, 2, 4, h_1.qkv)), REARRANGED", text(report, "gpt.h.1.k"));
      assertEquals("gpt.wte: wte (2,) F32, COPIED", text(report, "gpt.wte"));
      assertEquals("gpt.row: reshape(slice(0, 1, 2, rows), 3), COPIED", text(report, "gpt.row"));
      assertTrue(
          report
              .toString()
              .startsWith("model.safetensors: 9 variables, 140 bytes, 2 copied, 7 rearranged\n"),
          report.toString());
    }
  }

  @Test
  void duringABind() throws IOException {
    for (Memory memory : List.of(Memory.ARRAY, Memory.DIRECT)) {
      List<UnaryOperator<Load>> ways =
          List.of(
              load -> load.declaredBy(Gpt.class),
              load -> load.declared().verified(),
              load -> load.verified().declared().inPlace(),
              load -> load.declared().inPlaceCopiedOnWrite());
      for (UnaryOperator<Load> way : ways) {
        VariableStore store = new VariableStore();
        bindOneByOne(way, store, gpt(memory));
        assertLoaded(store);
      }
    }
  }

  @Test
  void whatDoesNotMoveIsInPlace() throws IOException {
    VariableStore store = new VariableStore();
    LoadReport report = bindOneByOne(load -> load.declared().inPlace(), store, gpt(Memory.ANY));
    assertEquals(
        List.of("gpt.row", "gpt.wte"),
        report.loaded().stream()
            .filter(one -> one.how() == How.IN_PLACE)
            .map(Loaded::variable)
            .toList());
    assertTrue(store.find("gpt.row").orElseThrow().isReadOnly());
    assertLoaded(store);
  }

  @Test
  void renamingGoesFirst() throws IOException {
    file = save("renamed.safetensors", save -> save.renaming(name -> "model." + name));
    VariableStore store = store(gpt(Memory.ANY));
    load(load -> load.renaming(Rename.prefix("model.", "")).declared(), store);
    assertLoaded(store);
  }

  @Test
  void otherFormats() throws IOException {
    file = save("model.npz", save -> save.withoutChecksums());
    VariableStore store = store(gpt(Memory.ANY));
    load(Load::declared, store);
    assertLoaded(store);
    VariableStore empty = new VariableStore();
    bindOneByOne(Load::declared, empty, gpt(Memory.DIRECT));
    assertLoaded(empty);
  }

  @Test
  void narrowTensorsAreWidened() throws IOException {
    file = save("half.safetensors", save -> save.narrowing(DType.FLOAT16, "*"));
    UnaryOperator<Load> how =
        load -> load.declared().allowing(Mismatch.DTYPE, "it is published so", "*").inPlace();
    VariableStore store = new VariableStore();
    LoadReport report = bindOneByOne(how, store, gpt(Memory.DIRECT));
    assertLoaded(store);
    assertEquals(
        "gpt.h.0.k: transpose(slice(1, 2, 4, h_0.qkv)), WIDENED", text(report, "gpt.h.0.k"));
    VariableStore there = store(gpt(Memory.ARRAY));
    load(how, there);
    assertLoaded(there);
  }

  @Test
  void whatDiffersIsTold() throws IOException {
    List<VariableSpec<FloatVariable>> specs =
        List.of(
            spec(GPT, "gpt.h.0.q", Memory.ANY, 3, 2),
            spec(GPT, "gpt.h.0.k", Memory.ANY, 2, 2),
            spec(GPT, "gpt.h.0.v", Memory.ANY, 2, 2),
            spec(GPT, "gpt.h.7.q", Memory.ANY, 2, 2),
            spec(GPT, "gpt.h.1.q", Memory.ANY, 2, 2),
            spec(GPT, "gpt.both", Memory.ANY, 2, 3),
            spec(GPT, "gpt.row", Memory.ANY, 3),
            spec(GPT, "gpt.wteX", Memory.ANY, 2));
    LoadException e = assertThrows(LoadException.class, () -> load(Load::declared, store(specs)));
    assertEquals(
        List.of(
            "SHAPE: gpt.h.0.q has shape (3, 2), and slice(1, 0, 2, h_0.qkv) has (2, 2) in the"
                + " file.",
            "MISSING: gpt.h.7.q (2, 2) float32 is slice(1, 0, 2, h_7.qkv), but h_7.qkv is not in"
                + " the file.",
            "SHAPE: gpt.both has shape (2, 3), and concat(0, a, reshape(b, 1, 2)) has (3, 2) in"
                + " the file. It may be transposed.",
            "MISSING: gpt.wteX (2,) float32 is wteX, but that is not in the file. Did you mean"
                + " wte?",
            "UNEXPECTED: wte (2,) F32 is in the file, but no variable has that name. Did you mean"
                + " wteX?"),
        TrainedModelTest.problems(e.report()));
  }

  @LoadedFrom(
      value = Object.class,
      names = {
        "t = transpose(b)",
        "p = permute(a, 0, 1, 2)",
        "c = concat(0, a, rows)",
        "s = slice(1, 0, 7, h_0.qkv)",
        "r = reshape(rows, 6)",
      },
      unused = "{*}: not here")
  static final class Unfit {}

  @Test
  void whatCannotBeIsTold() throws IOException {
    List<VariableSpec<FloatVariable>> specs = new ArrayList<>();
    for (String name : List.of("t", "p", "c", "s", "r")) {
      specs.add(spec("", name, Memory.ANY, 2, 2));
    }
    LoadException e =
        assertThrows(
            LoadException.class, () -> load(load -> load.declaredBy(Unfit.class), store(specs)));
    assertEquals(
        List.of(
            "SHAPE: t is transpose(b), which cannot be: transpose takes a tensor of 2 axes, not one"
                + " of shape (2,). Of more axes, permute(t, ...) says the order.",
            "SHAPE: p is permute(a, 0, 1, 2), which cannot be: permute(a, 0, 1, 2) names axis 2 of"
                + " a tensor of 2 axes, counted from 0.",
            "SHAPE: c is concat(0, a, rows), which cannot be: concat along axis 0 takes tensors"
                + " that are equal in all other axes, but the shapes are (2, 2) and (2, 3).",
            "SHAPE: s is slice(1, 0, 7, h_0.qkv), which cannot be: slice takes the indices from 0"
                + " to before 7 of axis 1, whose length is 6.",
            "SHAPE: r is reshape(rows, 6), which cannot be: reshape adds or drops axes of length 1"
                + " only, but here shape (2, 3) becomes (6,)."),
        TrainedModelTest.problems(e.report()));
  }

  @Test
  void whatSaysNothingFails() throws IOException {
    List<VariableSpec<FloatVariable>> dynamic = List.of(spec("", "wte", Memory.ANY, 2));
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> load(Load::declared, store(dynamic)));
    assertEquals(
        file
            + ": nothing says how it is loaded, for the classes that declare the variables are not"
            + " known here. Call declaredBy(...) with the class that has one.",
        e.getMessage());
    List<VariableSpec<FloatVariable>> plain = List.of(spec(GPT + ".Plain", "wte", Memory.ANY, 2));
    VariableStore empty = new VariableStore();
    e =
        assertThrows(
            IllegalStateException.class, () -> bind(Load::declared, empty, GPT + ".Plain", plain));
    assertEquals(
        file
            + ": nothing says how it is loaded, for io.varscope.checkpoint.LoadDeclaredTest$Gpt$Plain"
            + " has no @LoadedFrom. Call declaredBy(...) with the class that has one.",
        e.getMessage());
    assertEquals(List.of(), empty.variables());
    IllegalArgumentException none =
        assertThrows(
            IllegalArgumentException.class,
            () -> load(load -> load.declaredBy(Object.class), store(dynamic)));
    assertEquals(
        "java.lang.Object has no @LoadedFrom, so nothing says what file it is loaded from.",
        none.getMessage());
  }

  @Test
  void illegalRulesAreTold() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> load(load -> load.declaredBy(Illegal.class), new VariableStore()));
    assertEquals(
        "@LoadedFrom of io.varscope.checkpoint.LoadDeclaredTest$Illegal has illegal names, \"b = c"
            + " c\" at index 6: Here the expression has ended. A name with blanks, commas, quotes"
            + " or parentheses stands in quotes: 'a (b), c'.",
        e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                load(
                    load -> load.declaredBy(Below.class),
                    store(List.of(spec("", "a.0", Memory.ANY, 2)))));
    assertEquals(
        "@LoadedFrom of io.varscope.checkpoint.LoadDeclaredTest$Below has illegal names, \"a.{i} ="
            + " b.{i-1}\" at index 0: A number has no value for the variable a.0: it is -1, and"
            + " may not be negative.",
        e.getMessage());
  }

  @Test
  void progressEndsWithAllBytes() throws IOException {
    for (UnaryOperator<Load> way :
        List.<UnaryOperator<Load>>of(load -> load, Load::verified, Load::inPlace)) {
      List<Long> done = new ArrayList<>();
      Progress progress =
          (bytes, total) -> {
            assertEquals(140, total);
            done.add(bytes);
            return true;
          };
      VariableStore store = new VariableStore();
      bind(load -> way.apply(load).declared().reporting(progress), store, GPT, gpt(Memory.ANY));
      assertLoaded(store);
      assertEquals(140, done.get(done.size() - 1));
      done.clear();
      load(load -> way.apply(load).declared().reporting(progress), store(gpt(Memory.ANY)));
      assertEquals(140, done.get(done.size() - 1));
    }
  }

  @LoadedFrom(
      value = Object.class,
      names = {
        "last = transpose(slice(0, 786430, 786432, large))",
        "row = reshape(slice(0, 786431, 786432, large), 1024)",
        "odd = transpose(slice(1, 0, 2, 'a\u001b\n b'))",
      })
  static final class Large {}

  /** A file of 3 GiB, of which nothing but its end is on the disk. */
  private Path large() throws IOException {
    Path path = folder.resolve("large.safetensors");
    String header =
        "{\"large\":{\"dtype\":\"F32\",\"shape\":[786432,1024],\"data_offsets\":[0,3221225472]}}";
    ByteBuffer begin = ByteBuffer.allocate(8 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
    begin.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII)).flip();
    ByteBuffer end = ByteBuffer.allocate(2 * 1024 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < 2048; k++) {
      end.putFloat(4 * k, k);
    }
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(begin);
      channel.write(end, 8 + header.length() + 3221225472L - 8192);
    }
    return path;
  }

  @Test
  void theEndOfATensorThatNoVariableCouldHold() throws IOException {
    file = large();
    for (UnaryOperator<Load> way : List.<UnaryOperator<Load>>of(Load::inPlace, load -> load)) {
      VariableStore store = new VariableStore();
      List<VariableSpec<FloatVariable>> specs =
          List.of(spec("", "last", Memory.ANY, 1024, 2), spec("", "row", Memory.ANY, 1024));
      bindOneByOne(load -> way.apply(load).declaredBy(Large.class), store, specs);
      FloatVariable last = (FloatVariable) store.get("last");
      FloatVariable row = (FloatVariable) store.get("row");
      for (int k = 0; k < 1024; k++) {
        assertEquals(k, last.get(k, 0));
        assertEquals(1024 + k, last.get(k, 1));
        assertEquals(1024 + k, row.get(k));
      }
    }
  }

  @Test
  void hostileNamesStayInTheirLine() throws IOException {
    LoadException e =
        assertThrows(
            LoadException.class,
            () ->
                load(
                    load -> load.allowing(Mismatch.UNEXPECTED, "", "*").declaredBy(Large.class),
                    store(List.of(spec("", "odd", Memory.ANY, 2)))));
    assertEquals(
        List.of(
            "MISSING: odd (2,) float32 is transpose(slice(1, 0, 2, 'a\\u001b\\u000a b')), but"
                + " a\\u001b\\u000a b is not in the file."),
        TrainedModelTest.problems(e.report()));
  }

  /** Sixty thousand variables take about as long as without rules, not as their square. */
  @Test
  void manyVariables() throws IOException {
    int count = 60_000;
    VariableStore published = new VariableStore();
    VariableStore store = new VariableStore();
    for (int k = 0; k < count; k++) {
      published.create(spec("", "h_" + k + ".w", Memory.ANY, 2, 1));
      store.create(spec(GPT, "many.h." + k + ".w", Memory.ANY, 1, 2));
    }
    file = folder.resolve("many.safetensors");
    Save.from(published).to(file);
    LoadReport report = load(load -> load.declaredBy(Many.class), store);
    assertEquals(count, report.loaded().size());
  }

  @LoadedFrom(value = Object.class, names = "many.h.{i}.w = transpose(h_{i}.w)")
  static final class Many {}
}
