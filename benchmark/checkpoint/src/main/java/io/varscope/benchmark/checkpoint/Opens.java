package io.varscope.benchmark.checkpoint;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long it takes to have a file in memory without a copy, and to look at it there. */
final class Opens {

  private static final int TIMES = 1000;
  private static final int PAGE = 4096;

  @SuppressWarnings("UnusedVariable") // That is its use.
  private static volatile float sink;

  private Opens() {}

  /** Prints tables for a file of a model. */
  static void print(Folder folder, Model model) throws IOException {
    Path file = model.save(folder.file("model.safetensors"));
    new Rounds(5, 9, "µs", 1e3, true)
        .run(
            "Open and map " + model.variables() + " tensors, and close",
            List.of(
                Contestant.repeated("`FileChannel.map`", TIMES, () -> PlainFile.map(file, 0)),
                Contestant.repeated("`Checkpoint.map`, each tensor", TIMES, () -> map(file)),
                Contestant.repeated(
                    "`Load.inPlace`, into a new store",
                    TIMES,
                    () -> NewModel.load(file, model, Load::inPlace)),
                Contestant.repeated(
                    "`Checkpoint.open` alone", TIMES, () -> Checkpoint.open(file).close())));
    Rounds.large()
        .run(
            "Open, map, and touch each page of " + model.mebibytes() + " MiB",
            List.of(
                Contestant.of("`FileChannel.map`", () -> touch(PlainFile.map(file, 0))),
                Contestant.of("`Checkpoint.map`", () -> map(file).forEach(Opens::touch))));
    Rounds.large()
        .run(
            "Open, map, and sum all floats of " + model.mebibytes() + " MiB",
            List.of(
                Contestant.of("`FileChannel.map`", () -> sum(PlainFile.map(file, 0))),
                Contestant.of("`Checkpoint.map`", () -> map(file).forEach(Opens::sum))));
  }

  private static List<ByteBuffer> map(Path file) throws IOException {
    List<ByteBuffer> mapped = new ArrayList<>();
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      for (TensorInfo tensor : checkpoint.tensors()) {
        mapped.add(checkpoint.map(tensor, false).orElseThrow());
      }
    }
    return mapped;
  }

  private static void touch(ByteBuffer bytes) {
    byte touched = 0;
    for (int i = 0; i < bytes.limit(); i += PAGE) {
      touched ^= bytes.get(i);
    }
    sink = touched;
  }

  private static void sum(ByteBuffer bytes) {
    FloatBuffer floats = bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float sum = 0;
    for (int i = 0; i < floats.limit(); i++) {
      sum += floats.get(i);
    }
    sink = sum;
  }
}
