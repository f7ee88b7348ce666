package io.varscope.benchmark;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that a processor wrote.
 *
 * @param round in which it was written, from 0
 * @param source whether it is a source, else a resource beside the classes
 * @param name the class's canonical name, or the resource's path
 * @param originators the canonical names of the originating elements
 */
record Recorded(int round, boolean source, String name, List<String> originators, String text)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /** Keeps a recording for processes to come. */
  static void save(List<Recorded> recording, Path file) {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(new ArrayList<>(recording));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Recorded> load(Path file) {
    List<Recorded> recording = new ArrayList<>();
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      for (Object recorded : (List<?>) in.readObject()) {
        recording.add((Recorded) recorded);
      }
      return recording;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
