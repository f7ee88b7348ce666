package io.varscope.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.varscope.generated.Assignment;
import io.varscope.generated.Binding;
import io.varscope.generated.Found;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.VariableStore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** One thread binds a model of two variables, another looks for both. */
@JCStressTest
@Outcome(id = "absent, absent", expect = ACCEPTABLE, desc = "The bind is not done.")
@Outcome(id = "whole, whole", expect = ACCEPTABLE, desc = "The bind is done.")
@Outcome(
    id = {"whole, absent", "absent, whole"},
    expect = ACCEPTABLE_INTERESTING,
    desc = "Look-ups without a lock may come between two variables of one bind.")
@Outcome(expect = FORBIDDEN, desc = "One is there before all its values are.")
@State
public class BindAndFind {

  private final VariableStore store = new VariableStore();
  FloatVariable a;
  FloatVariable b;

  /** As a generated binder does. */
  @Actor
  public void binder() {
    Binding binding = Binding.at(store.scope("net"), "Net");
    binding.begin(1);
    binding.declaration().initializer(Contents.ones()).float32("a", Contents.SHAPE);
    binding.declaration().initializer(Contents.ones()).float32("b", Contents.SHAPE);
    binding.assign(
        new Assignment() {
          @Override
          protected void assign(Found found) {
            a = found.nextFloat32();
            b = found.nextFloat32();
          }
        });
    binding.commit();
  }

  @Actor
  public void reader(LL_Result r) {
    r.r1 = Contents.of(store.find("net/a"));
    r.r2 = Contents.of(store.find("net/b"));
  }
}
