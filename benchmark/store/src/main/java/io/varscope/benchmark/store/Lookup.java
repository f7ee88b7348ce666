package io.varscope.benchmark.store;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.VariableStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Finds each of 200 variables by name. */
@State(Scope.Benchmark)
@OperationsPerInvocation(Lookup.COUNT)
public class Lookup {

  static final int COUNT = 200;

  private final VariableStore store = new VariableStore();
  private final Map<String, AnyVariable> map = new ConcurrentHashMap<>();
  private String[] names;

  /** The same names and variables for all. */
  @Setup
  public void create() {
    FlatVariables.bind(new Flat(), store);
    names = store.variables().stream().map(AnyVariable::name).toArray(String[]::new);
    store.variables().forEach(variable -> map.put(variable.name(), variable));
  }

  @Benchmark
  public void concurrentHashMap(Blackhole sink) {
    for (String name : names) {
      sink.consume(map.get(name));
    }
  }

  @Benchmark
  public void castFromMap(Blackhole sink) {
    for (String name : names) {
      sink.consume((FloatVariable) map.get(name));
    }
  }

  @Benchmark
  public void get(Blackhole sink) {
    for (String name : names) {
      sink.consume(store.get(name));
    }
  }

  @Benchmark
  public void getOfDtype(Blackhole sink) {
    for (String name : names) {
      sink.consume(store.get(name, DType.FLOAT32));
    }
  }

  @Benchmark
  public void find(Blackhole sink) {
    for (String name : names) {
      sink.consume(store.find(name));
    }
  }
}
