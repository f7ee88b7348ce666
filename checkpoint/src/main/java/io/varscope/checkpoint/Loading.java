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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A load that lasts while models are bound, until it is finished. It gives values to the thread
 * that began it, and to no other that binds to the same store.
 */
public final class Loading implements AutoCloseable {

  private final Load load;
  private final VariableStore store;
  private final boolean isOneBind;
  private final Thread thread = Thread.currentThread();
  private final ValueSource source = new Source();
  private final TensorNames names;
  private final Optional<Checksums> checksums;

  /** What successful binds asked for and got. */
  private final Map<String, Wanted> wanted = new LinkedHashMap<>();

  private final List<Loaded> loaded = new ArrayList<>();

  /** The bind that is going on, or that failed. */
  private Optional<Bind> bind = Optional.empty();

  /** Another thread that has created variables meanwhile; empty if none has. */
  private String otherThread = "";

  private Optional<LoadReport> report = Optional.empty();

  /**
   * One bind.
   *
   * @param planned what was held against the file, by the names of variables
   * @param given those of them that have their values; no other thread sees them yet
   */
  private record Bind(
      List<Wanted> wanted, Map<String, Loaded> planned, Reading reading, List<Loaded> given) {

    Optional<Loaded> planned(VariableSpec<?> spec) {
      return Optional.ofNullable(planned.get(spec.name()));
    }

    void read(Loaded one, AnyVariable variable) {
      reading.into(variable, one);
      give(one, one.how());
    }

    void give(Loaded one, How how) {
      given.add(one.with(how));
    }
  }

  Loading(Load load, VariableStore store, boolean isOneBind) {
    this.load = load;
    this.store = store;
    this.isOneBind = isOneBind;
    this.names = load.names();
    this.checksums = load.checksums();
    store.provide(source);
  }

  /**
   * Ends the load. Called again, it does the same again.
   *
   * @return what was loaded by the binds that have succeeded
   * @throws LoadException if the file has tensors that no variable asked for, unless that is
   *     allowed; the bound variables keep their values
   */
  public synchronized LoadReport finish() {
    end();
    LoadReport report = report();
    if (isOneBind && bind.isEmpty() && wanted.isEmpty() && !names.tensors().isEmpty()) {
      throw new LoadException(report, nothingBound());
    }
    if (!loaded.isEmpty() && !report.problems().isEmpty()) {
      throw new LoadException(
          report,
          "the file has more than was asked for ("
              + report.counts()
              + "). The variables that were bound have their values from it.");
    }
    load.requireNoProblems(report);
    return report;
  }

  private LoadReport report() {
    if (report.isEmpty()) {
      Matching matching = load.match(wanted.values(), names);
      matching.matchRest(wanted.values());
      LoadReport matched = matching.report();
      report =
          Optional.of(
              new LoadReport(
                  matched.file(),
                  loaded,
                  matched.slotsLeft(),
                  matched.allowed(),
                  matched.problems()));
    }
    return report.get();
  }

  private String nothingBound() {
    return "nothing was loaded, for the bind has created no variable of this store in thread "
        + thread.getName()
        + "."
        + (otherThread.isEmpty()
            ? ""
            : " Thread "
                + otherThread
                + " has; a load gives its values to the thread that calls it, so bind there.")
        + " Variables that there are already are loaded with into().";
  }

  /** No longer gives values. */
  void end() {
    store.withdraw(source);
  }

  /**
   * Ends the load, if {@link #finish} has not.
   *
   * @throws LoadException as {@link #finish}
   */
  @Override
  public synchronized void close() {
    if (report.isEmpty()) {
      finish();
    }
  }

  private synchronized boolean isOwn() {
    Thread current = Thread.currentThread();
    if (current != thread) {
      otherThread = current.getName();
    }
    return current == thread;
  }

  /** Gives new variables the values of the file. The store asks in the thread that binds. */
  private final class Source implements ValueSource {

    @Override
    public void requireValuesFor(Collection<VariableSpec<?>> created) {
      if (isOwn()) {
        begin(created.stream().map(Wanted::of).toList());
      }
    }

    @Override
    public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
      return own().flatMap(bind -> bind.planned(spec).flatMap(one -> memory(bind, one)));
    }

    private Optional<ByteBuffer> memory(Bind bind, Loaded one) {
      Optional<ByteBuffer> memory = load.memory(bind.reading(), one);
      memory.ifPresent(bytes -> bind.give(one, How.IN_PLACE));
      return memory;
    }

    @Override
    public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
      return own()
          .flatMap(
              bind ->
                  bind.planned(spec).map(one -> (variable, random) -> bind.read(one, variable)));
    }

    @Override
    public void created(Collection<VariableSpec<?>> created) {
      if (isOwn()) {
        commit();
      }
    }
  }

  private synchronized void begin(List<Wanted> asked) {
    Matching matching = load.match(asked, names);
    if (isOneBind) {
      matching.matchRest(asked);
    }
    LoadReport matched = matching.report();
    bind = Optional.empty();
    load.requireNoProblems(matched);
    bind =
        Optional.of(
            new Bind(
                asked,
                matched.loaded().stream()
                    .collect(Collectors.toMap(Loaded::variable, Function.identity())),
                load.reading(checksums, matched.loaded()),
                new ArrayList<>()));
  }

  /** The bind that goes on in the thread of this load. */
  private Optional<Bind> own() {
    return isOwn() ? bind : Optional.empty();
  }

  private synchronized void commit() {
    Bind done = bind.orElseThrow();
    done.wanted().forEach(one -> wanted.put(one.name(), one));
    loaded.addAll(done.given());
    bind = Optional.empty();
  }
}
