package io.varscope.benchmark.store;

import io.varscope.VariableStore;
import org.openjdk.jmh.annotations.Benchmark;

/** Creates the 200 variables of a model in a new store. */
public class Create {

  @Benchmark
  public Object flatByHand() {
    return ByHand.create(new Flat(), new VariableStore());
  }

  @Benchmark
  public Object flatGenerated() {
    return FlatVariables.bind(new Flat(), new VariableStore());
  }

  @Benchmark
  public Object layeredByHand() {
    return ByHand.create(new Layered(), new VariableStore());
  }

  @Benchmark
  public Object layeredGenerated() {
    return LayeredVariables.bind(new Layered(), new VariableStore());
  }
}
