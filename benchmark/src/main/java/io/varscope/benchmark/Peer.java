package io.varscope.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
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

/** An annotation processor that is measured, as its users have it: from its jars. */
enum Peer {
  VARSCOPE("Varscope"),
  AUTOVALUE("AutoValue"),
  IMMUTABLES("Immutables"),
  RECORDBUILDER("record-builder"),
  MAPSTRUCT("MapStruct"),
  DAGGER("Dagger");

  private final String title;
  private ClassLoader loader;

  Peer(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The jars that are on the processor path, and nowhere else. */
  List<Path> processorPath() {
    return jars("processor");
  }

  /** The jars of annotations, which are on the class path. */
  List<Path> classPath() {
    return jars("api");
  }

  private List<Path> jars(String kind) {
    try (Stream<Path> files = Files.list(Folders.peers().resolve(folder()).resolve(kind))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * New processors, of classes that are loaded once and kept, as build tools with a daemon keep
   * them. They see the JDK and their own jars, nothing of this program.
   */
  List<Processor> processors() {
    if (loader == null) {
      loader =
          new URLClassLoader(
              processorPath().stream().map(Peer::url).toArray(URL[]::new),
              ClassLoader.getPlatformClassLoader());
    }
    List<Processor> processors = new ArrayList<>();
    ServiceLoader.load(Processor.class, loader).forEach(processors::add);
    return processors;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source of one unit, called {@code ModelK}. */
  String source(int k) {
    return resource(folder() + ".txt").replace("$k", Integer.toString(k));
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
