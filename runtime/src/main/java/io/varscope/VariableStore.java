package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.Id;
import io.varscope.rules.Names;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Variables by full name: one flat key space, in which each name is one variable is one object.
 *
 * <p>Models are bound to a store by their generated binders ({@code MlpVariables.bind(mlp,
 * store)}), which give the same guarantees as the methods here and, when they fail, leave the store
 * as it was.
 *
 * <p>A store can be used from several threads. Creation is atomic: of two threads that create the
 * same name, one gets the variable, the other an exception; of two that ask for it with {@link
 * #auto}, both get the same object, and its initializer runs once. A variable can be found only
 * after it is initialized. Look-ups take no lock. Binds that have no name in common run side by
 * side.
 */
public final class VariableStore {

  private final long seed;
  private final Executor executor;
  private final DirectMemory memory = new DirectMemory();
  private final Map<String, AnyVariable> variables = new ConcurrentHashMap<>();
  private final Map<String, Directory> directories = new ConcurrentHashMap<>();
  private final List<ValueSource> sources = new CopyOnWriteArrayList<>();

  /** Changed only by who decides. */
  private final NameIndex names = new NameIndex();

  /** That of the first variable of which it is known; null until there is one. */
  private volatile String knownSeparator;

  /**
   * Held while it is decided who creates what, not while variables are initialized; look-ups do
   * without.
   */
  private final ReentrantLock deciding = new ReentrantLock();

  /** When names have become variables, or have not. */
  private final Condition settled = deciding.newCondition();

  /** The names that are being created, each by the thread that does. */
  private final Map<String, Thread> pending = new ConcurrentHashMap<>();

  /** Threads that help to initialize: they may not create either. */
  private final Set<Thread> helpers = ConcurrentHashMap.newKeySet();

  private final AtomicLong created = new AtomicLong();

  private final Differences differences = new Differences();

  /** A store with seed 0. */
  public VariableStore() {
    this(0);
  }

  /**
   * A store that initializes large variables on the common pool.
   *
   * @param seed what random initial values depend on, together with the variable's full name
   */
  public VariableStore(long seed) {
    this(seed, ForkJoinPool.commonPool());
  }

  /**
   * A store.
   *
   * @param seed what random initial values depend on, together with the variable's full name
   * @param executor what helps the thread that creates a large variable to initialize it; {@code
   *     Runnable::run} for nobody. The values do not depend on it
   */
  public VariableStore(long seed, Executor executor) {
    this.seed = seed;
    this.executor = requireNonNull(executor, "executor");
  }

  /** The scope at the top, whose variables have no prefix. */
  public Scope root() {
    return scope("/");
  }

  /**
   * The scope of the given path. Its names are written as those that the store has, by what joins
   * the levels of the first variable that was created: in a scope whose separator was named, as a
   * bind names that of its root, or on two levels. Until there is such a variable it is {@code /}.
   *
   * <p>A scope keeps the separator that it is opened with. But in one that is opened so, {@link
   * Scope#variables} and what else looks for variables finds each by its own separator: also what
   * is bound later, and in a store that has variables of several.
   *
   * @param path such as {@code foo} or {@code foo/bar}; {@code /} is the top
   * @throws VariableException if the path is not a legal name
   */
  public Scope scope(String path) {
    requireNonNull(path, "path");
    return Scope.of(Directory.top(this).below(path));
  }

  /**
   * The scope of the given path, in a graph whose names are written in another way.
   *
   * @param path such as {@code transformer.h.0}; {@code /} is the top
   * @param separator what joins the levels of names: {@code /}, {@code .}, {@code _} or {@code -}
   * @throws VariableException if the path is not a legal name
   * @throws IllegalArgumentException if the separator is none of these
   */
  public Scope scope(String path, String separator) {
    requireNonNull(path, "path");
    return Scope.of(Directory.top(this, separator).below(path));
  }

  /** What joins the levels of names, where nobody says otherwise. */
  String separator() {
    String known = knownSeparator;
    return known == null ? Names.SEPARATOR : known;
  }

  /** The place of the same path that is remembered. */
  Directory directory(Directory place) {
    return directories.computeIfAbsent(place.key(), key -> place);
  }

  /**
   * Fills the fields of a model, through the binder that the annotation processor wrote for its
   * class. The same as calling {@code bind} of that binder, for code that does not know the class;
   * the look-up by name costs a little.
   *
   * @return the model
   * @throws VariableException if the class has no binder, or the binder fails
   */
  public <T> T bind(T model) {
    BinderLookup.bind(requireNonNull(model, "model"), this);
    return model;
  }

  /**
   * Creates a variable.
   *
   * @throws VariableException if the name exists already or is illegal, the shape is too large, or
   *     the initializer cannot fill such a variable
   */
  public <V extends AnyVariable> V create(VariableSpec<V> spec) {
    return one(spec, Reuse.FALSE);
  }

  /**
   * Shares a variable that exists. The initializer and the trainable flag asked for are not used.
   *
   * @throws VariableException if the name does not exist, or has another shape or dtype
   */
  public <V extends AnyVariable> V reuse(VariableSpec<V> spec) {
    return one(spec, Reuse.TRUE);
  }

  /**
   * Shares a variable if it exists, else creates it.
   *
   * @throws VariableException if it exists with another shape or dtype, or cannot be created
   */
  public <V extends AnyVariable> V auto(VariableSpec<V> spec) {
    return one(spec, Reuse.AUTO);
  }

  private <V extends AnyVariable> V one(VariableSpec<V> spec, Reuse reuse) {
    return one(
        new Request<>(requireNonNull(spec, "spec"), reuse, Written.of(spec), NameIndex.UNKNOWN));
  }

  /** Answers one request. */
  <V extends AnyVariable> V one(Request<V> request) {
    resolve(List.of(request), List.of());
    return request.result();
  }

  /**
   * The variable of the given full name.
   *
   * @throws VariableException if there is none
   */
  public AnyVariable get(String name) {
    AnyVariable variable = variables.get(requireNonNull(name, "name"));
    if (variable == null) {
      throw new VariableException(missing(name, "in this store"));
    }
    return variable;
  }

  /**
   * The variable of the given full name and dtype.
   *
   * @throws VariableException if there is none, or it has another dtype
   */
  @SuppressWarnings("unchecked") // A variable of a dtype is of the dtype's class.
  public <V extends AnyVariable> V get(String name, DType<V> dtype) {
    requireNonNull(dtype, "dtype");
    AnyVariable variable = get(name);
    if (variable.dtype() != dtype) {
      throw new VariableException(
          Problems.otherDtypeAsked(name, dtype.toString(), variable.dtype().toString()));
    }
    return (V) variable;
  }

  /** The variable of the given full name, if there is one. */
  public Optional<AnyVariable> find(String name) {
    return Optional.ofNullable(variables.get(requireNonNull(name, "name")));
  }

  /** Every variable, in the order of creation. */
  public List<AnyVariable> variables() {
    return variables("");
  }

  /**
   * Every variable in a scope and below, in the order of creation. Whole path segments count:
   * {@code foo} has {@code foo/v} and {@code foo/bar/v}, but not {@code foobar/v}. Each variable is
   * found by the separator that it was created with.
   *
   * @param scope a path such as {@code foo/bar}; {@code /}, or empty, for all
   * @throws VariableException if the path is not a legal name
   */
  public List<AnyVariable> variables(String scope) {
    requireNonNull(scope, "scope");
    return filter(Directory.top(this), scope).variables();
  }

  /**
   * Every variable in a scope and below, in a graph whose names are written in another way.
   *
   * @param scope a path such as {@code transformer.h.0}; {@code /}, or empty, for all
   * @param separator what joins the levels of names: {@code /}, {@code .}, {@code _} or {@code -}
   * @throws VariableException if the path is not a legal name
   * @throws IllegalArgumentException if the separator is none of these
   */
  public List<AnyVariable> variables(String scope, String separator) {
    requireNonNull(scope, "scope");
    return filter(Directory.top(this, separator), scope).variables();
  }

  private static Directory filter(Directory top, String scope) {
    if (scope.isEmpty() || scope.equals("/")) {
      return top;
    }
    // A filter is a path as it stands in names; to be absolute it need not begin with '/'.
    Names.problem(scope, top.separator)
        .ifPresent(
            reason -> {
              throw new VariableException(Problems.illegalName(scope, reason));
            });
    return top.below(scope);
  }

  List<AnyVariable> variablesIn(Directory place) {
    return names
        .within(place)
        .map(variables::get)
        .filter(Objects::nonNull) // Those that are still being created.
        .sorted(Comparator.comparingLong(AnyVariable::index))
        .toList();
  }

  /** Every trainable variable, in the order of creation. */
  public List<AnyVariable> trainableVariables() {
    return root().trainableVariables();
  }

  /** A place below another that nobody else has. */
  Directory takeScope(Directory place, String name) {
    // Between two decisions of who creates what: a name is in use or is not.
    deciding.lock();
    try {
      return names.takeScope(place, name);
    } finally {
      deciding.unlock();
    }
  }

  /**
   * Has variables that are created from now on, by whatever thread, take their values from a
   * source, if that has them; they are not initialized then. The source that was given last is
   * asked first.
   */
  public void provide(ValueSource source) {
    sources.add(0, requireNonNull(source, "source"));
  }

  /** No longer asks a source; who was not given takes no harm. */
  public void withdraw(ValueSource source) {
    sources.remove(requireNonNull(source, "source"));
  }

  /** A store of its own with copies of all variables; see {@link Scope#copy}. */
  public VariableStore copy() {
    return root().copy();
  }

  /**
   * Sets all variables to the values that they have in another store; see {@link Scope#assign}.
   *
   * @throws VariableException if the other store lacks one, or has it with another shape or dtype;
   *     then nothing has changed
   */
  public void assign(VariableStore values) {
    root().assign(values);
  }

  VariableStore copyOf(List<AnyVariable> originals) {
    VariableStore copy = new VariableStore(seed, executor);
    copy.knownSeparator = knownSeparator;
    deciding.lock();
    try {
      copy.names.addScopesOf(names);
    } finally {
      deciding.unlock();
    }
    for (AnyVariable original : originals) {
      AnyVariable variable = copy.allocate(specOf(original.dtype(), original));
      variable.copy(original);
      variable.rememberInitializerOf(original);
      copy.names.add(variable.name(), names.separatorOf(variable.name()));
      copy.variables.put(variable.name(), variable);
    }
    return copy;
  }

  private static <V extends AnyVariable> VariableSpec<V> specOf(
      DType<V> dtype, AnyVariable variable) {
    return new VariableSpec<>(
        variable.name(),
        dtype,
        variable.shape(),
        Optional.empty(),
        variable.trainable(),
        variable.groups(),
        variable.memory(),
        variable.owner());
  }

  /** A table for people; see {@link Scope#summary}. */
  public String summary() {
    return root().summary();
  }

  /**
   * Answers requests all together or not at all.
   *
   * @param creators for messages: classes, each followed by what it creates and is only shared here
   */
  void resolve(List<? extends Request<?>> requests, List<String[]> creators) {
    if (requests.isEmpty()) {
      return;
    }
    Resolution resolution = new Resolution(variables, requests, creators);
    deciding.lock();
    try {
      requireNoInitializer(requests);
      while (requests.stream().anyMatch(request -> pending.containsKey(request.spec().name()))) {
        // Waiting for others, this holds no name itself: nobody waits for one another.
        settled.awaitUninterruptibly();
      }
      resolution.check();
      Collection<VariableSpec<?>> fresh = List.copyOf(resolution.fresh().values());
      if (!fresh.isEmpty()) {
        sources.forEach(source -> source.requireValuesFor(fresh));
      }
      resolution.fresh().keySet().forEach(name -> pending.put(name, Thread.currentThread()));
      resolution.separators().forEach(names::add);
    } finally {
      deciding.unlock();
    }
    boolean done = false;
    try {
      resolution.make(this::makeRemembered);
      done = true;
    } finally {
      settle(resolution, done);
    }
    if (!resolution.fresh().isEmpty()) {
      Collection<VariableSpec<?>> created = List.copyOf(resolution.fresh().values());
      sources.forEach(source -> source.created(created));
    }
    for (Request<?> request : requests) {
      if (request.reuse() != Reuse.FALSE) {
        differences.note(request.result(), request.written(), request.spec().owner());
      }
    }
  }

  /** What was asked for where variables were shared, and is not so. */
  Differences differences() {
    return differences;
  }

  private void requireNoInitializer(List<? extends Request<?>> requests) {
    // Who asks while it is still being decided is asked what keeps it from initializing.
    if (deciding.getHoldCount() > 1
        || pending.containsValue(Thread.currentThread())
        || helpers.contains(Thread.currentThread())) {
      throw new VariableException(
          new Problem(
              Id.INITIALIZER_USES_STORE,
              "An initializer asked its store to create or share "
                  + requests.get(0).spec().name()
                  + ": it may only fill the variable that it is given."));
    }
  }

  private void settle(Resolution resolution, boolean done) {
    if (resolution.fresh().isEmpty()) {
      return;
    }
    deciding.lock();
    try {
      if (done) {
        resolution.separators().values().forEach(this::know);
        variables.putAll(resolution.made());
      } else {
        names.removeAll(resolution.fresh().keySet());
      }
      pending.keySet().removeAll(resolution.fresh().keySet());
      settled.signalAll();
    } finally {
      deciding.unlock();
    }
  }

  private void know(String separator) {
    if (knownSeparator == null && !separator.equals(NameIndex.UNKNOWN)) {
      knownSeparator = separator;
    }
  }

  private AnyVariable makeRemembered(VariableSpec<?> spec) {
    AnyVariable variable = make(spec);
    variable.rememberInitializer(Initializers.textLater(initializer(spec)));
    return variable;
  }

  /** A new variable with values: given ones, where a source has them. */
  private AnyVariable make(VariableSpec<?> spec) {
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

  static Initializer initializer(VariableSpec<?> spec) {
    return spec.initializer().orElseGet(() -> Initializers.defaultFor(spec.dtype()));
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

  /** That a name is not there, with those that are and look like it. */
  Problem missing(String name, String where) {
    return Problems.missingInStore(
        name,
        where,
        NearestNames.of(name, variables.keySet()).stream()
            .map(near -> described(near, variables.get(near).owner()))
            .toList());
  }

  /** A name, and who created it, if that is known. */
  static String described(String name, String owner) {
    return name + (owner.isEmpty() ? "" : ", created by " + owner);
  }

  /** A few words for a debugger. */
  @Override
  public String toString() {
    return "store of " + variables.size() + " variables";
  }
}
