package io.varscope;

import io.varscope.rules.Problems;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the variables of a store: gives them memory, and their first values. */
final class NewVariables {

  private final long seed;
  private final Executor executor;
  private final DirectMemory memory = new DirectMemory();
  private final AtomicLong created = new AtomicLong();

  /** The one that was given last comes first. */
  private final List<ValueSource> sources = new CopyOnWriteArrayList<>();

  /** The threads that help to initialize just now. */
  private final Set<Thread> helpers = ConcurrentHashMap.newKeySet();

  /**
   * For a new store.
   *
   * @param seed what random values depend on, together with the name of the variable
   * @param executor what helps to initialize large variables
   */
  NewVariables(long seed, Executor executor) {
    this.seed = seed;
    this.executor = executor;
  }

  /** The same for another store; without the sources of values. */
  NewVariables another() {
    return new NewVariables(seed, executor);
  }

  void provide(ValueSource source) {
    sources.add(0, source);
  }

  void withdraw(ValueSource source) {
    sources.remove(source);
  }

  /** The sources of a bind that begins now. */
  List<ValueSource> sources() {
    return List.copyOf(sources);
  }

  /** Whether this thread is in the middle of helping to initialize. */
  boolean isHelping() {
    return helpers.contains(Thread.currentThread());
  }

  /** The initializer that was asked for, or else that of the dtype. */
  static Initializer initializer(VariableSpec<?> spec) {
    return spec.initializer().orElseGet(() -> Initializers.defaultFor(spec.dtype()));
  }

  /** A new variable with its values: from the first source that has them, else initialized. */
  AnyVariable make(VariableSpec<?> spec, List<ValueSource> sources) {
    AnyVariable variable = withValues(spec, sources);
    variable.rememberInitializer(Initializers.textLater(initializer(spec)));
    return variable;
  }

  private AnyVariable withValues(VariableSpec<?> spec, List<ValueSource> sources) {
    for (ValueSource source : sources) {
      Optional<ByteBuffer> inPlace =
          spec.memory() == Memory.ARRAY ? Optional.empty() : source.memoryFor(spec);
      if (inPlace.isPresent()) {
        return spec.dtype().allocator().allocate(spec, nextIndex(), inPlace.get());
      }
      Optional<Initializer> values = source.valuesFor(spec);
      if (values.isPresent()) {
        AnyVariable variable = allocate(spec);
        values.get().initialize(variable, random(variable));
        return variable;
      }
    }
    AnyVariable variable = allocate(spec);
    initialize(variable, spec);
    return variable;
  }

  /** A new variable with the values of another, which may be in another store. */
  AnyVariable copyOf(AnyVariable original) {
    AnyVariable variable =
        allocate(
            VariableSpec.of(original.name(), original.dtype(), original.shape())
                .withTrainable(original.trainable())
                .withGroups(original.groups())
                .withMemory(original.memory())
                .withOwner(original.owner())
                .withSlotOf(original.slotOf()));
    variable.copy(original);
    variable.rememberInitializerOf(original);
    return variable;
  }

  private <V extends AnyVariable> V allocate(VariableSpec<V> spec) {
    boolean isArray = spec.memory() == Memory.ARRAY;
    long size = spec.shape().elements() * spec.dtype().bytes();
    try {
      return spec.dtype()
          .allocator()
          .allocate(spec, nextIndex(), isArray ? null : memory.allocate((int) size));
    } catch (OutOfMemoryError e) {
      OutOfMemoryError named =
          new OutOfMemoryError(
              "Variable "
                  + spec.name()
                  + " of shape "
                  + spec.shape()
                  + " and dtype "
                  + spec.dtype()
                  + " needs "
                  + size
                  + " bytes: "
                  + e.getMessage()
                  + (isArray ? "" : " (-XX:MaxDirectMemorySize, or else -Xmx)"));
      named.initCause(e);
      throw named;
    }
  }

  private long nextIndex() {
    return created.getAndIncrement();
  }

  private void initialize(AnyVariable variable, VariableSpec<?> spec) {
    try {
      initializer(spec).initialize(variable, random(variable));
    } catch (VariableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new VariableException(
          Problems.illegalInitializer(variable.name(), "its initializer failed with " + e), e);
    }
  }

  private KeyedRandom random(AnyVariable variable) {
    return new KeyedRandom(seed, variable.name(), this::help);
  }

  private void help(Runnable work) {
    executor.execute(
        () -> {
          boolean added = helpers.add(Thread.currentThread());
          try {
            work.run();
          } finally {
            if (added) {
              helpers.remove(Thread.currentThread());
            }
          }
        });
  }
}
