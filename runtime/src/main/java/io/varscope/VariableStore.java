package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.Names;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * Variables by full name: one flat key space, in which each name stands for one variable, and each
 * variable is one object.
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

  private final Map<String, AnyVariable> variables = new ConcurrentHashMap<>();
  private final Map<String, Directory> directories = new ConcurrentHashMap<>();
  private final NameIndex names = new NameIndex();
  private final Differences differences = new Differences();
  private final NewVariables maker;
  private final Decisions decisions;

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
   * @param executor runs tasks that help to initialize a large variable; {@code Runnable::run} for
   *     no help. The values do not depend on it
   */
  public VariableStore(long seed, Executor executor) {
    this(new NewVariables(seed, requireNonNull(executor, "executor")));
  }

  private VariableStore(NewVariables maker) {
    this.maker = maker;
    this.decisions = new Decisions(variables, names, maker);
  }

  /** The scope at the top, whose variables have no prefix. */
  public Scope root() {
    return scope("/");
  }

  /**
   * The scope of the given path, with the separator of the store. That is the separator of the
   * first variable for which it is known: one whose name has several levels, or for which a bind or
   * a scope has named the separator. Until there is such a variable, it is {@code /}.
   *
   * <p>A scope keeps the separator that it is opened with. But in a scope that this method opens,
   * {@link Scope#variables}, and whatever else looks for variables, finds each variable by its own
   * separator: also those that are bound later, and in a store with several separators.
   *
   * @param path such as {@code foo} or {@code foo/bar}; {@code /} is the top
   * @throws VariableException if the path is not a legal name
   */
  public Scope scope(String path) {
    requireNonNull(path, "path");
    return Scope.of(Directory.top(this).below(path));
  }

  /**
   * The scope of the given path, with a separator of its own.
   *
   * @param path such as {@code transformer.h.0}; {@code /} is the top
   * @param separator between the levels of names: {@code /}, {@code .}, {@code _} or {@code -}
   * @throws VariableException if the path is not a legal name
   * @throws IllegalArgumentException if the separator is none of these
   */
  public Scope scope(String path, String separator) {
    requireNonNull(path, "path");
    return Scope.of(Directory.top(this, separator).below(path));
  }

  /** The separator of scopes for which the caller names none. */
  String separator() {
    return names.separator();
  }

  /** The remembered place that has the path of another. */
  Directory directory(Directory place) {
    return directories.computeIfAbsent(place.key(), key -> place);
  }

  /** The same as {@link #bind(Object, Reuse)} with {@link Reuse#FALSE}, which creates. */
  public <T> T bind(T model) {
    return bind(model, Reuse.FALSE);
  }

  /**
   * Fills the fields of a model, through the binder that the annotation processor wrote for its
   * class; for code that does not know the class. The look-up by name costs a little.
   *
   * @param reuse {@link Reuse#TRUE} shares what an earlier bind to this store, or to the one that
   *     this is a copy of, has created; {@link Reuse#AUTO} shares or creates; else it is created
   * @return the model
   * @throws VariableException if the class has no binder, or the binder fails
   */
  public <T> T bind(T model, Reuse reuse) {
    BinderLookup.bind(
        requireNonNull(model, "model"), this, requireNonNull(reuse, "reuse").within(Reuse.FALSE));
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
        new Request<>(
            requireNonNull(spec, "spec"), reuse, reuse, Written.of(spec), NameIndex.UNKNOWN));
  }

  /** Answers one request. */
  <V extends AnyVariable> V one(Request<V> request) {
    resolve(List.of(request), BindMessages.NONE);
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
   * Every variable in a scope and below whose name has the given separator.
   *
   * @param scope a path such as {@code transformer.h.0}; {@code /}, or empty, for all
   * @param separator between the levels of names: {@code /}, {@code .}, {@code _} or {@code -}
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
    // A filter is a path as names have it: absolute, without a leading '/'.
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

  /** All trainable variables as one array of numbers; see {@link Scope#flat}. */
  public FlatView flat() {
    return root().flat();
  }

  /** A place below another that nobody else has. */
  Directory takeScope(Directory place, String name) {
    return decisions.takeScope(place, name);
  }

  /**
   * Adds a source, which is asked for the values of new variables, whichever thread creates them.
   * Those that it has values for are not initialized. The source that was added last is asked
   * first.
   *
   * <p>From its beginning to its end, a bind asks the sources that there were when it began.
   */
  public void provide(ValueSource source) {
    maker.provide(requireNonNull(source, "source"));
  }

  /** Removes a source: the next bind does not ask it. One that was never added is ignored. */
  public void withdraw(ValueSource source) {
    maker.withdraw(requireNonNull(source, "source"));
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

  /**
   * A slot of one variable, which is added if there is none yet; of whatever dtype the variable is,
   * trainable or not. {@link Slots} says what slots are.
   *
   * @param name below that of the variable: letters, digits, {@code _} and {@code -}
   * @throws VariableException if the name is illegal, or another variable has it
   * @throws IllegalArgumentException if the variable is not of this store
   */
  @SuppressWarnings("unchecked") // A slot is of its variable's class.
  public <V extends AnyVariable> V slot(V variable, String name) {
    if (variables.get(requireNonNull(variable, "variable").name()) != variable) {
      throw new IllegalArgumentException(
          "Variable " + variable.name() + " is not the one of that name in this store.");
    }
    addSlots(List.of(variable), AskedSlots.legal(requireNonNull(name, "name")), true);
    return (V) variable.slot(name);
  }

  /**
   * Gives each trainable variable slots, unless it has them; see {@link Scope#addSlots}.
   *
   * @throws VariableException as that
   */
  public void addSlots(String... names) {
    root().addSlots(names);
  }

  void addSlots(List<? extends AnyVariable> variables, List<String> slots, boolean ofAny) {
    resolve(NewSlots.requests(variables, slots, ofAny, names), BindMessages.NONE);
  }

  VariableStore copyOf(List<AnyVariable> originals) {
    VariableStore copy = new VariableStore(maker.another());
    decisions.copyScopesTo(copy.names);
    for (AnyVariable original : originals) {
      copy.names.add(original.name(), names.separatorOf(original.name()));
      copy.variables.put(original.name(), copy.maker.copyOf(original));
    }
    NewSlots.linkCopies(copy.variables, originals);
    return copy;
  }

  /** A table for people; see {@link Scope#summary}. */
  public String summary() {
    return root().summary();
  }

  /**
   * Answers requests all together or not at all.
   *
   * @param messages what there is to say if it fails
   */
  void resolve(List<? extends Request<?>> requests, BindMessages messages) {
    if (requests.isEmpty()) {
      return;
    }
    decisions.resolve(requests, messages);
    for (Request<?> request : requests) {
      if (request.reuse() != Reuse.FALSE) {
        differences.note(request.result(), request.written(), request.spec().owner());
      }
    }
  }

  /** The warnings about variables that are not as they were asked for. */
  Differences differences() {
    return differences;
  }

  /** Says that a name does not exist, and which names look like it. */
  Problem missing(String name, String where) {
    return Problems.missingInStore(
        name,
        where,
        NearestNames.of(name, variables.keySet()).stream()
            .map(near -> described(near, requireNonNull(variables.get(near)).owner()))
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
