package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.numpy.NpyWriter;
import io.varscope.checkpoint.safetensors.SafetensorsSamples;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be at the place where a file is saved to: only a regular file is replaced. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class SaveTargetTest {

  private static final String INDEX = ".safetensors.index.json";

  @TempDir private Path folder;

  private static VariableStore store(double value) {
    VariableStore store = new VariableStore();
    for (int i = 0; i < 2; i++) {
      store.create(
          VariableSpec.of("net/v" + i, DType.FLOAT32, Shape.of(10))
              .withInitializer(Initializers.constant(value)));
    }
    return store;
  }

  /** To one file or to several, as the name says. */
  private static void save(Path file, double value) {
    if (file.toString().endsWith(".json")) {
      Save.from(store(value)).toShards(file, 40);
    } else {
      Save.from(store(value)).to(file);
    }
  }

  private static double value(Path file) throws IOException {
    VariableStore loaded = store(0);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Load.from(checkpoint).into(loaded);
    }
    return loaded.get("net/v1").getAsDouble(9);
  }

  private static void refused(Path file, String reason) {
    CheckpointException e = assertThrows(CheckpointException.class, () -> save(file, 1));
    assertEquals(
        file + ": it is not saved, and what was there is as it was: " + reason + ".",
        e.getMessage());
    assertInstanceOf(FileSystemException.class, e.getCause());
  }

  private List<String> files() throws IOException {
    return files(folder);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path fifo(String name) throws IOException, InterruptedException {
    Path fifo = folder.resolve(name);
    assumeTrue(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0);
    return fifo;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.npz", "a" + INDEX})
  void whatIsNoFileIsNotReplaced(String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    Files.createDirectory(file);
    refused(file, "it is a folder, and only a file can be replaced");
    Files.delete(file);
    Path fifo = fifo("fifo" + name);
    refused(fifo, "it is a named pipe (FIFO), and only a file can be replaced");
    Files.createSymbolicLink(file, fifo);
    refused(file, "it is a named pipe (FIFO), and only a file can be replaced");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/null"));
    refused(file, "it is a character device, and only a file can be replaced");
    Files.delete(file);
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(file));
      refused(file, "it is a socket, and only a file can be replaced");
    }
    Files.delete(file);
    Files.createSymbolicLink(file, folder);
    refused(file, "it is a folder, and only a file can be replaced");
    assertEquals(List.of("fifo" + name, name).stream().sorted().toList(), files());
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() throws IOException {
    refused(folder.resolve("x/y/a"), "there is no folder " + folder.resolve("x/y"));
    Files.writeString(folder.resolve("f"), "");
    refused(folder.resolve("f/a"), "there is no folder " + folder.resolve("f"));
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), Path.of("x/y/a"));
    refused(dangling, "there is no folder " + folder.toRealPath().resolve("x/y"));
    Files.delete(dangling);
    refused(Path.of("/"), "it is a folder, and only a file can be replaced");
    refused(Path.of(""), "it is a folder, and only a file can be replaced");
    refused(folder.resolve(".."), "it is a folder, and only a file can be replaced");
    assertEquals(List.of("f"), files());
  }

  @ParameterizedTest
  @ValueSource(strings = {".safetensors", ".npz", INDEX})
  void linksStayAndLeadToTheFile(String suffix) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("in/ner"));
    Path real = inner.resolve("real" + suffix);
    Path link = folder.resolve("link" + suffix);
    // Relative, through a link to a folder, and to a file that does not exist yet.
    Files.createSymbolicLink(folder.resolve("short"), Path.of("in/ner"));
    Files.createSymbolicLink(inner.resolve("second" + suffix), Path.of("../ner/real" + suffix));
    Files.createSymbolicLink(link, Path.of("short/second" + suffix));
    for (int value = 1; value <= 3; value++) {
      save(link, value);
      assertTrue(Files.isSymbolicLink(link));
      assertTrue(Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS));
      assertEquals(value, value(link));
      assertEquals(value, value(real));
      assertEquals(List.of("in", "link" + suffix, "short"), files());
      assertEquals(suffix.equals(INDEX) ? 4 : 2, files(inner).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a" + INDEX})
  void linksInACircleAreRefused(String name) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve(name), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of(name));
    CheckpointException e = assertThrows(CheckpointException.class, () -> save(link, 1));
    assertInstanceOf(FileSystemException.class, e.getCause());
    assertEquals(2, files().size());
  }

  @Test
  void anIndexThatIsALinkToAnotherNameIsRefused() throws IOException {
    Path blob = Files.writeString(folder.resolve("blob"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("a" + INDEX), blob);
    CheckpointException e = assertThrows(CheckpointException.class, () -> save(link, 1));
    assertEquals(
        blob.toRealPath() + ": the name of an index must end with " + INDEX, e.getMessage());
    assertEquals("x", Files.readString(blob));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "rw-rw-rw-", "rwxr-xr-x", "r--------"})
  void theModeStays(String mode) throws IOException {
    for (String name : List.of("a", "a.npz", "a.npy.npz")) {
      Path file = folder.resolve(name);
      save(file, 1);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assumeTrue(Files.isWritable(file));
      save(file, 2);
      assertEquals(mode, mode(file));
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void shardsHaveTheModeOfThoseBefore() throws IOException {
    Path index = folder.resolve("a" + INDEX);
    save(index, 1);
    assertEquals(List.of(mode(Files.createFile(folder.resolve("new")))), modes("a-"));
    Files.setPosixFilePermissions(index, PosixFilePermissions.fromString("rw-r-----"));
    for (String shard : files()) {
      if (shard.startsWith("a-")) {
        Files.setPosixFilePermissions(
            folder.resolve(shard), PosixFilePermissions.fromString("rw-------"));
      }
    }
    save(index, 2);
    assertEquals("rw-r-----", mode(index));
    assertEquals(List.of("rw-------"), modes("a-"));
    // Where nobody knows the shards, they are like the index.
    Files.writeString(index, "{");
    save(index, 3);
    assertEquals("rw-r-----", mode(index));
    assertEquals(List.of("rw-r-----"), modes("a-"));
    assertEquals(3, value(index));
  }

  private List<String> modes(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .map(
              file -> {
                try {
                  return mode(file);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
          .distinct()
          .toList();
    }
  }

  /** The new file is never open to more people than the old one, not even while it is written. */
  @Test
  void nobodyElseMayReadItMeanwhile() throws IOException {
    for (String name : List.of("a", "a" + INDEX)) {
      Path file = folder.resolve(name);
      save(file, 1);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      for (String shard : files()) {
        Files.setPosixFilePermissions(
            folder.resolve(shard), PosixFilePermissions.fromString("rw-------"));
      }
      Progress look =
          (done, total) -> {
            try {
              assertEquals(List.of("rw-------"), modes(""));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
            return true;
          };
      Save save = Save.from(store(2)).reporting(look);
      if (name.endsWith(".json")) {
        save.toShards(file, 40);
      } else {
        save.to(file);
      }
    }
  }

  @Test
  void ownerAndGroupStayWhereTheSystemLetsUs() throws IOException {
    for (String name : List.of("a", "a" + INDEX)) {
      Path file = folder.resolve(name);
      save(file, 1);
      boolean isRoot;
      try {
        for (String each : files()) {
          Files.setAttribute(folder.resolve(each), "unix:uid", 65534);
          Files.setAttribute(folder.resolve(each), "unix:gid", 65534);
        }
        isRoot = true;
      } catch (FileSystemException notRoot) {
        isRoot = false;
      }
      assumeTrue(isRoot);
      save(file, 2);
      for (String each : files()) {
        assertEquals(65534, Files.getAttribute(folder.resolve(each), "unix:uid"));
        assertEquals(65534, Files.getAttribute(folder.resolve(each), "unix:gid"));
      }
    }
  }

  /** Where the group cannot be given, another one may do no more than everybody. */
  @Test
  void anotherGroupMayNotReadWhatItCouldNot() throws IOException {
    Path file = folder.resolve("a");
    save(file, 1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    try {
      Files.setAttribute(file, "unix:gid", 65534);
    } catch (FileSystemException notRoot) {
      assumeTrue(false, "only root gives files away");
    }
    Path faulty =
        FaultyFileSystem.file(
            file,
            (operation, path) -> {
              if (operation.equals("setGroup") || operation.equals("setOwner")) {
                throw new FileSystemException(path.toString(), null, "Operation not permitted");
              }
            });
    save(faulty, 2);
    assertEquals("rw-r--r--", mode(file));
    assertEquals(2, value(file));
  }

  @Test
  void theLongestNameIsNotTooLong() throws IOException {
    Path longest = folder.resolve("n".repeat(255));
    for (int value = 1; value <= 2; value++) {
      save(longest, value);
      assertEquals(value, value(longest));
    }
    refused(folder.resolve("n".repeat(256)), "File name too long");
    int shardEnd = "-01234567-00001-of-00002.safetensors".length();
    Path index = folder.resolve("m".repeat(255 - shardEnd) + INDEX);
    save(index, 1);
    assertEquals(1, value(index));
    int before = files().size();
    Path tooLong = folder.resolve("m".repeat(256 - shardEnd) + INDEX);
    CheckpointException e = assertThrows(CheckpointException.class, () -> save(tooLong, 1));
    assertTrue(
        e.getMessage()
            .matches(
                "\\Q"
                    + tooLong
                    + "\\E: .*m-[0-9a-f]{8}-00001-of-00002\\.safetensors: File name too long\\."),
        e.getMessage());
    assertEquals(before, files().size());
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamed() throws IOException {
    Path inProc = Path.of("/proc/self/a");
    assumeTrue(Files.isDirectory(inProc.getParent()));
    CheckpointException e = assertThrows(CheckpointException.class, () -> save(inProc, 1));
    assertTrue(
        e.getMessage()
            .startsWith(
                "/proc/self/a: it is not saved, and what was there is as it was: no file can be"
                    + " created in the folder /proc/"),
        e.getMessage());
  }

  @Test
  void theWritersSayTheSame() throws IOException {
    TensorData tensor = SafetensorsSamples.tensor("t", ElementType.U8, new byte[1], 1);
    FileSystemException e =
        assertThrows(
            FileSystemException.class, () -> NpyWriter.write(folder, tensor, Progress.NONE));
    assertEquals(folder + ": it is a folder, and only a file can be replaced", e.getMessage());
    assertFalse(files().contains("t"));
  }

  @Test
  void aSaveOfNothingLeavesTheFile() throws IOException {
    for (String name : List.of("a", "a.npz", "a" + INDEX)) {
      Path file = folder.resolve(name);
      save(file, 1);
      nothing(
          file,
          Save.from(store(1).scope("nett")),
          "there is no variable in scope nett, so nothing was saved. Did you mean net?");
      nothing(
          file,
          Save.from(store(1).scope("other/place")),
          "there is no variable in scope other/place, so nothing was saved. The store has net/v0,"
              + " for example.");
      nothing(
          file,
          Save.from(new VariableStore()),
          "the store is empty, so nothing was saved. Bind a model first.");
      nothing(
          file,
          Save.from(new VariableStore().scope("net")),
          "the store is empty, so nothing was saved. Bind a model first.");
      assertEquals(1, value(file));
    }
  }

  private static void nothing(Path file, Save save, String reason) {
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> {
              if (file.toString().endsWith(".json")) {
                save.toShards(file, 40);
              } else {
                save.to(file);
              }
            });
    assertEquals(file + ": " + reason, e.getMessage());
  }
}
