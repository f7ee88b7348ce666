package io.varscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the manifest of a model as a table. */
@Command(
    name = "show",
    description = {
      "Prints the manifest of a model as a table: its variables by scope, and the totals."
    })
final class Show implements Callable<Integer> {

  @ParentCommand private Varscope varscope;

  @Parameters(
      paramLabel = "MANIFEST",
      description = "META-INF/varscope/CLASS.json, which the compiler writes beside the classes")
  private Path manifest;

  @Override
  public Integer call() throws IOException {
    varscope.out().lines(ManifestFile.read(manifest).toString());
    return Varscope.WELL;
  }
}
