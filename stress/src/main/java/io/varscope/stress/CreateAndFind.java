package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.VariableStore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** One thread creates a variable, another looks for it, without a lock. */
@JCStressTest
@Outcome(id = "absent", expect = ACCEPTABLE, desc = "It is not there yet.")
@Outcome(id = "whole", expect = ACCEPTABLE, desc = "It is there with all its values.")
@Outcome(expect = FORBIDDEN, desc = "It is there before all its values are.")
@State
public class CreateAndFind {

  private final VariableStore store = new VariableStore();

  @Actor
  public void creator() {
    store.create(Contents.spec("v"));
  }

  @Actor
  public void reader(L_Result r) {
    r.r1 = Contents.of(store.find("v"));
  }
}
