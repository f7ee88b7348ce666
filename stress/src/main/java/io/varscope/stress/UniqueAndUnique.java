package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.VariableStore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Two threads ask for a scope that nobody else has. */
@JCStressTest
@Outcome(id = "dense, dense_1", expect = ACCEPTABLE, desc = "The first was first.")
@Outcome(id = "dense_1, dense", expect = ACCEPTABLE, desc = "The second was first.")
@Outcome(expect = FORBIDDEN, desc = "Both have the same, or a number is left out.")
@State
public class UniqueAndUnique {

  private final VariableStore store = new VariableStore();

  @Actor
  public void first(LL_Result r) {
    r.r1 = store.root().uniqueScope("dense").path();
  }

  @Actor
  public void second(LL_Result r) {
    r.r2 = store.root().uniqueScope("dense").path();
  }
}
