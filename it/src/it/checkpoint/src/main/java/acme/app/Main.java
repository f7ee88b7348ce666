package acme.app;

import acme.app.models.Mlp;
import io.varscope.AnyVariable;
import io.varscope.Manifest;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.nio.file.Path;

/** Saves a model, and loads it into another store. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    VariableStore trained = new VariableStore(1);
    Mlp.bound(trained);
    Save.from(trained).to(file);

    VariableStore store = new VariableStore(2);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      System.out.println(Load.from(checkpoint).check(Manifest.of(Mlp.class)));
      LoadReport report =
          Load.from(checkpoint).verified().inPlace().during(store, () -> Mlp.bound(store));
      System.out.println(report);
    }
    for (AnyVariable variable : store.variables()) {
      double difference = 0;
      for (int i = 0; i < variable.size(); i++) {
        difference +=
            Math.abs(variable.getAsDouble(i) - trained.get(variable.name()).getAsDouble(i));
      }
      System.out.println(variable.name() + " " + difference);
    }
  }
}
