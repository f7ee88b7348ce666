package acme;

import acme.library.Evaluation;
import acme.library.Kinds;
import acme.library.Net;
import acme.library.NetVariables;
import acme.library.ProgramGraph;
import acme.library.Values;
import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import java.util.Locale;

/** Binds the models of the library by its own binders, and prints what has come of it. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    VariableStore store = new VariableStore(1);
    try {
      store.bind(new Evaluation());
    } catch (VariableException e) {
      System.out.println(e.getMessage());
    }
    Net net = new Net(false);
    Evaluation evaluation = new Evaluation();
    ProgramGraph.bindAll(store, evaluation, net);
    Model model = ModelVariables.bind(new Model(), store);
    Net biased = NetVariables.bind(new Net(true), new VariableStore(1));
    VariableStore parts = new VariableStore(1);
    Kinds kinds = parts.bind(new Kinds());
    parts.bind(new Values());

    print(store);
    print(parts);
    System.out.println("net.first: " + (net.again.weights == net.first.weights));
    System.out.println("net.table: " + (evaluation.table == net.table && model.table == net.table));
    System.out.println("net.gains.0.array: " + (net.gains[0].array[2] == 3));
    System.out.println("conditions: " + (net.first.bias == null && biased.first.bias != null));
    System.out.println(
        "kinds.ints: " + (kinds.ints == parts.get("kinds/ints", DType.INT32).array()));
  }

  private static void print(VariableStore store) {
    for (AnyVariable variable : store.variables()) {
      StringBuilder line = new StringBuilder(variable.name());
      line.append(' ').append(variable.dtype()).append(' ').append(variable.shape());
      line.append(' ').append(variable.memory()).append(' ').append(variable.owner());
      line.append(variable.trainable() ? " trainable" : "");
      variable.groups().stream().sorted().forEach(group -> line.append(' ').append(group));
      for (int i = 0; i < variable.size(); i++) {
        line.append(String.format(Locale.ROOT, " %.3f", variable.getAsDouble(i)));
      }
      System.out.println(line);
    }
  }
}
