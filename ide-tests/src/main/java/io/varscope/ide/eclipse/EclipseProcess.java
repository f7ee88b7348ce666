package io.varscope.ide.eclipse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts an Eclipse without a window, in a process of its own, from the bundles that it needs. */
public final class EclipseProcess {

  /** Who has to run before the others, by the beginning of the file's name. */
  private static final Map<String, String> START =
      Map.of(
          "org.apache.felix.scr-", "@2:start",
          "org.eclipse.equinox.common-", "@2:start",
          "org.eclipse.core.runtime-", "@start");

  private final Path folder;
  private final List<Path> more;

  /**
   * An Eclipse.
   *
   * @param folder with the folder {@code plugins}
   * @param more other bundles
   */
  public EclipseProcess(Path folder, Path... more) {
    this.folder = folder;
    this.more = List.of(more);
  }

  /**
   * Runs an application, which has to end well.
   *
   * @param configuration an empty folder
   * @param workspace an empty folder
   * @param longest the most time that it may take
   */
  public void run(
      String application,
      Path configuration,
      Path workspace,
      Duration longest,
      List<String> arguments) {
    try {
      Files.writeString(configuration.resolve("config.ini"), configuration(application));
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // It runs for seconds only.
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
      command.addAll(List.of("-jar", bundle("org.eclipse.equinox.launcher-").toString()));
      command.addAll(List.of("-nosplash", "-clean", "-install", folder.toString()));
      command.addAll(List.of("-configuration", configuration.toString()));
      command.addAll(List.of("-data", workspace.toString()));
      command.addAll(arguments);
      Path output = configuration.resolve("output.txt");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Eclipse does not end: " + output);
      }
      if (process.exitValue() != 0) {
        Path log = workspace.resolve(".metadata/.log");
        throw new IllegalStateException(
            "Eclipse has failed: "
                + Files.readString(output)
                + (Files.exists(log) ? Files.readString(log) : ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String configuration(String application) throws IOException {
    writeAntStub();
    String bundles =
        Stream.concat(plugins().stream(), more.stream())
            .filter(jar -> !isFramework(jar))
            .map(jar -> "reference\\:file\\:" + jar + start(jar))
            .collect(Collectors.joining(","));
    return """
        osgi.framework=file\\:%s
        osgi.bundles=%s
        osgi.bundles.defaultStartLevel=4
        eclipse.application=%s
        """
        .formatted(bundle("org.eclipse.osgi-"), bundles, application);
  }

  /** The bundles of annotation processing require Ant, for a task that nobody runs here. */
  private void writeAntStub() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "org.apache.ant");
    attributes.putValue("Bundle-Version", "1.10.99");
    try (OutputStream out = Files.newOutputStream(folder.resolve("plugins/ant-stub.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private List<Path> plugins() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("plugins"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private Path bundle(String beginning) throws IOException {
    return plugins().stream()
        .filter(jar -> jar.getFileName().toString().startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no bundle " + beginning));
  }

  private static boolean isFramework(Path jar) {
    String name = jar.getFileName().toString();
    return name.startsWith("org.eclipse.osgi-") || name.startsWith("org.eclipse.equinox.launcher-");
  }

  private static String start(Path jar) {
    return START.entrySet().stream()
        .filter(entry -> jar.getFileName().toString().startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
