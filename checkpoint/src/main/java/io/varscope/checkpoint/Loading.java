package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.Initializer;
import io.varscope.ValueSource;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.LoadReport.How;
import io.varscope.checkpoint.LoadReport.Loaded;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A load that goes on while models are bound: until it is finished, or closed. */
public final class Loading implements AutoCloseable {

  private final Load load;
  private final VariableStore store;
  private final boolean isOneBind;
  private final ValueSource source = new Source();
  private final TensorNames names;

  /** What was held against the file, by name, with who reads it. */
  private final Map<String, Planned> planned = new HashMap<>();

  private final Map<String, Wanted> wanted = new LinkedHashMap<>();
  private final List<Loaded> loaded = new ArrayList<>();

  private record Planned(Loaded loaded, Reading reading) {}

  Loading(Load load, VariableStore store, boolean isOneBind) {
    this.load = load;
    this.store = store;
    this.isOneBind = isOneBind;
    this.names = load.names();
    load.requireVerified();
    store.provide(source);
  }

  /**
   * Ends the load.
   *
   * @return what was loaded
   * @throws LoadException if the file has tensors that no variable has asked for, unless that is
   *     allowed. The variables that were bound keep their values: it is the file that has more
   */
  public synchronized LoadReport finish() {
    close();
    Matching matching = load.match(wanted.values(), names);
    matching.matchRest();
    LoadReport matched = matching.report();
    LoadReport report =
        new LoadReport(matched.file(), loaded, matched.allowed(), matched.problems());
    load.requireNoProblems(report);
    return report;
  }

  /** Ends the load without asking what is left over. */
  @Override
  public void close() {
    store.withdraw(source);
  }

  /** Gives new variables the values of the file. */
  private final class Source implements ValueSource {

    @Override
    public void requireValuesFor(Collection<VariableSpec<?>> created) {
      synchronized (Loading.this) {
        List<Wanted> asked = created.stream().map(Wanted::of).toList();
        Matching matching = load.match(asked, names);
        if (isOneBind) {
          matching.matchRest();
        }
        LoadReport report = matching.report();
        load.requireNoProblems(report);
        Reading reading = load.reading(report.loaded());
        report.loaded().forEach(one -> planned.put(one.variable(), new Planned(one, reading)));
        asked.forEach(one -> wanted.put(one.name(), one));
      }
    }

    @Override
    public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
      Planned plan = planned(spec);
      if (plan == null) {
        return Optional.empty();
      }
      Optional<ByteBuffer> memory = load.memory(plan.reading(), plan.loaded());
      memory.ifPresent(bytes -> note(plan.loaded(), How.IN_PLACE));
      return memory;
    }

    @Override
    public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
      return Optional.ofNullable(planned(spec))
          .map(plan -> (variable, random) -> read(plan, variable));
    }

    private void read(Planned plan, AnyVariable variable) {
      plan.reading().into(variable, plan.loaded().tensor());
      note(plan.loaded(), plan.loaded().how());
    }
  }

  private synchronized Planned planned(VariableSpec<?> spec) {
    return planned.get(spec.name());
  }

  private synchronized void note(Loaded one, How how) {
    loaded.add(new Loaded(one.variable(), one.tensor(), how));
  }
}
