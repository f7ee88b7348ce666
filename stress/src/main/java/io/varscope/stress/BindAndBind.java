package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.generated.Assignment;
import io.varscope.generated.Binding;
import io.varscope.generated.Found;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.VariableStore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * Two threads bind models that have a name in common, which the one declares first and the other
 * last: neither waits for the other forever.
 */
@JCStressTest
@Outcome(
    id = "whole, whole, one object",
    expect = ACCEPTABLE,
    desc = "Both have the same object with all its values.")
@Outcome(expect = FORBIDDEN, desc = "Two objects, or one that is half made.")
@State
public class BindAndBind {

  private final VariableStore store = new VariableStore();
  private final FloatVariable[] first = new FloatVariable[2];
  private final FloatVariable[] second = new FloatVariable[2];

  private void bind(FloatVariable[] model, String... names) {
    Binding binding = Binding.at(store.scope("net").withReuse(Reuse.AUTO), "Net");
    binding.begin(1);
    for (String name : names) {
      binding.declaration().initializer(Contents.ones()).float32(name, Contents.SHAPE);
    }
    binding.assign(
        new Assignment() {
          @Override
          protected void assign(Found found) {
            for (int i = 0; i < model.length; i++) {
              model[i] = found.nextFloat32();
            }
          }
        });
    binding.commit();
  }

  @Actor
  public void first(LLL_Result r) {
    bind(first, "shared", "a");
    r.r1 = Contents.of(first[0]);
  }

  @Actor
  public void second(LLL_Result r) {
    bind(second, "b", "shared");
    r.r2 = Contents.of(second[1]);
  }

  /** Whether the two are one. */
  @Arbiter
  public void result(LLL_Result r) {
    r.r3 = first[0] == second[1] ? "one object" : "several objects";
  }
}
