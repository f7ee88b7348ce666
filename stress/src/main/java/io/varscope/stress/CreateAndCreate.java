package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.FloatVariable;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Two threads create the same name. */
@JCStressTest
@Outcome(
    id = "created, DuplicateVariable, first",
    expect = ACCEPTABLE,
    desc = "The first has the variable.")
@Outcome(
    id = "DuplicateVariable, created, second",
    expect = ACCEPTABLE,
    desc = "The second has it.")
@Outcome(expect = FORBIDDEN, desc = "Both have one, or none has, or the store has another.")
@State
public class CreateAndCreate {

  private final VariableStore store = new VariableStore();
  private FloatVariable first;
  private FloatVariable second;

  @Actor
  public void first(LLL_Result r) {
    try {
      first = store.create(Contents.spec("v"));
      r.r1 = "created";
    } catch (VariableException e) {
      r.r1 = e.id();
    }
  }

  @Actor
  public void second(LLL_Result r) {
    try {
      second = store.create(Contents.spec("v"));
      r.r2 = "created";
    } catch (VariableException e) {
      r.r2 = e.id();
    }
  }

  /** Whose variable is in the store. */
  @Arbiter
  public void result(LLL_Result r) {
    Object found = store.get("v");
    r.r3 = found == first ? "first" : found == second ? "second" : "another";
  }
}
