package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import acme.formats.Attempt;
import acme.formats.Stub;
import io.varscope.checkpoint.numpy.NpyFormat;
import io.varscope.checkpoint.numpy.NpzFormat;
import io.varscope.checkpoint.safetensors.SafetensorsFormat;
import io.varscope.checkpoint.safetensors.ShardedSafetensorsFormat;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats of other jars, good and bad, that lie on one class path with the library. */
class FormatProvidersTest {

  private static final String SERVICES = "META-INF/services/" + CheckpointFormat.class.getName();

  private static final List<Class<?>> OWN =
      List.of(
          ShardedSafetensorsFormat.class,
          SafetensorsFormat.class,
          NpzFormat.class,
          NpyFormat.class);

  @TempDir private Path folder;

  /** The library anew, with a class path that lists some providers. */
  private static final class Isolated extends URLClassLoader {

    private final URL list;

    /** The platform's class loader would give the module that the tests themselves are in. */
    Isolated(Path list) throws IOException {
      super(urls(), null);
      this.list = list.toUri().toURL();
    }

    private static URL[] urls() throws IOException {
      List<URL> urls = new ArrayList<>();
      for (String path : OtherProgram.classPath().split(File.pathSeparator, -1)) {
        urls.add(Path.of(path).toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(SERVICES)
          ? Collections.enumeration(List.of(list))
          : super.getResources(name);
    }
  }

  /** What happens if there are formats beside the library's own. */
  private String attempt(String verb, Path file, Class<?>... others) throws Exception {
    return attempt(verb, file, Stream.concat(OWN.stream(), Stream.of(others)).toList());
  }

  @SuppressWarnings("unchecked")
  private String attempt(String verb, Path file, List<Class<?>> formats) throws Exception {
    Path list = folder.resolve("services");
    Files.write(list, formats.stream().map(Class::getName).toList());
    try (Isolated loader = new Isolated(list)) {
      Class<?> attempt = loader.loadClass(Attempt.class.getName());
      return ((BiFunction<String, Path, String>) attempt.getConstructor().newInstance())
          .apply(verb, file);
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** One file of each format of the library's own. */
  private Path own(String name) throws Exception {
    Path file = folder.resolve(name);
    assertEquals("saved", attempt("save", file));
    return file;
  }

  @Test
  void aFormatOfAnotherJarIsUsed() throws Exception {
    Path file = folder.resolve("a.good");
    assertEquals("saved", attempt("save", file, Stub.Good.class));
    assertEquals("good", Files.readString(file));
    assertEquals("FILE: opened as good", attempt("open", file, Stub.Good.class));
    assertEquals("FILE: this is text, not weights; it begins with 'good'", attempt("open", file));
  }

  /** Files of the library's own formats are read and written, whatever is on the class path. */
  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", "a.npy"})
  void ownFilesStayOwn(String name) throws Exception {
    Class<?>[] all = Stub.class.getClasses();
    Path file = folder.resolve(name);
    assertEquals("saved", attempt("save", file, all));
    assertEquals(attempt("open", file), attempt("open", file, all));
    assertEquals("FILE: opened as greedy", attempt("open", file("a", "x"), Stub.Greedy.class));
  }

  @Test
  void aFileOfTwoFormatsIsOfNone() throws Exception {
    assertEquals(
        "FILE: the formats 'good' (acme.formats.Stub$Good) and 'rival' (acme.formats.Stub$Rival)"
            + " all take it for theirs. Open it by the one that is meant, or take the others off"
            + " the class path.",
        attempt("open", file("a.good", "good"), Stub.Good.class, Stub.Rival.class));
    assertEquals(
        "FILE: opened as rival",
        attempt("open", file("a.good", "gone"), Stub.Good.class, Stub.Rival.class));
  }

  @Test
  void aFormatThatCannotBeCreatedIsToldWhereItMayMatter() throws Exception {
    String fault =
        CheckpointFormat.class.getName()
            + ": Provider acme.formats.Stub$Broken could not be instantiated:"
            + " java.lang.IllegalStateException: no licence";
    assertFault(fault, "a.broken", Stub.Broken.class);
    assertEquals(
        "FILE: opened as good",
        attempt("open", file("a.good", "good"), Stub.Broken.class, Stub.Good.class));
  }

  @Test
  void aFormatThatIsNotThereIsToldWhereItMayMatter() throws Exception {
    Path list = folder.resolve("services");
    Path file = file("a.x", "x");
    Files.write(list, List.of(SafetensorsFormat.class.getName(), "acme.Gone"));
    try (Isolated loader = new Isolated(list)) {
      Object attempt = loader.loadClass(Attempt.class.getName()).getConstructor().newInstance();
      @SuppressWarnings("unchecked")
      String said = ((BiFunction<String, Path, String>) attempt).apply("open", file);
      assertEquals(
          unusable(CheckpointFormat.class.getName() + ": Provider acme.Gone not found"), said);
    }
  }

  @Test
  void aFormatThatSaysNothingIsToldWhereItMayMatter() throws Exception {
    assertFault(
        "acme.formats.Stub$Mute does not say what it is: java.lang.IllegalStateException: mute",
        "a.mute",
        Stub.Mute.class);
  }

  @Test
  void aFormatWithTheNameOfAnotherIsLeftOut() throws Exception {
    assertFault(
        "'NPZ' (acme.formats.Stub$Namesake) has the name of"
            + " io.varscope.checkpoint.numpy.NpzFormat",
        "a.namesake",
        Stub.Namesake.class);
  }

  @Test
  void aFormatWithASuffixOfTheLibrarysIsLeftOut() throws Exception {
    assertFault(
        "'squatter' (acme.formats.Stub$Squatter) has the suffix '.npz', though '.npz' is that of"
            + " 'npz' (io.varscope.checkpoint.numpy.NpzFormat)",
        "squatter",
        Stub.Squatter.class);
  }

  @Test
  void ofTwoFormatsWithOneSuffixBothAreLeftOut() throws Exception {
    assertFault(
        "'good' (acme.formats.Stub$Good) has the suffix '.good', though '.very.good' is that of"
            + " 'twin' (acme.formats.Stub$Twin); 'twin' (acme.formats.Stub$Twin) has the suffix"
            + " '.very.good', though '.good' is that of 'good' (acme.formats.Stub$Good)",
        "a.good",
        Stub.Good.class,
        Stub.Twin.class);
  }

  @Test
  void aSuffixThatNoNameCanHaveIsRefused() throws Exception {
    assertFault(
        "'loud' (acme.formats.Stub$Loud) has the suffix '.LOUD', which must begin with a dot, in"
            + " lower case",
        "a.loud",
        Stub.Loud.class);
  }

  private void assertFault(String fault, String name, Class<?>... formats) throws Exception {
    assertEquals(unusable(fault), attempt("open", file(name, name), formats));
    assertEquals(unusable(fault), attempt("save", folder.resolve(name), formats));
  }

  private static String unusable(String fault) {
    return "FILE: it is of no format that can be used, and some cannot: "
        + fault
        + ". Mend them, or take them off the class path.";
  }

  @Test
  void aFormatThatFailsIsNamed() throws Exception {
    assertEquals(
        "FILE: the format 'dizzy' (acme.formats.Stub$Dizzy) failed on it:"
            + " java.nio.BufferUnderflowException",
        attempt("open", file("a.dizzy", ""), Stub.Dizzy.class));
  }

  @Test
  void aFormatMayOnlyBeRead() throws Exception {
    assertEquals("FILE: opened as reader", attempt("open", file("a", "reader"), Stub.Reader.class));
    assertEquals(
        "FILE: names that end with .reader are those of reader, which is not written. Let it end"
            + " with .safetensors or .npz, with .npy for a single tensor, or with"
            + " .safetensors.index.json for several files.",
        attempt("save", folder.resolve("a.reader"), Stub.Reader.class));
  }

  /** As of jars that were made one by a tool that keeps only one of their lists. */
  @Test
  void aListThatLacksTheLibrarysOwnIsTold() throws Exception {
    assertEquals(
        "varscope-checkpoint's own formats are not found. A jar made of several jars must have all"
            + " lines of their files META-INF/services/io.varscope.checkpoint.CheckpointFormat.",
        attempt("open", file("a.safetensors", "x"), List.of(Stub.Good.class)));
  }

  /** A thread may have any class loader, and then sees no formats by it. */
  @Test
  void theClassLoaderOfTheThreadDoesNotMatter() throws Exception {
    Path file = own("a.safetensors");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      assertEquals("SafetensorsFile", attempt("open", file));
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
