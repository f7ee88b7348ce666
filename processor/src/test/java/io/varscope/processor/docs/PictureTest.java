package io.varscope.processor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.processor.Compiler;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's picture is that of the model below it. */
final class PictureTest {

  /** To draw it anew: {@code -Dgoldens=write}. */
  @Test
  void words(@TempDir Path folder) throws Exception {
    Path file = Page.PROJECT.resolve("docs/guide/words.svg");
    Map<String, String> model = Page.read("docs/guide/README.md").programs().get("words");
    Path classes = Compiler.JAVAC.compile(folder, model).classes();
    try (URLClassLoader loader = Program.loader(classes)) {
      String picture = Picture.of(loader.loadClass("words.Net"));
      if ("write".equals(System.getProperty("goldens"))) {
        Files.writeString(file, picture);
      }
      assertEquals(picture, Files.readString(file));
    }
  }
}
