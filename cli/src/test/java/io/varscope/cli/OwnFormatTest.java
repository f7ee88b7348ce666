package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import acme.toy.ToyFormat;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Save;
import io.varscope.checkpoint.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A format that another jar adds, which is {@link ToyFormat} on the class path of these tests. */
class OwnFormatTest extends CommandTest {

  private static final String TEXT =
      """
      toy
      net/b (3,): 0.5 -0.0 Infinity
      net/w (2, 3): 1.0 2.0 3.0 4.0 5.0 6.0
      """;

  private final VariableStore store = new VariableStore();

  private final FloatVariable weights =
      store.create(VariableSpec.of("net/w", DType.FLOAT32, Shape.of(2, 3)));

  private Path toy;

  @BeforeEach
  void writeToy() throws IOException {
    store.create(VariableSpec.of("net/b", DType.FLOAT32, Shape.of(3)));
    toy = write("net.toy", TEXT);
  }

  private LoadReport load(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return Load.from(checkpoint).into(store);
    }
  }

  @Test
  void whatIsLoadedIsSavedAgain() throws IOException {
    assertEquals("net.toy: 2 variables, 36 bytes, 2 copied", load(toy).toString());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, weights.toArray());
    Path saved = folder.resolve("saved.TOY");
    Save.from(store).to(saved);
    assertEquals(
        """
        toy
        net/w (2, 3): 1.0 2.0 3.0 4.0 5.0 6.0
        net/b (3,): 0.5 -0.0 Infinity
        """,
        Files.readString(saved));
  }

  @Test
  void aSaveReplacesTheFileAsAWholeOrNotAtAll() throws IOException {
    Save save = Save.from(store).reporting((done, total) -> done < total);
    assertThrows(CancellationException.class, () -> save.to(toy));
    assertEquals(TEXT, Files.readString(toy));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void whatTheFormatHasNoPlaceForIsRefused() throws IOException {
    assertRefused(
        ": files of toy have no metadata, so neither aliases.",
        Save.from(store).metadata("format", "pt"));
    store.create(VariableSpec.of("net/count", DType.INT64, Shape.scalar()));
    assertRefused(
        ": tensor net/count has other elements than F32, which toy lacks.", Save.from(store));
    assertEquals(TEXT, Files.readString(toy));
  }

  private void assertRefused(String message, Save save) {
    assertEquals(
        toy + message, assertThrows(CheckpointException.class, () -> save.to(toy)).getMessage());
  }

  /** As if the class loader of the library did not see it. */
  @Test
  void aFormatCanBeNamed() throws IOException {
    Path file = folder.resolve("net.txt");
    Save.from(store).to(file, new ToyFormat());
    try (Checkpoint checkpoint = new ToyFormat().open(file, Strictness.STRICT)) {
      assertEquals(2, Load.from(checkpoint).into(store).loaded().size());
    }
  }

  @Test
  void aFileIsKnownByWhatIsInIt() throws IOException {
    assertEquals(2, load(Files.move(toy, folder.resolve("net.npz"))).loaded().size());
    Path other = write("other.toy", "no toy\n");
    assertEquals(
        other + ": this is text, not weights; it begins with 'no toy'",
        assertThrows(CheckpointException.class, () -> load(other)).getMessage());
  }

  @Test
  void aFolderOfSuchFilesIsHeldAgainstTheFormatsThatThereAre() throws IOException {
    assertEquals(
        folder + ": this is a folder, not a file; it has 'net.toy', which can be opened",
        assertThrows(CheckpointException.class, () -> load(folder)).getMessage());
    Files.delete(toy);
    assertEquals(
        folder
            + ": this is a folder, not a file; it has no file whose name ends with .safetensors,"
            + " .npz, .npy or .toy",
        assertThrows(CheckpointException.class, () -> load(folder)).getMessage());
  }

  @Test
  void theCommandsReadIt() {
    assertRun(
        0,
        """
        tensor  shape   type  bytes  offset  aligned
        net/b   (3,)    F32   12     -       -
        net/w   (2, 3)  F32   24     -       -

        2 tensors, 36 bytes
        """,
        "",
        "inspect",
        toy);
    assertRun(0, toy + ": 2 tensors, all whole (there are no checksums)\n", "", "verify", toy);
  }

  @Test
  void convertGoesBothWays() throws IOException {
    Path safetensors = folder.resolve("net.safetensors");
    assertRun(0, safetensors + ": 2 tensors\n", "", "convert", toy, safetensors);
    assertRun(0, "no difference\n", "", "diff", toy, safetensors);
    Path back = folder.resolve("back.toy");
    assertRun(0, back + ": 2 tensors\n", "", "convert", safetensors, back);
    assertRun(0, "no difference\n", "", "diff", toy, back);
  }

  @Test
  void convertSaysWhatTheFormatHasNoPlaceFor() throws IOException {
    Path from = save("a.safetensors", 1, save -> save.metadata("format", "pt"));
    Path to = folder.resolve("to.toy");
    assertRun(
        1,
        "",
        to
            + ": it cannot hold all that is in "
            + from
            + "; --partial leaves this out:\n"
            + "  net/count () I64 has other elements than F32, which toy lacks\n",
        "convert",
        from,
        to);
    assertRun(
        0,
        to + ": 1 tensor\n",
        "left out: net/count () I64 has other elements than F32, which toy lacks\n"
            + "note: toy's files have no metadata, so "
            + to
            + " lacks: format\n",
        "convert",
        "--partial",
        from,
        to);
    assertRun(
        2,
        "",
        """
        --metadata: files of toy have no metadata
        See varscope convert --help for how it is used.
        """,
        "convert",
        "--metadata",
        "a=b",
        from,
        to);
  }

  @Test
  void diffSaysThatThereIsNoMetadata() throws IOException {
    Path other = save("a.safetensors", 1, save -> save.metadata("format", "pt"));
    assertEquals(1, run("diff", toy, other));
    assertEquals("note: 1 text of metadata not compared, since toy's files have none.\n", err());
  }
}
