package io.varscope.ide.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.ide.Places;
import io.varscope.ide.Said;
import io.varscope.ide.eclipse.Build;
import io.varscope.ide.eclipse.EclipseProcess;
import io.varscope.ide.eclipse.Replay;
import io.varscope.ide.script.Script;
import io.varscope.ide.script.Step;
import io.varscope.ide.script.Tool;
import io.varscope.ide.tools.BuildTool;
import io.varscope.ide.tools.Compiler;
import io.varscope.ide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After each of many random edits, a tool says what a build of everything says. */
final class RandomEditsTest {

  private static final int STEPS = 10;

  private static Path folder;

  /** Some seeds, which never change; or {@code -Dseeds=100-200}, to look for more. */
  @BeforeAll
  static void write() throws IOException {
    String[] seeds = System.getProperty("seeds", "1-4").split("-", -1);
    folder = Places.work("random-scripts");
    for (long seed = Long.parseLong(seeds[0]); seed <= Long.parseLong(seeds[1]); seed++) {
      Files.writeString(
          folder.resolve("seed-" + seed + ".txt"), RandomScript.text(seed, STEPS, Script.PROJECTS));
    }
  }

  static List<Script> scripts() {
    return Script.readAll(folder, "");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void gradle(Script script) {
    replay(script, Tool.GRADLE);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void intelliJ(Script script) {
    replay(script, Tool.INTELLIJ);
  }

  private static void replay(Script script, Tool tool) {
    BuildTool everything = create(Tool.MAVEN, script, tool);
    BuildTool incremental = create(tool, script, tool);
    List<String> differences = new ArrayList<>();
    for (Step step : script.steps()) {
      List<String> expected = Verdict.of(everything.build(step).said());
      List<String> said = Verdict.of(incremental.build(step).said());
      if (tool == Tool.INTELLIJ && said.stream().anyMatch(expected::contains)) {
        // It begins with what was edited, and stops if that is wrong.
        expected = expected.stream().filter(said::contains).toList();
      }
      compare(step, expected, said, differences);
    }
    assertEquals("", String.join("\n", differences), script + " in " + tool);
  }

  private static BuildTool create(Tool tool, Script script, Tool compared) {
    return Tools.create(
        tool,
        Compiler.JAVAC,
        script.projects(),
        Places.work("random-builds", script.name(), compared.toString(), tool.toString()));
  }

  /** All scripts in one test, since starting Eclipse takes longest. */
  @Test
  void eclipse() throws IOException {
    Path results = Places.work("random-results");
    new EclipseProcess(Places.eclipse())
        .run(
            "io.varscope.ide.replay",
            Places.work("random-configuration"),
            Places.work("random-workspace"),
            Duration.ofMinutes(5),
            List.of(
                folder.toString(),
                "",
                results.toString(),
                Places.runtime().toString(),
                Places.processor().toString()));
    List<String> differences = new ArrayList<>();
    for (Script script : scripts()) {
      Replay replay = Replay.read(results.resolve(script.name()));
      List<String> ofScript = new ArrayList<>();
      for (int i = 0; i < script.steps().size(); i++) {
        compare(
            script.steps().get(i),
            Verdict.of(said(replay.steps().get(i).clean())),
            Verdict.of(said(replay.steps().get(i).incremental())),
            ofScript);
      }
      ofScript.forEach(text -> differences.add(script + ": " + text));
    }
    assertEquals("", String.join("\n", differences));
  }

  private static List<Said> said(Build build) {
    return build.markers().stream()
        .filter(marker -> marker.text().startsWith("["))
        .map(marker -> new Said(marker.file(), "", -1, marker.text()))
        .toList();
  }

  private static void compare(
      Step step, Collection<String> expected, Collection<String> said, List<String> differences) {
    List<String> missing = new ArrayList<>(expected);
    missing.removeAll(said);
    missing.forEach(text -> differences.add("step " + step.title() + ": missing: " + text));
    List<String> surplus = new ArrayList<>(said);
    surplus.removeAll(expected);
    surplus.forEach(text -> differences.add("step " + step.title() + ": surplus: " + text));
  }
}
