package io.varscope.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/** An annotation processor as its users have it, with the sources that it is measured on. */
enum Peer {
  ONE("one small source", "OneSource"),
  FOUR("two sources, two resources", "FourFiles"),
  AUTOVALUE("AutoValue"),
  MODELS("Varscope, models"),
  ROOTS("Varscope, roots"),
  IMMUTABLES("Immutables"),
  RECORDBUILDER("record-builder"),
  MAPSTRUCT("MapStruct"),
  DAGGER("Dagger");

  /** How many classes a model of {@link #MODELS} has. */
  private static final int MODEL = 10;

  private final String title;

  /** The name of a processor that comes with this program; empty for those that users have. */
  private final String floor;

  @SuppressWarnings("ImmutableEnumChecker") // Made when first used, by one thread.
  private ClassLoader loader;

  Peer(String title) {
    this(title, "");
  }

  Peer(String title, String floor) {
    this.title = title;
    this.floor = floor.isEmpty() ? "" : Peer.class.getPackageName() + ".floor." + floor;
  }

  String title() {
    return title;
  }

  /** Whether it does nothing but write files. */
  boolean isFloor() {
    return !floor.isEmpty();
  }

  private boolean isVarscope() {
    return isFloor() || this == MODELS || this == ROOTS;
  }

  /** The folders and jars that are on the processor path, and nowhere else. */
  private List<Path> processorPath() {
    return isFloor() ? List.of(ownClasses()) : jars("processor");
  }

  private static Path ownClasses() {
    try {
      return Path.of(Peer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The jars of annotations, which are on the class path. */
  List<Path> classPath() {
    return jars("api");
  }

  private List<Path> jars(String kind) {
    Path folder = Folders.peers().resolve(isVarscope() ? "varscope" : lowerCase());
    try (Stream<Path> files = Files.list(folder.resolve(kind))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What has a compiler find the processor, and load its classes anew. */
  List<String> options() {
    List<String> options = new ArrayList<>(List.of("-processorpath", Javac.join(processorPath())));
    if (isFloor()) {
      options.addAll(List.of("-processor", floor));
    }
    return options;
  }

  /**
   * New processors, of classes that are loaded once and kept. They see the JDK and their own jars,
   * nothing of this program.
   */
  List<Processor> processors() {
    if (loader == null) {
      loader =
          new URLClassLoader(
              processorPath().stream().map(Peer::url).toArray(URL[]::new),
              ClassLoader.getPlatformClassLoader());
    }
    List<Processor> processors = new ArrayList<>();
    if (isFloor()) {
      try {
        processors.add((Processor) loader.loadClass(floor).getConstructor().newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    } else {
      ServiceLoader.load(Processor.class, loader).forEach(processors::add);
    }
    return processors;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the one class of a unit is called. */
  String unit(int k) {
    int part = k % MODEL;
    return "Model" + (this != MODELS ? k : k / MODEL + (part == 0 ? "" : "Part" + part));
  }

  /** The source of one unit. */
  String source(int k) {
    String text = isVarscope() ? "roots" : lowerCase();
    if (this == MODELS) {
      text = k % MODEL == 0 ? "model" : "component";
    }
    return resource(text + ".txt").replace("$k", unit(k).substring("Model".length()));
  }

  /** What all units of a project use; empty if that is nothing. */
  String shared() {
    return this == DAGGER ? resource("dagger-shared.txt") : "";
  }

  /** A text that comes with this program. */
  static String resource(String name) {
    try (InputStream in = Peer.class.getResourceAsStream("units/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
