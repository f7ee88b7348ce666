package io.varscope.cli;

import io.varscope.checkpoint.Rename;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Rules for names, as they are written on the command line. */
final class Renames {

  private Renames() {}

  /** Rules such as {@code ^model\.=gpt/}. */
  static List<Rename> parse(List<String> texts, CommandSpec command) {
    return texts.stream().map(text -> parse(text, command)).toList();
  }

  private static Rename parse(String text, CommandSpec command) {
    int equals = text.indexOf('=');
    try {
      return Rename.pattern(text.substring(0, equals), text.substring(equals + 1));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "--rename " + text + " is not REGEX=REPLACEMENT", e);
    }
  }
}
