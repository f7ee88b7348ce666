package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/** Two threads ask for the same name, whoever creates it. */
@JCStressTest
@Outcome(
    id = "whole, whole, one object, 1",
    expect = ACCEPTABLE,
    desc = "Both have the same object, initialized once.")
@Outcome(expect = FORBIDDEN, desc = "Two objects, one that is half made, or two initializations.")
@State
public class AutoAndAuto {

  private final VariableStore store = new VariableStore();
  private final AtomicInteger initialized = new AtomicInteger();
  private FloatVariable first;
  private FloatVariable second;

  private FloatVariable variable() {
    return store.auto(
        VariableSpec.of("v", DType.FLOAT32, Contents.SHAPE)
            .withInitializer(
                (variable, random) -> {
                  initialized.incrementAndGet();
                  Contents.ones().initialize(variable, random);
                }));
  }

  @Actor
  public void first(LLLL_Result r) {
    first = variable();
    r.r1 = Contents.of(first);
  }

  @Actor
  public void second(LLLL_Result r) {
    second = variable();
    r.r2 = Contents.of(second);
  }

  /** Whether the two are one, and how often it was initialized. */
  @Arbiter
  public void result(LLLL_Result r) {
    r.r3 = first == second && first == store.get("v") ? "one object" : "several objects";
    r.r4 = initialized.get();
  }
}
