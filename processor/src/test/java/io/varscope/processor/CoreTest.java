package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The middle of the pipeline knows of no compiler, so that it can run without one. */
final class CoreTest {

  private static final List<String> FOREIGN =
      List.of(
          "javax.",
          "com.sun.",
          "com.palantir.",
          ".processor.read",
          ".processor.write",
          ".processor.report");

  @Test
  void coreNamesNoCompiler() {
    Map<String, String> found = new TreeMap<>();
    for (String stage : List.of("model", "dims", "expand", "check")) {
      Map<String, String> sources =
          Compiler.files(Path.of("src/main/java/io/varscope/processor", stage), ".java");
      assertFalse(sources.isEmpty(), stage);
      sources.forEach(
          (file, text) ->
              text.lines()
                  .filter(line -> !line.strip().startsWith("*"))
                  .flatMap(line -> FOREIGN.stream().filter(line::contains))
                  .forEach(name -> found.put(stage + "/" + file, name)));
    }
    assertEquals(Map.of(), found);
  }

  @Test
  void stagesDependOnEarlierOnesOnly() {
    Map<String, List<String>> later =
        Map.of(
            "dims", List.of("model", "expand", "check"),
            "model", List.of("dims", "expand", "check"),
            "expand", List.of("check"));
    later.forEach(
        (stage, forbidden) ->
            Compiler.files(Path.of("src/main/java/io/varscope/processor", stage), ".java")
                .forEach(
                    (file, text) ->
                        assertEquals(
                            List.of(),
                            forbidden.stream()
                                .filter(
                                    name -> text.contains("import io.varscope.processor." + name))
                                .toList(),
                            stage + "/" + file)));
  }
}
