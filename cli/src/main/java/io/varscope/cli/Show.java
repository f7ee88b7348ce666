package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.cli.page.Page;
import io.varscope.cli.page.ShownModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Shows a model or a file: as a table, or as a page for browsers. */
@Command(
    name = "show",
    description = {
      "Prints the manifest of a model as a table: its variables by scope, and the totals.",
      "With -o it writes a page for browsers, of a manifest or of a file: one file of HTML that"
          + " loads nothing else, with scopes to open, bars, and a search. Of two, the page shows"
          + " in what the second differs from the first; values are not compared."
    })
final class Show implements Callable<Integer> {

  @Spec private CommandSpec command;
  @ParentCommand private Varscope varscope;
  @Mixin private Opening opening;

  @Parameters(
      index = "0",
      paramLabel = "MANIFEST|FILE",
      description =
          "META-INF/varscope/CLASS.json, which the compiler writes beside the classes; or"
              + " safetensors, its index, npz or npy")
  private Path first;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OTHER",
      description = "the same; then the page shows differences")
  private Optional<Path> second = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PAGE",
      description = "The page to write, such as model.html.")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (output.isPresent()) {
      writePage(output.get());
    } else if (second.isPresent()) {
      throw new ParameterException(
          command.commandLine(),
          "Two are compared on a page: say with -o how it is called, or use varscope diff");
    } else {
      varscope.out().lines(ManifestFile.read(first).toString());
    }
    return Varscope.WELL;
  }

  private void writePage(Path page) throws IOException {
    ShownModel model = model(first);
    String html = second.isPresent() ? Page.of(model, model(second.get())) : Page.of(model);
    requireNothingElse(page);
    ByteBuffer bytes = ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8));
    CheckpointFormat.replace(
        page,
        target -> {
          while (bytes.hasRemaining()) {
            target.write(bytes);
          }
        });
    varscope.out().line(page.toString());
  }

  private ShownModel model(Path file) throws IOException {
    if (ManifestFile.isCalledSo(file)) {
      return ShownModel.of(ManifestFile.read(file));
    }
    CheckpointFormat format = Opening.format(file);
    try (Checkpoint checkpoint = opening.open(file, format)) {
      return ShownModel.of(file, format.name(), checkpoint);
    }
  }

  /** A slip of the pen replaces no weights. */
  private static void requireNothingElse(Path page) throws IOException {
    if (!Files.isRegularFile(page) || Files.size(page) == 0) {
      return; // What is no file at all is refused when it is to be replaced.
    }
    try (InputStream in = Files.newInputStream(page)) {
      byte[] begin = in.readNBytes(Page.BEGIN.length());
      if (!new String(begin, StandardCharsets.US_ASCII).equals(Page.BEGIN)) {
        throw new CheckpointException(
            page, "it is no page of varscope show, and is not replaced. Take another name.");
      }
    }
  }
}
