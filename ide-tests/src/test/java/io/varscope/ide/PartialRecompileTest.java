package io.varscope.ide;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.varscope.ide.script.Script;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import io.varscope.ide.script.Tool;
import io.varscope.ide.tools.BuildTool;
import io.varscope.ide.tools.Compiler;
import io.varscope.ide.tools.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What build tools and IntelliJ say after each step of each script. */
final class PartialRecompileTest {

  /** These tools hide from processors what a field is given; only Eclipse has a marker to keep. */
  private static final String OF_MARKERS = "a-value-that-is-replaced";

  static final List<Script> SCRIPTS =
      Places.scripts().stream().filter(script -> !script.name().equals(OF_MARKERS)).toList();

  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void mavenWithJavac(Script script) {
    replay(script, Tool.MAVEN, Compiler.JAVAC);
  }

  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void mavenWithEclipsesCompiler(Script script) {
    replay(script, Tool.MAVEN, Compiler.ECJ);
  }

  /** Not with Eclipse's compiler, which refuses to write what it has written before. */
  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void mavenOfChangedFiles(Script script) {
    replay(script, Tool.MAVEN_OF_CHANGED_FILES, Compiler.JAVAC);
  }

  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void intelliJWithJavac(Script script) {
    replay(script, Tool.INTELLIJ, Compiler.JAVAC);
  }

  /**
   * Which constants a class uses is not in class files, and IntelliJ learns it from javac alone.
   */
  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void intelliJWithEclipsesCompiler(Script script) {
    assumeFalse(script.name().startsWith("a-constant-"));
    replay(script, Tool.INTELLIJ, Compiler.ECJ);
  }

  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void gradle(Script script) {
    replay(script, Tool.GRADLE, Compiler.JAVAC);
  }

  private static void replay(Script script, Tool tool, Compiler compiler) {
    String name = tool + " with " + compiler;
    BuildTool builder =
        Tools.create(
            tool,
            compiler,
            script.projects(),
            Places.work("recompile", script.name(), name.replace(' ', '-')));
    Differences differences = new Differences(script, name);
    for (int i = 0; i < script.steps().size(); i++) {
      Step step = script.steps().get(i);
      BuildTool.Result result = builder.build(step);
      List<String> expected = new ArrayList<>(step.expected(tool, compiler == Compiler.ECJ));
      if (tool == Tool.MAVEN_OF_CHANGED_FILES && !step.differing().containsKey(tool)) {
        expected.removeIf(message -> !isIn(result.compiled(), message));
      }
      differences.checkSaid(i, "messages", expected, result.said());
    }
    differences.assertNone();
  }

  /** Whether a message is in one of these files, and not in one that the tool never looks at. */
  private static boolean isIn(Set<SourceFile> files, String message) {
    return files.stream().anyMatch(file -> message.matches(file.simpleName() + "[ :].*"));
  }
}
