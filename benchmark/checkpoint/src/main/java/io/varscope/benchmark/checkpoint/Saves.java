package io.varscope.benchmark.checkpoint;

import ai.djl.ndarray.NDList;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How long it takes to have variables on the disk. */
final class Saves {

  private Saves() {}

  /** Prints a table for a model. */
  static void print(Folder folder, Model model) throws IOException {
    VariableStore store = model.store();
    Path values = model.save(folder.file("values.npz"));
    Path target = folder.file("model.safetensors");
    Rounds.large()
        .run(
            "Save " + model.mebibytes() + " MiB",
            Stream.concat(
                    Stream.of(
                        plain(target, values, model),
                        save("Varscope", Save.from(store), target),
                        save(
                            "Varscope, without checksums",
                            Save.from(store).withoutChecksums(),
                            target),
                        Engine.save(target, NDList.Encoding.SAFETENSORS, model)),
                    NumPy.save(folder.file("model.npz"), values))
                .toList());
  }

  /**
   * What writes bytes of the size of a model, which are in one buffer.
   *
   * @param values a file that has as many
   */
  static Contestant plain(Path target, Path values, Model model) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect((int) model.bytes());
    PlainFile.read(values, 0, bytes);
    return new Contestant(
        "`FileChannel.write`, `force`, rename",
        () -> {
          Files.deleteIfExists(target);
          return Contestant.nanos(() -> PlainFile.write(target, bytes.rewind()));
        });
  }

  static Contestant save(String name, Save save, Path target) {
    return new Contestant(
        name,
        () -> {
          // To free the pages of the old file is not what is measured.
          Files.deleteIfExists(target);
          return Contestant.nanos(() -> save.to(target));
        });
  }
}
