package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.Manifest;
import io.varscope.checkpoint.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles declared models: the compiler has to know just the tensors of the file. */
class DeclaredModelsTest extends CommandTest {

  static List<String> lists() throws IOException {
    return ListedModel.lists();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void publishedModelsHaveTheirTensors(String list) throws IOException {
    ListedModel model = ListedModel.of(list);
    Path file = model.write(folder.resolve("model.safetensors"));
    assertEquals(0, run("declare", file, "--class", "acme.Model", "-o", folder), this::err);
    assertDeclared(folder, Map.of("acme.Model", model));
  }

  /** Compiles all classes below a folder, and compares each model's manifest with its tensors. */
  static void assertDeclared(Path folder, Map<String, ListedModel> models) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Javac.compile(sources, classes, List.of());
    for (Map.Entry<String, ListedModel> model : models.entrySet()) {
      Path manifest = classes.resolve("META-INF/varscope/" + model.getKey() + ".json");
      Map<String, String> found = new TreeMap<>();
      for (Manifest.Entry entry : Manifest.parse(Files.readString(manifest)).variables()) {
        String other = found.put(entry.name(), ElementType.of(entry.dtype()) + " " + entry.shape());
        assertEquals(null, other, entry.name());
      }
      Map<String, String> expected = new TreeMap<>();
      model
          .getValue()
          .tensors()
          .forEach((name, listed) -> expected.put(name, listed.type() + " " + listed.shape()));
      assertEquals(expected, found);
    }
  }
}
