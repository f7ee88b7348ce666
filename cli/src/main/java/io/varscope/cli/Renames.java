package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rules for names, as they are written on the command line. */
final class Renames {

  /** What is no part of an expression's {@code (?=} or {@code (?<=}. */
  private static final Pattern EQUALS = Pattern.compile("(?<!\\(\\?)(?<!\\(\\?<)=");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--rename",
      paramLabel = "REGEX=REPLACEMENT",
      description =
          "Change the names of the first file's tensors, wherever the expression matches; $1 is its first"
              + " group. May be repeated, in order.")
  private List<String> texts = new ArrayList<>();

  /** What is in a file, by the names that it gets. */
  RenamedFile apply(Checkpoint checkpoint) {
    Rename rule = rule();
    try {
      return RenamedFile.of(checkpoint, rule);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** Whether no rule was given. */
  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** All rules, in order. */
  Rename rule() {
    return Rename.all(texts.stream().map(this::rule).toList());
  }

  /** A rule such as {@code ^model\.=gpt/}. */
  private Rename rule(String text) {
    Matcher equals = EQUALS.matcher(text);
    if (!equals.find()) {
      throw wrong(text, "is not REGEX=REPLACEMENT, as '^model\\.=gpt/'");
    }
    try {
      Rename rule = Rename.pattern(text.substring(0, equals.start()), text.substring(equals.end()));
      return name -> apply(rule, name, text);
    } catch (IllegalArgumentException e) {
      throw wrong(text, "is not REGEX=REPLACEMENT: " + e.getMessage());
    }
  }

  private String apply(Rename rule, String name, String text) {
    try {
      return rule.apply(name);
    } catch (StackOverflowError e) {
      throw wrong(text, "takes too many steps for the name " + Screen.cut(name));
    }
  }

  private ParameterException wrong(String text, String what) {
    return new ParameterException(command.commandLine(), "--rename '" + text + "' " + what + ".");
  }
}
