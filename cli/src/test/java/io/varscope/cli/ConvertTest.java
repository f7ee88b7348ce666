package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTest extends CommandTest {

  private Path model;

  @BeforeEach
  void saveAModel() {
    model = save("model.safetensors", 1, save -> save.metadata("format", "pt").withoutChecksums());
  }

  @Test
  void changesNoValue() {
    Path npz = folder.resolve("model.npz");
    assertEquals(0, run("convert", model, npz));
    assertEquals(npz + ": 2 tensors\n", out());
    assertEquals(0, run("diff", model, npz));
    Path back = folder.resolve("back.safetensors");
    assertEquals(0, run("convert", "--metadata", "format=pt", npz, back));
    assertEquals(0, run("diff", model, back));
    assertEquals(0, run("verify", back));
    assertFalse(out().contains("no checksums"), this::out);
    Path index = folder.resolve("model.safetensors.index.json");
    assertEquals(0, run("convert", "--shard-bytes", "10", back, index));
    assertEquals(0, run("diff", model, index));
    Path renamed = folder.resolve("renamed.safetensors");
    assertEquals(0, run("convert", "--rename", "^net/(.*)=model.$1", index, renamed));
    assertEquals(0, run("diff", "--rename", "^net/=model.", model, renamed));
    assertEquals(2, run("convert", model, folder.resolve("x.npy")));
    assertEquals(2, run("convert", "--metadata", "a=b", model, npz));
  }

  private Map<String, String> metadata(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Map<String, String> metadata = new LinkedHashMap<>(checkpoint.metadata());
      metadata.remove(Checksums.KEY);
      metadata.remove("total_size");
      return metadata;
    }
  }

  /** What a file says of itself arrives, whichever way it takes. */
  @Test
  void metadataAndFurtherNamesAreKept() throws IOException {
    Path tied =
        save(
            "tied.safetensors",
            1,
            save ->
                save.metadata("format", "pt")
                    .metadata("varscope.unknown", "kept")
                    .alias("head", "net/w"));
    Map<String, String> all =
        Map.of("format", "pt", "varscope.unknown", "kept", "varscope.alias.head", "net/w");
    assertEquals(all, metadata(tied));
    Path from = tied;
    for (String name : List.of("a.safetensors", "a.safetensors.index.json", "b.safetensors")) {
      Path to = folder.resolve(name);
      assertRun(0, to + ": 2 tensors\n", "", "convert", from, to);
      assertEquals(all, metadata(to));
      assertEquals(0, run("diff", tied, to), this::out);
      assertEquals(0, run("verify", to));
      assertFalse(out().contains("no checksums"), this::out);
      from = to;
    }
  }

  @Test
  void furtherNamesFollowARename() throws IOException {
    Path tied = save("tied.safetensors", 1, save -> save.alias("net/head", "net/w"));
    Path to = folder.resolve("renamed.safetensors");
    assertEquals(0, run("convert", "--rename", "^net/=gpt.", tied, to));
    assertEquals(Map.of("varscope.alias.gpt.head", "gpt.w"), metadata(to));
    Path clash = folder.resolve("clash.safetensors");
    assertRun(
        2,
        "",
        """
        'net/count' cannot be a further name of 'net/w': a tensor has it
        See varscope convert --help for how it is used.
        """,
        "convert",
        "--rename",
        "head=count",
        tied,
        clash);
    assertEquals(2, run("convert", "--metadata", "varscope.alias.x=y", tied, clash));
    assertTrue(err().startsWith("'x' cannot be a further name of 'y': no tensor has"), this::err);
    assertFalse(Files.exists(clash));
  }

  @Test
  void aFurtherNameOfNothingIsAFaultOfTheFile() throws IOException {
    Path file =
        safetensors(
            "dangling.safetensors", "{\"__metadata__\":{\"varscope.alias.a\":\"b\"}}", new byte[0]);
    assertRun(
        1,
        "",
        file + ": 'a' cannot be a further name of 'b': no tensor has that one.\n",
        "convert",
        file,
        folder.resolve("x.safetensors"));
  }

  @Test
  void whatOnlyTheShardsSayIsKept() throws IOException {
    safetensors(
        "m-00001-of-00001.safetensors",
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        bytes(1));
    Path index =
        write(
            "m.safetensors.index.json",
            "{\"metadata\": {\"total_size\": 4, \"more\": {\"a\": 1}},"
                + " \"weight_map\": {\"w\": \"m-00001-of-00001.safetensors\"}}");
    Path to = folder.resolve("m.safetensors");
    assertRun(
        0,
        to + ": 1 tensor\n",
        "note: " + index + ": the metadata of 'more' are no text and ignored\n",
        "convert",
        index,
        to);
    assertEquals(Map.of("format", "pt"), metadata(to));
    try (Checkpoint checkpoint = Checkpoint.open(to)) {
      assertFalse(checkpoint.metadata().containsKey("total_size"));
    }
  }

  @Test
  void whatAFormatCannotHoldIsRefused() throws IOException {
    Path half =
        save(
            "half.safetensors",
            1,
            save ->
                save.metadata("format", "pt")
                    .narrowing(DType.BFLOAT16, "*")
                    .alias("head", "net/count"));
    Path npz = folder.resolve("half.npz");
    String losses =
        """
        net/w (2, 3) BF16 has elements of a type that NumPy lacks
        head is a further name of net/count, and NumPy's files have none
        """;
    assertRun(
        1,
        "",
        npz
            + ": it cannot hold all that is in "
            + half
            + "; --partial leaves this out:\n"
            + losses.indent(2),
        "convert",
        half,
        npz);
    assertFalse(Files.exists(npz));
    String note = "NumPy's files have no metadata, so " + npz + " lacks: format";
    assertRun(
        0,
        npz + ": 1 tensor\n",
        losses.replaceAll("(?m)^", "left out: ").replaceAll("left out: $", "")
            + "note: "
            + note
            + "\n",
        "convert",
        "--partial",
        half,
        npz);
    assertEquals(0, run("convert", "--partial", "--json", half, npz));
    assertEquals(
        """
        {
          "from" : "%s",
          "to" : "%s",
          "tensors" : 1,
          "metadata" : { },
          "leftOut" : [ {
            "name" : "net/w",
            "reason" : "(2, 3) BF16 has elements of a type that NumPy lacks"
          }, {
            "name" : "head",
            "reason" : "is a further name of net/count, and NumPy's files have none"
          } ],
          "notes" : [ "%s" ]
        }
        """
            .formatted(half, npz, note),
        out());
  }

  @Test
  void whatIsNoTensorIsRefused() throws IOException {
    Path npz = npzWithMore("more.npz", "text");
    for (String name : List.of("more.safetensors", "m.safetensors.index.json", "n.npz", "w.npy")) {
      Path to = folder.resolve(name);
      assertRun(
          1,
          "",
          """
          %s: it cannot hold all that is in %s; --partial leaves this out:
            labels.npy is no tensor
            note.txt is no tensor
          """
              .formatted(to, npz),
          "convert",
          npz,
          to);
      assertFalse(Files.exists(to));
      assertEquals(0, run("convert", "--partial", npz, to));
      assertTrue(
          err().startsWith("left out: labels.npy is no tensor\nleft out: note.txt is no tensor\n"),
          this::err);
    }
  }

  @Test
  void ofManyLossesTheFirstAreShown() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("w.npy", npy("<f4", "(2,)", bytes(1, 2)));
    for (int i = 0; i < 25; i++) {
      entries.put("note" + i, new byte[0]);
    }
    Path npz = npz("many.npz", entries);
    assertEquals(1, run("convert", npz, folder.resolve("x.safetensors")));
    assertTrue(err().endsWith("\n  note19 is no tensor\n  and 5 more\n"), this::err);
    assertEquals(0, run("convert", "--partial", npz, folder.resolve("x.safetensors")));
    assertTrue(err().contains("left out: note24 is no tensor"), this::err);
  }

  @Test
  void bfloat16OfJaxIsRead() throws IOException {
    Path npz = npz("jax.npz", Map.of("w.npy", npy("|V2", "(2,)", new byte[] {1, 2, 3, 4})));
    Path to = folder.resolve("jax.safetensors");
    assertEquals(0, run("convert", npz, to), this::err);
    assertEquals(0, run("diff", npz, to));
    assertEquals(0, run("inspect", to));
    assertTrue(out().contains("w       (2,)   BF16  4"), this::out);
  }

  @Test
  void anNpyForgetsTheName() throws IOException {
    Path one = safetensors("one.safetensors", "net/w", "F32", "[1]", bytes(1));
    Path to = folder.resolve("w.NPY");
    assertRun(
        0,
        to + ": 1 tensor\n",
        "note: npy files have no names, so " + to + " lacks: net/w\n",
        "convert",
        one,
        to);
    assertArrayEquals(
        new byte[] {(byte) 0x93, 'N'}, java.util.Arrays.copyOf(Files.readAllBytes(to), 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.pt", "x.PT", "x.ckpt", "x.h5", "x.json", "x.gguf"})
  void namesOfOtherFormatsAreRefused(String name) {
    Path to = folder.resolve(name);
    assertEquals(2, run("convert", model, to));
    assertTrue(err().startsWith(to + ": names that end with "), this::err);
    assertFalse(Files.exists(to));
  }

  @Test
  void aFileBecomesItself() throws IOException {
    Path copy = Files.copy(model, folder.resolve("copy.safetensors"));
    assertEquals(0, run("convert", "--rename", "net=top", copy, copy));
    assertEquals(0, run("diff", "--rename", "net=top", model, copy));
    Path npz = folder.resolve("model.npz");
    assertEquals(0, run("convert", model, npz));
    assertEquals(0, run("convert", "--rename", "net=top", npz, npz));
    assertEquals(0, run("diff", "--rename", "net=top", model, npz), this::out);
    Path index = folder.resolve("copy.safetensors.index.json");
    assertEquals(0, run("convert", "--shard-bytes", 10, copy, index));
    assertEquals(0, run("convert", "--rename", "top=net", index, index));
    assertEquals(0, run("diff", model, index), this::out);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.filter(file -> file.toString().matches(".*copy-.*")).count());
    }
  }

  @Test
  void twoNamesThatBecomeOneAreRefused() {
    Path to = folder.resolve("x.safetensors");
    assertRun(
        2,
        "",
        """
        the tensors 'net/count' and 'net/w' are both renamed to 'x'
        See varscope convert --help for how it is used.
        """,
        "convert",
        "--rename",
        ".+=x",
        model,
        to);
    assertFalse(Files.exists(to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--metadata=a=b|x.npz|--metadata: files of NumPy have no metadata",
        "--metadata=varscope.crc32c=|x.safetensors|--metadata: varscope.crc32c are the checksums, which are made anew",
        "--shard-bytes=5|x.safetensors|--shard-bytes: FOLDER/x.safetensors is one file; several are called *.safetensors.index.json",
        "--partial|x.npy|FOLDER/x.npy: an npy file holds one tensor, and FOLDER/model.safetensors has 2",
      })
  void whatMakesNoSenseIsRefused(String option, String name, String words) {
    assertEquals(2, run("convert", option, model, folder.resolve(name)));
    assertEquals(words.replace("FOLDER", folder.toString()), err().lines().findFirst().get());
  }
}
