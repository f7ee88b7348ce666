package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.metadata.Aliases;
import io.varscope.cli.source.ClassName;
import io.varscope.cli.source.HeaderSource;
import io.varscope.header.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes what a file has as a Java class. */
@Command(
    name = "header",
    description = {
      "Writes a Java class that says what a file has: the name, type and shape of each tensor. The"
          + " compiler holds models with @LoadedFrom against it.",
      "Without -o the class is printed. A class that says the same already is not touched, however"
          + " it is formatted; one that is no header is never replaced.",
      "With --check nothing is written: it tells how the file and the class differ."
    })
final class HeaderCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @ParentCommand private Varscope varscope;
  @Mixin private Opening opening;

  @Parameters(
      paramLabel = "FILE",
      description =
          "safetensors, its index, npz or npy; or the manifest of a model"
              + " (META-INF/varscope/CLASS.json)")
  private Path file;

  @Option(
      names = "--class",
      required = true,
      paramLabel = "CLASS",
      converter = ClassArgument.class,
      description = "The class, such as acme.GptHeader.")
  private Optional<ClassName> givenName = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the source of packages begins, such as src/main/java.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--check", description = "Only tell whether the file and the class differ.")
  private boolean check;

  @Override
  public Integer call() throws IOException {
    if (check && folder.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "--check: say with -o where the source of the class is");
    }
    ClassName name = givenName.orElseThrow();
    Header header = header();
    String source = HeaderSource.of(name, header);
    if (folder.isEmpty()) {
      // Nothing in it is obeyed by a terminal, and long lines are not cut.
      varscope.out().writer().print(source);
      return Varscope.WELL;
    }
    HeaderClass target = new HeaderClass(name.below(folder.get()));
    if (check) {
      return report(target.differences(header, source));
    }
    boolean isChanged = target.write(source);
    varscope.out().line(target.path() + ": " + count(header) + (isChanged ? "" : ", as before"));
    return Varscope.WELL;
  }

  private Header header() throws IOException {
    if (ManifestFile.isCalledSo(file)) {
      return HeaderOf.manifest(file);
    }
    try (Checkpoint checkpoint = opening.open(file)) {
      noteAliases(checkpoint);
      return HeaderOf.checkpoint(file, checkpoint);
    }
  }

  /** A load finds tensors by further names, too; a header has none of them. */
  private void noteAliases(Checkpoint checkpoint) {
    Aliases.names(checkpoint.metadata())
        .forEach(
            (alias, tensor) ->
                varscope
                    .err()
                    .line(
                        "note: "
                            + Screen.cut(alias)
                            + " is a further name of "
                            + Screen.cut(tensor)
                            + ", and not in the header."));
  }

  private int report(List<String> differences) {
    differences.forEach(varscope.out()::line);
    varscope
        .out()
        .line(
            differences.isEmpty()
                ? "no difference"
                : Counts.of(differences.size(), "difference")
                    + "; the command writes it anew without --check");
    return differences.isEmpty() ? Varscope.WELL : Varscope.DIFFERENT;
  }

  private static String count(Header header) {
    return Counts.of(header.tensors().size(), "tensor")
        + " in "
        + Counts.of(header.lines().size(), "line");
  }
}
