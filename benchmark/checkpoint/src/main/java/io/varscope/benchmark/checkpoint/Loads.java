package io.varscope.benchmark.checkpoint;

import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long it takes to copy a file into memory. */
final class Loads {

  private final Model model;
  private final Path file;

  /** Where the bytes of the first tensor are. */
  private final long dataStart;

  private Loads(Model model, Path file) throws IOException {
    this.model = model;
    this.file = file;
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      this.dataStart = checkpoint.tensors().get(0).offset();
    }
  }

  /** Prints tables for a file of a model. */
  static void print(Folder folder, Model model) throws IOException {
    Loads loads = new Loads(model, model.save(folder.file("model.safetensors")));
    loads.printNew(model.save(folder.file("model.npz")));
    loads.printBound();
  }

  private void printNew(Path npz) throws IOException {
    Rounds.large()
        .run(
            "Load " + model.mebibytes() + " MiB into memory that is new",
            Stream.of(
                    Stream.of(
                        Contestant.of("`FileChannel.read`, one buffer", this::readOne),
                        Contestant.of("`FileChannel.read`, a buffer for each", this::readEach),
                        Contestant.of(
                            "`FileChannel.map`, copied into one buffer",
                            () -> copyMapped(ByteBuffer.allocateDirect((int) model.bytes()))),
                        Contestant.of(
                            "Varscope, new variables",
                            () -> NewModel.load(file, model, load -> load)),
                        Contestant.of(
                            "Varscope, new variables, verified",
                            () -> NewModel.load(file, model, Load::verified)),
                        Engine.load(file)),
                    NumPy.fromFile(file, dataStart),
                    NumPy.load(npz))
                .flatMap(contestants -> contestants)
                .toList());
  }

  private void printBound() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect((int) model.bytes());
    VariableStore store = model.store();
    Rounds.large()
        .run(
            "Load " + model.mebibytes() + " MiB into memory that is there",
            List.of(
                Contestant.of(
                    "`FileChannel.read`, one buffer",
                    () -> PlainFile.read(file, dataStart, bytes.clear())),
                Contestant.of(
                    "`FileChannel.map`, copied into one buffer", () -> copyMapped(bytes.clear())),
                Contestant.of(
                    "Varscope, variables that are bound",
                    () -> {
                      try (Checkpoint checkpoint = Checkpoint.open(file)) {
                        Load.from(checkpoint).into(store);
                      }
                    })));
  }

  private void readOne() throws IOException {
    PlainFile.read(file, dataStart, ByteBuffer.allocateDirect((int) model.bytes()));
  }

  private void copyMapped(ByteBuffer bytes) throws IOException {
    bytes.put(PlainFile.map(file, dataStart));
  }

  /** As a model has them: all are there when the last is read. */
  private List<ByteBuffer> readEach() throws IOException {
    List<ByteBuffer> all = new ArrayList<>();
    for (int i = 0; i < model.variables(); i++) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(model.bytesOfOne());
      PlainFile.read(file, dataStart + (long) i * model.bytesOfOne(), bytes);
      all.add(bytes);
    }
    return all;
  }
}
