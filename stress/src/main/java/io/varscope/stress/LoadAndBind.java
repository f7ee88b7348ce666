package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.generated.Assignment;
import io.varscope.generated.Binding;
import io.varscope.generated.Found;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * One thread loads a file during its bind, another binds another root, which the file knows nothing
 * of.
 */
@JCStressTest
@Outcome(id = "1 loaded whole, whole", expect = ACCEPTABLE, desc = "Each has its own values.")
@Outcome(expect = FORBIDDEN, desc = "A load reached into another bind, or missed its own.")
@State
public class LoadAndBind {

  /** A file with the variable that is loaded, all of whose elements are 1. */
  private static final Checkpoint FILE = file();

  private final VariableStore store = new VariableStore();
  FloatVariable loaded;
  FloatVariable bound;

  private static Checkpoint file() {
    try {
      Path folder = Files.createTempDirectory("varscope-stress-");
      Path path = folder.resolve("loaded.safetensors");
      VariableStore trained = new VariableStore();
      trained.create(Contents.spec("loaded/v"));
      Save.from(trained).to(path);
      Checkpoint opened = Checkpoint.open(path);
      // It is read without a name, and so nothing is left of it however this program ends.
      Files.delete(path);
      Files.delete(folder);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Actor
  public void loader(LL_Result r) {
    int count =
        Load.from(FILE)
            .during(store, () -> loaded = bind("loaded", Initializers.zeros()))
            .loaded()
            .size();
    r.r1 = count + " loaded " + Contents.of(loaded);
  }

  @Actor
  public void binder(LL_Result r) {
    bound = bind("bound", Contents.ones());
    r.r2 = Contents.of(bound);
  }

  /** As a generated binder does. */
  private FloatVariable bind(String root, Initializer initializer) {
    FloatVariable[] field = new FloatVariable[1];
    Binding binding = Binding.at(store.scope(root, "/"), root);
    binding.begin(1);
    binding.declaration().initializer(initializer).float32("v", Contents.SHAPE);
    binding.assign(
        new Assignment() {
          @Override
          protected void assign(Found found) {
            field[0] = found.nextFloat32();
          }
        });
    binding.commit();
    return field[0];
  }
}
