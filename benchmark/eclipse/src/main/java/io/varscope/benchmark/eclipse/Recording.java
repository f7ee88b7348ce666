package io.varscope.benchmark.eclipse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that Varscope has written for a project, in both states of the class that is edited.
 */
public final class Recording {

  /** The size of a dimension in the second state, which no other class has. */
  public static final String OTHER_SIZE = "33";

  private static final String PROPERTY = "benchmark.recording";

  private static final Pattern OWNER = Pattern.compile("(?:@Binder\\(|owner = )\"([^\"]+)\"");

  /**
   * A file.
   *
   * @param path below the folder of sources, or that of classes
   */
  public record Recorded(String path, boolean isSource, String text) {

    /** Of a source. */
    public String className() {
      return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    private String owner() {
      if (!isSource) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
      }
      Matcher owner = OWNER.matcher(text);
      if (!owner.find()) {
        throw new IllegalStateException("whose file is " + path + "?");
      }
      return owner.group(1);
    }
  }

  private final String edited;
  private final Map<String, List<Recorded>> first;
  private final Map<String, List<Recorded>> second;

  private Recording(
      String edited, Map<String, List<Recorded>> first, Map<String, List<Recorded>> second) {
    this.edited = edited;
    this.first = first;
    this.second = second;
  }

  /** Says where the recording is that the processor is to write. */
  public static void use(Path folder) {
    System.setProperty(PROPERTY, folder.toString());
  }

  /** Keeps what there is in a project. */
  public static void save(
      Path folder, boolean isSecond, String edited, Path sources, Path manifests) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("edited"), edited);
      Path state = folder.resolve(isSecond ? "second" : "first");
      copy(sources, state.resolve("sources"));
      copy(manifests, state.resolve("classes/META-INF"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  /** Reads the recording that is used. */
  public static Recording read() {
    Path folder = Path.of(System.getProperty(PROPERTY));
    try {
      return new Recording(
          Files.readString(folder.resolve("edited")),
          state(folder.resolve("first")),
          state(folder.resolve("second")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Recorded>> state(Path folder) throws IOException {
    Map<String, List<Recorded>> byOwner = new HashMap<>();
    for (boolean isSource : List.of(true, false)) {
      Path top = folder.resolve(isSource ? "sources" : "classes");
      try (Stream<Path> files = Files.walk(top)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String path = top.relativize(file).toString().replace('\\', '/');
          Recorded recorded = new Recorded(path, isSource, Files.readString(file));
          byOwner.computeIfAbsent(recorded.owner(), name -> new ArrayList<>()).add(recorded);
        }
      }
    }
    return byOwner;
  }

  /** The canonical name of the class that is edited. */
  public String edited() {
    return edited;
  }

  /** What was written for a class. */
  public List<Recorded> of(String owner, boolean isSecond) {
    return (isSecond ? second : first).getOrDefault(owner, List.of());
  }
}
