package io.varscope.ide;

import io.varscope.ide.eclipse.Build;
import io.varscope.ide.eclipse.EclipseProcess;
import io.varscope.ide.eclipse.Marker;
import io.varscope.ide.eclipse.Replay;
import io.varscope.ide.script.Script;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import io.varscope.ide.script.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Eclipse shows after each step of each script. All are replayed in one workspace. */
final class EclipseTest {

  private static Path results;

  @BeforeAll
  static void replay() {
    results = Places.work("eclipse-results");
    new EclipseProcess(Places.eclipse())
        .run(
            "io.varscope.ide.replay",
            Places.work("eclipse-configuration"),
            Places.work("eclipse-workspace"),
            Duration.ofMinutes(5),
            List.of(
                Places.scriptFolder().toString(),
                Places.onlyScript(),
                results.toString(),
                Places.runtime().toString(),
                Places.processor().toString()));
  }

  static List<Script> scripts() {
    return Places.scripts();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void showsWhatTheScriptExpects(Script script) throws IOException {
    Replay replay = Replay.read(results.resolve(script.name()));
    Differences differences = new Differences(script, "Eclipse");
    for (int i = 0; i < script.steps().size(); i++) {
      check(i, script.steps().get(i), replay.steps().get(i), differences);
    }
    differences.assertNone();
  }

  private static void check(int number, Step step, Replay.Step builds, Differences differences) {
    Build clean = builds.clean();
    Build incremental = builds.incremental();
    differences.checkSaid(
        number, "markers of a clean build", step.expectedOfCleanEclipse(), said(clean, step));
    boolean isAsExpected =
        differences.checkSaid(
            number, "markers", step.expected(Tool.ECLIPSE, true), said(incremental, step));
    if (isAsExpected && !step.differing().containsKey(Tool.ECLIPSE)) {
      differences.check(
          number, "markers as in a clean build", problems(clean), problems(incremental));
    }
    differences.check(number, "log", List.of(), incremental.log());
    if (step.expected().isEmpty() && !step.differing().containsKey(Tool.ECLIPSE)) {
      differences.check(
          number,
          "generated as in a clean build",
          lines(clean.generated()),
          lines(incremental.generated()));
      differences.check(
          number, "compiled as in a clean build", clean.classes(), incremental.classes());
    }
  }

  private static List<Said> said(Build build, Step step) {
    return problems(build).stream().map(marker -> said(marker, step)).toList();
  }

  /** What concerns users here: Eclipse warns of other things as well. */
  private static List<Marker> problems(Build build) {
    return build.markers().stream()
        .filter(marker -> marker.isError() || marker.text().startsWith("["))
        .toList();
  }

  private static Said said(Marker marker, Step step) {
    String path = marker.file().replaceFirst("^[^/]*/", "");
    SourceFile file = new SourceFile(marker.project(), path);
    boolean isWritten = marker.file().startsWith("src/") && step.sources().containsKey(file);
    return new Said(
        path.isEmpty() || !path.endsWith(".java") ? marker.file() : file.simpleName(),
        isWritten ? step.sources().get(file).text() : "",
        isWritten ? marker.start() : -1,
        marker.text());
  }

  private static List<String> lines(Map<String, String> files) {
    return files.entrySet().stream()
        .flatMap(file -> file.getValue().lines().map(line -> file.getKey() + ": " + line))
        .toList();
  }
}
