package io.varscope.ide;

import io.varscope.ide.script.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/** Where the tests find things, and where they may write. */
public final class Places {

  private static final Path SCRIPTS = Path.of("src/test/resources/scripts").toAbsolutePath();

  private Places() {}

  /** The jar of the annotations and the store. */
  public static Path runtime() {
    return codeOf(io.varscope.VariableStore.class);
  }

  /** The jar that loads and saves, which the sample needs. */
  public static Path checkpoint() {
    return codeOf(io.varscope.checkpoint.Load.class);
  }

  /** The jar of the processor. */
  public static Path processor() {
    return codeOf(newProcessor().getClass());
  }

  /** As compilers find it. */
  public static Processor newProcessor() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(provider -> provider.type().getName().startsWith("io.varscope."))
        .findFirst()
        .orElseThrow()
        .get();
  }

  private static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The folder in which Eclipse is put together. */
  public static Path eclipse() {
    return Path.of(System.getProperty("varscope.eclipse"));
  }

  /** The sources of the sample. */
  public static Path sample() {
    return Path.of(System.getProperty("varscope.sample")).normalize();
  }

  /** A new empty folder, which stays after the test for whoever wants to look. */
  public static Path work(String... names) {
    Path folder = Path.of(System.getProperty("varscope.work"), names);
    deleteAll(folder);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file, or a folder with all that is in it, if there is one. */
  public static void deleteAll(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path scriptFolder() {
    return SCRIPTS;
  }

  /** The only scripts to run, by {@code -Dscript=NAME,NAME}; or empty. */
  public static String onlyScript() {
    return System.getProperty("script", "");
  }

  public static List<Script> scripts() {
    return Script.readAll(SCRIPTS, onlyScript());
  }
}
