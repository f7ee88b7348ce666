package io.varscope.ide.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.ide.Places;
import io.varscope.ide.script.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What Gradle asks of a processor that it may call again for single classes: each file belongs to
 * one class, and it is the same whether or not other classes are compiled with that.
 */
final class ContractTest {

  static final List<SourceSet> SOURCES = SourceSet.all();

  /** Without this file in the jar, Gradle compiles every class of a module for each edit. */
  @Test
  void theJarTellsGradle() throws IOException {
    try (InputStream file =
        Places.newProcessor()
            .getClass()
            .getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
      assertEquals(
          "io.varscope.processor.VarscopeProcessor,isolating\n",
          new String(file.readAllBytes(), UTF_8));
    }
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void eachFileOriginatesFromOneClass(SourceSet sources) {
    Compilation compilation =
        sources.newProject(Compiler.JAVAC, "origins").compile(sources.files(), List.of());
    assertEquals(List.of(), compilation.said());
    assertEquals(
        List.of(),
        compilation.created().stream().filter(file -> file.origins().size() != 1).toList());
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void eachFileIsTheSameIfJavacCompilesItsClassAlone(SourceSet sources) {
    checkAlone(sources, Compiler.JAVAC);
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void eachFileIsTheSameIfEclipsesCompilerCompilesItsClassAlone(SourceSet sources) {
    checkAlone(sources, Compiler.ECJ);
  }

  private static void checkAlone(SourceSet sources, Compiler compiler) {
    Project project = sources.newProject(compiler, "alone");
    assertEquals(List.of(), project.compile(sources.files(), List.of()).said());
    Project.Outputs together = project.save();
    Map<String, String> before = project.createdFiles();
    List<String> differences = new ArrayList<>();
    for (SourceFile file : sources.files()) {
      project.deleteOutputs(List.of(file));
      project
          .compile(List.of(file), List.of())
          .said()
          .forEach(said -> differences.add(said.toString()));
      differences.addAll(FileDifferences.between(before, project.createdFiles()));
      project.restore(together);
    }
    assertEquals("", String.join("\n", differences));
  }
}
