package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.metadata.Aliases;
import io.varscope.cli.declare.Declaration;
import io.varscope.cli.declare.Tensor;
import io.varscope.cli.source.ClassName;
import io.varscope.cli.source.HeaderSource;
import io.varscope.header.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the classes of a model that has the tensors of a file. */
@Command(
    name = "declare",
    description = {
      "Writes the annotated classes of a model that has exactly the tensors of a file, and the class"
          + " of its header: CLASS and CLASSHeader.",
      "Without -o the model is printed. A class that is there and differs is never replaced, since"
          + " it may have been gone on with."
    })
final class DeclareCommand implements Callable<Integer> {

  @ParentCommand private Varscope varscope;
  @Mixin private Opening opening;

  @Parameters(paramLabel = "FILE", description = "safetensors, its index, npz or npy")
  private Path file;

  @Option(
      names = "--class",
      required = true,
      paramLabel = "CLASS",
      converter = ClassArgument.class,
      description = "The class of the model, such as acme.Gpt2.")
  private Optional<ClassName> givenName = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the source of packages begins, such as src/main/java.")
  private Optional<Path> folder = Optional.empty();

  @Override
  public Integer call() throws IOException {
    ClassName name = givenName.orElseThrow();
    try (Checkpoint checkpoint = opening.open(file)) {
      Header header = HeaderOf.checkpoint(file, checkpoint);
      Declaration declaration = declaration(name, checkpoint);
      if (folder.isEmpty()) {
        varscope.out().writer().print(declaration.source());
        return Varscope.WELL;
      }
      ClassName headerName = name.sibling("Header");
      SourceFile model = new SourceFile(name.below(folder.get()));
      HeaderClass ofHeader = new HeaderClass(headerName.below(folder.get()));
      boolean isChanged = model.writeNew(declaration.source());
      ofHeader.write(HeaderSource.of(headerName, header));
      varscope
          .out()
          .line(
              model.path()
                  + ": "
                  + Counts.of(checkpoint.tensors().size(), "tensor")
                  + ", "
                  + (declaration.classes() == 1 ? "1 class" : declaration.classes() + " classes")
                  + ", "
                  + declaration.source().lines().count()
                  + " lines"
                  + (isChanged ? "" : ", as before"));
      return Varscope.WELL;
    }
  }

  private Declaration declaration(ClassName name, Checkpoint checkpoint) {
    List<Tensor> tensors = new ArrayList<>();
    for (TensorInfo tensor : checkpoint.tensors()) {
      tensors.add(tensor(tensor, tensor.name(), ""));
    }
    Aliases.names(checkpoint.metadata())
        .forEach(
            (alias, of) -> {
              Optional<TensorInfo> tensor = checkpoint.find(of);
              if (tensor.isPresent() && Declaration.isLegal(alias)) {
                tensors.add(tensor(tensor.get(), alias, of));
              } else {
                varscope
                    .err()
                    .line(
                        "note: "
                            + Screen.cut(alias)
                            + " is a further name of "
                            + Screen.cut(of)
                            + ", and not declared.");
              }
            });
    try {
      return Declaration.of(name, file.getFileName().toString(), tensors);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file, "it cannot be declared. " + Failure.message(e));
    }
  }

  private Tensor tensor(TensorInfo tensor, String name, String sharedWith) {
    return Tensor.of(
        name,
        tensor
            .type()
            .dtype()
            .orElseThrow(
                () ->
                    new CheckpointException(
                        file,
                        "it cannot be declared. "
                            + tensor
                            + " has elements of a type that no variable has.")),
        LongStream.of(tensor.shape().toArray()).boxed().toList(),
        sharedWith);
  }
}
