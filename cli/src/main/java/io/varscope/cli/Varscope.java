package io.varscope.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code varscope}. */
@Command(
    name = "varscope",
    description =
        "Looks into files of weights, compares and converts them, says what they have to the"
            + " compiler, and shows manifests.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT, // help, version and exit codes are those of each command too
    versionProvider = Version.class,
    subcommands = {
      Inspect.class,
      Verify.class,
      Diff.class,
      Convert.class,
      HeaderCommand.class,
      DeclareCommand.class,
      Show.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is well, or the same.",
      "1:A file is damaged or no checkpoint, two differ, or something would be lost.",
      "2:The command is not written as it should be.",
      "3:The system does not read or write a file, or what is printed.",
      "4:Something that should not have happened."
    })
public final class Varscope {

  static final int WELL = 0;
  static final int DIFFERENT = 1;
  static final int MISUSED = 2;
  static final int UNREADABLE = 3;
  static final int INTERNAL = 4;

  private final Screen out;

  /** Where warnings and notes go, so that programs can read the output. */
  private final Screen err;

  private Varscope(Screen out, Screen err) {
    this.out = out;
    this.err = err;
  }

  Screen out() {
    return out;
  }

  Screen err() {
    return err;
  }

  /** Runs a command and ends the program. */
  public static void main(String[] args) {
    StandardStream out = StandardStream.out();
    StandardStream err = StandardStream.err();
    Screen messages = err.screen(StandardStream.charset("stderr.encoding"), true);
    int exitCode =
        run(args, out.screen(StandardStream.charset("stdout.encoding"), false), messages);
    if (out.failure().isPresent()) {
      if (!out.isClosedPipe()) {
        messages.line("The output cannot be written: " + out.failure().get().getMessage() + ".");
      }
      exitCode = UNREADABLE;
    }
    System.exit(exitCode);
  }

  /** Runs a command; gives its exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return run(
        args, new Screen(out, StandardCharsets.UTF_8), new Screen(err, StandardCharsets.UTF_8));
  }

  private static int run(String[] args, Screen out, Screen err) {
    try {
      return new CommandLine(new Varscope(out, err))
          .setOut(out.writer())
          .setErr(err.writer())
          .setColorScheme(new ColorScheme.Builder(Ansi.OFF).build())
          .registerConverter(Path.class, new FileArgument())
          // A file may have a name that begins with an @.
          .setExpandAtFiles(false)
          .setParameterExceptionHandler((e, parsed) -> misused(e, err))
          .setExecutionExceptionHandler((e, command, parsed) -> failed(e, err))
          .execute(args);
    } catch (Throwable e) { // Also an error, such as a lack of memory.
      return failed(e, err);
    } finally {
      out.writer().flush();
      err.writer().flush();
    }
  }

  private static int misused(ParameterException e, Screen err) {
    err.lines(Failure.message(e));
    UnmatchedArgumentException.printSuggestions(e, err.writer());
    err.line(
        "See "
            + e.getCommandLine().getCommandSpec().qualifiedName()
            + " --help for how it is used.");
    return MISUSED;
  }

  private static int failed(Throwable e, Screen err) {
    Failure failure = Failure.of(e);
    err.lines(failure.text());
    if (failure.exitCode() == INTERNAL && System.getenv(Failure.TRACE) != null) {
      e.printStackTrace(err.writer());
    }
    return failure.exitCode();
  }
}
