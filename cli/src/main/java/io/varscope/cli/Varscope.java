package io.varscope.cli;

import io.varscope.VariableException;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code varscope}. */
@Command(
    name = "varscope",
    description = "Looks into files of weights, compares and converts them.",
    mixinStandardHelpOptions = true,
    version = "varscope 0.1.0",
    subcommands = {Inspect.class, Verify.class, Diff.class, Convert.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is well, or the same.",
      "1:A file is damaged, or two differ.",
      "2:The command is not written as it should be.",
      "3:A file cannot be read or written."
    })
public final class Varscope {

  static final int WELL = 0;
  static final int DIFFERENT = 1;
  private static final int UNREADABLE = 3;

  /** Runs a command and ends the program. */
  public static void main(String[] args) {
    System.exit(run(args, writer(System.out), writer(System.err)));
  }

  private static PrintWriter writer(PrintStream stream) {
    // Of the terminal, which is not the default one on every JDK.
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return new PrintWriter(stream, true, charset);
  }

  /** Runs a command; gives its exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new Varscope())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()))
        .execute(args);
  }

  /** Users need no stack trace to learn that a file is damaged. */
  private static int failed(Exception e, PrintWriter err) throws Exception {
    if (e instanceof CheckpointException || e instanceof VariableException) {
      // It may repeat names that a stranger has chosen.
      e.getMessage().lines().map(TensorInfo::printable).forEach(err::println);
      return DIFFERENT;
    }
    if (e instanceof IOException) {
      err.println(words(e));
      return UNREADABLE;
    }
    throw e;
  }

  private static String words(Exception e) {
    if (e instanceof NoSuchFileException) {
      return Path.of(e.getMessage()) + ": there is no such file.";
    }
    return e instanceof AccessDeniedException
        ? e.getMessage() + ": this may not be read or written."
        : String.valueOf(e.getMessage());
  }
}
