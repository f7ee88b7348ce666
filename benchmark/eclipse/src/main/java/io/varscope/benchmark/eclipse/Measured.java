package io.varscope.benchmark.eclipse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a build took.
 *
 * @param cpu the milliseconds that the whole process had a processor
 * @param wall the milliseconds by the clock on the wall
 */
public record Measured(What what, double cpu, double wall) {

  /** A kind of build. */
  public enum What {
    FIRST_FULL("first full build"),
    FULL("full build"),
    FIRST_SAVE("first save"),
    COMMENT("save: comment"),
    SHAPE("save: shape");

    private final String title;

    What(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** Hands the figures from one process to another. */
  public static void write(List<Measured> all, Path file) throws IOException {
    Files.write(file, all.stream().map(m -> m.what + " " + m.cpu + " " + m.wall).toList());
  }

  static List<Measured> read(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .map(line -> line.split(" "))
          .map(
              part ->
                  new Measured(
                      What.valueOf(part[0]),
                      Double.parseDouble(part[1]),
                      Double.parseDouble(part[2])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
