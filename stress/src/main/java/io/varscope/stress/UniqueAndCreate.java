package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.DType;
import io.varscope.VariableStore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** One thread creates a variable, another asks for a scope of that name that nobody else has. */
@JCStressTest
@Outcome(id = "before, dense", expect = ACCEPTABLE, desc = "The scope was given out first.")
@Outcome(id = "before, dense_1", expect = ACCEPTABLE, desc = "It was being created meanwhile.")
@Outcome(id = "decided, dense_1", expect = ACCEPTABLE, desc = "It was being created before.")
@Outcome(expect = FORBIDDEN, desc = "The scope that was given out was in use.")
@State
public class UniqueAndCreate {

  private final VariableStore store = new VariableStore();
  private volatile String creation = "before";

  /** The initializer runs after it is decided that there will be a variable. */
  @Actor
  public void creator() {
    store
        .scope("dense")
        .variable("v", DType.FLOAT32, Contents.SHAPE, (variable, random) -> creation = "decided");
  }

  @Actor
  public void numberer(LL_Result r) {
    r.r1 = creation;
    r.r2 = store.root().uniqueScope("dense").path();
  }
}
