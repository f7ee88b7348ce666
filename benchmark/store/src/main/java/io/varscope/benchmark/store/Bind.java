package io.varscope.benchmark.store;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.name.Names;
import io.varscope.AnyVariable;
import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.VariableStore;
import java.lang.reflect.Field;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Fills the 200 fields of another model from a store that has all of them: a second bind. */
@State(Scope.Benchmark)
public class Bind {

  private final VariableStore store = new VariableStore();
  private Injector injector;

  /** All variables. */
  @Setup
  public void create() {
    FlatVariables.bind(new Flat(), store);
    LayeredVariables.bind(new Layered(), store);
    SizedVariables.bind(new Sized(), store);
    injector = newInjector();
  }

  private Injector newInjector() {
    return Guice.createInjector(
        new AbstractModule() {
          @Override
          protected void configure() {
            for (AnyVariable variable : store.variables("flat")) {
              bind(FloatVariable.class)
                  .annotatedWith(Names.named(variable.name()))
                  .toInstance((FloatVariable) variable);
            }
          }
        });
  }

  @Benchmark
  public Object flatByHand() {
    return ByHand.get(new Flat(), store);
  }

  @Benchmark
  public Object flatGenerated() {
    return FlatVariables.bind(new Flat(), store, Reuse.TRUE);
  }

  @Benchmark
  public Object flatByReflection() throws IllegalAccessException {
    Flat model = new Flat();
    for (Field field : Flat.class.getDeclaredFields()) {
      field.set(model, store.get("flat/" + field.getName()));
    }
    return model;
  }

  @Benchmark
  public Object flatByGuice() {
    Injected model = new Injected();
    injector.injectMembers(model);
    return model;
  }

  /** With the bindings, which are those of one store. */
  @Benchmark
  public Object flatByNewGuice() {
    Injected model = new Injected();
    newInjector().injectMembers(model);
    return model;
  }

  @Benchmark
  public Object layeredByHand() {
    return ByHand.get(new Layered(), store);
  }

  @Benchmark
  public Object layeredGenerated() {
    return LayeredVariables.bind(new Layered(), store, Reuse.TRUE);
  }

  @Benchmark
  public Object layeredEither() {
    return LayeredVariables.bind(new Layered(), store, Reuse.AUTO);
  }

  @Benchmark
  public Object sizedByHand() {
    return ByHand.get(new Sized(), store);
  }

  @Benchmark
  public Object sizedGenerated() {
    return SizedVariables.bind(new Sized(), store, Reuse.TRUE);
  }
}
