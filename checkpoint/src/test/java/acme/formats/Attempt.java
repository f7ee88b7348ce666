package acme.formats;

import io.varscope.DType;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** Opens or saves a file, with the formats that its own class loader sees; says what happened. */
public final class Attempt implements BiFunction<String, Path, String> {

  @Override
  public String apply(String verb, Path file) {
    try {
      return verb.equals("save") ? save(file) : open(file);
    } catch (IOException | RuntimeException e) {
      return e.getMessage().replace(file.toString(), "FILE");
    }
  }

  private static String open(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return checkpoint.getClass().getSimpleName();
    }
  }

  private static String save(Path file) {
    VariableStore store = new VariableStore();
    store.create(VariableSpec.of("w", DType.FLOAT32, Shape.of(2)));
    Save.from(store).to(file);
    return "saved";
  }
}
