package io.varscope.ide.script;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Some edits, after which there is a build.
 *
 * @param title what is done, in words
 * @param clean whether everything is built anew
 * @param changed the files that are written or deleted
 * @param sources all files that there are then
 * @param expected what a clean build says
 * @param differing what some tools say instead
 */
public record Step(
    String title,
    boolean clean,
    Set<SourceFile> changed,
    SortedMap<SourceFile, MarkedSource> sources,
    List<ExpectedMessage> expected,
    Map<Tool, List<ExpectedMessage>> differing) {

  /** Those that are there, of a project. */
  public List<SourceFile> sourcesOf(String project) {
    return sources.keySet().stream().filter(file -> file.project().equals(project)).toList();
  }

  /**
   * What a tool must say, as {@code Encoder 7:3: text}, sorted.
   *
   * @param inEclipse whether the compiler is Eclipse's
   */
  public List<String> expected(Tool tool, boolean inEclipse) {
    return show(differing.getOrDefault(tool, expected), inEclipse);
  }

  /** What Eclipse must show after a clean build. */
  public List<String> expectedOfCleanEclipse() {
    return show(expected, true);
  }

  private List<String> show(List<ExpectedMessage> messages, boolean inEclipse) {
    return messages.stream().map(message -> message.show(this, inEclipse)).sorted().toList();
  }

  MarkedSource source(String simpleName) {
    return sources.entrySet().stream()
        .filter(file -> file.getKey().simpleName().equals(simpleName))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no file " + simpleName));
  }
}
