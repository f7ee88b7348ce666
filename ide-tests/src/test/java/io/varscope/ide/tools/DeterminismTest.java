package io.varscope.ide.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.ide.script.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is generated depends on the sources only: not on their order, the place, or the time. */
final class DeterminismTest {

  private static final Pattern DATE = Pattern.compile("20\\d\\d-\\d\\d|\\d:\\d\\d:\\d\\d");

  static final List<SourceSet> SOURCES = SourceSet.all();

  @ParameterizedTest
  @FieldSource("SOURCES")
  void inAnyOrderWithJavac(SourceSet sources) {
    check(sources, Compiler.JAVAC);
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void inAnyOrderWithEclipsesCompiler(SourceSet sources) {
    check(sources, Compiler.ECJ);
  }

  private static void check(SourceSet sources, Compiler compiler) {
    Project project = sources.newProject(compiler, "orders");
    List<SourceFile> order = new ArrayList<>(sources.files());
    Map<String, String> first = compile(project, order);
    List<String> differences = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 2; i++) {
      Collections.shuffle(order, random);
      differences.addAll(FileDifferences.between(first, compile(project, order)));
    }
    assertEquals("", String.join("\n", differences));
    String folder = project.output().classes().getParent().toString();
    assertEquals(
        List.of(),
        first.entrySet().stream()
            .filter(
                file -> file.getValue().contains(folder) || DATE.matcher(file.getValue()).find())
            .map(Map.Entry::getKey)
            .toList());
  }

  private static Map<String, String> compile(Project project, List<SourceFile> order) {
    project.clean();
    assertEquals(List.of(), project.compile(order, List.of()).said());
    return project.createdFiles();
  }
}
