package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.generated.Binding;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.VariableStore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** One thread binds a model of many variables, another asks for a new scope of the last's name. */
@JCStressTest
@Outcome(id = "before, dense15", expect = ACCEPTABLE, desc = "The scope was given out first.")
@Outcome(id = "before, dense15_1", expect = ACCEPTABLE, desc = "It was being bound meanwhile.")
@Outcome(id = "decided, dense15_1", expect = ACCEPTABLE, desc = "It was being bound before.")
@Outcome(expect = FORBIDDEN, desc = "The scope that was given out was in use.")
@State
public class UniqueAndBind {

  private static final int VARIABLES = 16;

  private final VariableStore store = new VariableStore();
  private volatile String creation = "before";

  /** The initializer runs after it is decided that there will be variables. */
  @Actor
  public void binder() {
    Initializer decided = (variable, random) -> creation = "decided";
    Binding binding = Binding.at(store.root(), "Net");
    binding.begin(1);
    for (int i = 0; i < VARIABLES; i++) {
      binding.declaration().initializer(decided).float32("dense" + i + "/v", Contents.SHAPE);
    }
    binding.commit();
  }

  @Actor
  public void numberer(LL_Result r) {
    r.r1 = creation;
    r.r2 = store.root().uniqueScope("dense" + (VARIABLES - 1)).path();
  }
}
