package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.VariableException;
import io.varscope.VariableStore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** One thread fails to create a variable, another asks for it, whoever creates it. */
@JCStressTest
@Outcome(
    id = "IllegalInitializer, whole",
    expect = ACCEPTABLE,
    desc = "The one has failed, and the other has created it.")
@Outcome(
    id = "DuplicateVariable, whole",
    expect = ACCEPTABLE,
    desc = "The other was first, so there was nothing to create.")
@Outcome(expect = FORBIDDEN, desc = "What failed is left behind, or it took the other with it.")
@State
public class FailAndAuto {

  private final VariableStore store = new VariableStore();

  @Actor
  public void failing(LL_Result r) {
    try {
      store.create(
          Contents.spec("v")
              .withInitializer(
                  (variable, random) -> {
                    variable.setFromDouble(0, 7);
                    throw new IllegalStateException("on purpose");
                  }));
      r.r1 = "created";
    } catch (VariableException e) {
      r.r1 = e.id();
    }
  }

  @Actor
  public void asking(LL_Result r) {
    try {
      r.r2 = Contents.of(store.auto(Contents.spec("v")));
    } catch (VariableException e) {
      r.r2 = e.id();
    }
  }
}
