package io.varscope.ide.eclipse;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The builds of all steps of a script, which one Java process hands to another. */
public record Replay(List<Step> steps) implements Serializable {

  /**
   * A step.
   *
   * @param incremental what the user sees
   * @param clean what a build from nothing shows
   */
  public record Step(Build incremental, Build clean) implements Serializable {}

  void write(Path file) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(this);
    }
  }

  /** Reads what was written. */
  @SuppressWarnings("BanSerializableRead") // from the process that the test itself has started
  public static Replay read(Path file) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      return (Replay) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }
}
