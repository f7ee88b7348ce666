package io.varscope.benchmark.checkpoint;

import ai.djl.ndarray.NDList;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How long loads and saves of npz files take. */
final class Npz {

  private Npz() {}

  /** Prints tables for a model. */
  static void print(Folder folder, Model model) throws IOException {
    Path values = model.save(folder.file("values.npz"));
    Rounds.large()
        .run(
            "Load an npz of " + model.mebibytes() + " MiB",
            Stream.concat(
                    Stream.of(
                        Contestant.of(
                            "`FileChannel.read`, one buffer", () -> readOne(values, model)),
                        Contestant.of(
                            "Varscope, new variables",
                            () -> NewModel.load(values, model, load -> load)),
                        Engine.load(values)),
                    NumPy.load(values))
                .toList());
    Path target = folder.file("model.npz");
    Rounds.large()
        .run(
            "Save an npz of " + model.mebibytes() + " MiB",
            Stream.concat(
                    Stream.of(
                        Saves.plain(target, values, model),
                        Saves.save("Varscope", Save.from(model.store()), target),
                        Engine.save(target, NDList.Encoding.NPZ, model)),
                    NumPy.save(target, values))
                .toList());
  }

  private static void readOne(Path file, Model model) throws IOException {
    PlainFile.read(file, 0, ByteBuffer.allocateDirect((int) model.bytes()));
  }
}
