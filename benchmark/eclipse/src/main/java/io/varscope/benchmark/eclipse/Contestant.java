package io.varscope.benchmark.eclipse;

import io.varscope.benchmark.eclipse.processors.IdleProcessor;
import io.varscope.benchmark.eclipse.processors.SameFilesProcessor;
import io.varscope.benchmark.eclipse.processors.SmallSourceProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A processor that is measured.
 *
 * @param processor its jar
 */
record Contestant(String title, Path processor) {

  static final String IDLE = "idle";
  static final String SAME_FILES = "same files";

  /** All of them; the last writes what the first has written. */
  static List<Contestant> all(Path folder, Path varscope) throws IOException {
    return List.of(
        new Contestant("Varscope", varscope),
        new Contestant(IDLE, jar(folder, IdleProcessor.class)),
        new Contestant("one source", jar(folder, SmallSourceProcessor.class)),
        new Contestant(SAME_FILES, jar(folder, SameFilesProcessor.class)));
  }

  private static Path jar(Path folder, Class<?> processor) throws IOException {
    Path jar = folder.resolve(processor.getSimpleName() + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("META-INF/services/javax.annotation.processing.Processor"));
      out.write(processor.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (Class<?> type :
          List.of(
              processor, processor.getSuperclass(), Recording.class, Recording.Recorded.class)) {
        String path = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(path));
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
          in.transferTo(out);
        }
      }
    }
    return jar;
  }
}
