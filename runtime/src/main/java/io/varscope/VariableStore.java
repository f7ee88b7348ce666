package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.Names;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

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
 * after it is initialized. Look-ups take no lock.
 */
public final class VariableStore {

  private final long seed;
  private final Memory memory;
  private final Map<String, AnyVariable> variables = new ConcurrentHashMap<>();

  /** The paths that {@link Scope#uniqueScope} has given out, or has seen that it cannot. */
  private final Set<String> takenScopes = ConcurrentHashMap.newKeySet();

  /** Held while variables are created, so that creation is atomic; look-ups do without. */
  private final ReentrantLock creation = new ReentrantLock();

  private long created;

  /** A store with seed 0 and direct memory. */
  public VariableStore() {
    this(0);
  }

  /**
   * A store with direct memory.
   *
   * @param seed what random initial values depend on, together with the variable's full name
   */
  public VariableStore(long seed) {
    this(seed, Memory.DIRECT);
  }

  /**
   * A store.
   *
   * @param seed what random initial values depend on, together with the variable's full name
   * @param memory where the elements are kept
   */
  public VariableStore(long seed, Memory memory) {
    this.seed = seed;
    this.memory = requireNonNull(memory, "memory");
  }

  /** The scope at the top, whose variables have no prefix. */
  public Scope root() {
    return Scope.top(this, Names.SEPARATOR);
  }

  /**
   * The scope of the given path.
   *
   * @param path such as {@code foo} or {@code foo/bar}; {@code /} is the top
   * @throws VariableException if the path is not a legal name
   */
  public Scope scope(String path) {
    return scope(path, Names.SEPARATOR);
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
    if (!Names.isSeparator(separator)) {
      throw new IllegalArgumentException("'" + separator + "' is not one of / . _ -");
    }
    Scope top = Scope.top(this, separator);
    return path.equals("/") ? top : top.scope(path);
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
    BinderLookup.bind(model, this);
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
    Request<V> request = new Request<>(spec, reuse, variable -> {});
    resolve(List.of(request), Map.of());
    return request.result();
  }

  /**
   * The variable of the given full name.
   *
   * @throws VariableException if there is none
   */
  public AnyVariable get(String name) {
    AnyVariable variable = variables.get(name);
    if (variable == null) {
      throw new VariableException(missing(name));
    }
    return variable;
  }

  /**
   * The variable of the given full name and dtype.
   *
   * @throws VariableException if there is none, or it has another dtype
   */
  public <V extends AnyVariable> V get(String name, DType<V> dtype) {
    AnyVariable variable = get(name);
    requireDtype(variable, dtype);
    return dtype.variableClass().cast(variable);
  }

  /** The variable of the given full name, if there is one. */
  public Optional<AnyVariable> find(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** Every variable, in the order of creation. */
  public List<AnyVariable> variables() {
    return variables("");
  }

  /**
   * Every variable in a scope and below, in the order of creation. Whole path segments count:
   * {@code foo} has {@code foo/v} and {@code foo/bar/v}, but not {@code foobar/v}.
   *
   * @param scope a path such as {@code foo/bar}, or empty for all
   */
  public List<AnyVariable> variables(String scope) {
    return variables(scope, Names.SEPARATOR);
  }

  /**
   * Every variable in a scope and below, in a graph whose names are written in another way.
   *
   * @param scope a path such as {@code transformer.h.0}, or empty for all
   * @param separator what joins the levels of names, such as {@code .}
   */
  public List<AnyVariable> variables(String scope, String separator) {
    return variables.values().stream()
        .filter(variable -> Names.isWithin(variable.name(), scope, separator))
        .sorted(Comparator.comparingLong(AnyVariable::index))
        .toList();
  }

  /** Every trainable variable, in the order of creation. */
  public List<AnyVariable> trainableVariables() {
    return root().trainableVariables();
  }

  /**
   * The first of path, path_1, path_2 and so on that is free, which it is no longer afterwards.
   *
   * @param separator what joins the levels of the path
   */
  String takeScope(String path, String separator) {
    String candidate = path;
    // Taken before it is looked at, so that of two threads one has it. That it may turn out to be
    // in use does no harm: variables stay, so it would never become free.
    for (int k = 1; !takenScopes.add(candidate) || isInUse(candidate, separator); k++) {
      candidate = path + "_" + k;
    }
    return candidate;
  }

  private boolean isInUse(String path, String separator) {
    return variables.containsKey(path)
        || Stream.of(variables.keySet(), takenScopes)
            .flatMap(Set::stream)
            .anyMatch(name -> Names.isWithin(name, path, separator));
  }

  /**
   * Answers requests all together or not at all: creations first, then what is created where nobody
   * else did, then what is shared.
   *
   * @param creators by name, the class that creates what is only shared here; for messages
   */
  void resolve(List<? extends Request<?>> requests, Map<String, String> creators) {
    if (requests.isEmpty()) {
      return;
    }
    if (creation.isHeldByCurrentThread()) {
      throw new VariableException(
          new Problem(
              "InitializerUsesStore",
              "An initializer asked its store to create or share "
                  + requests.get(0).spec().name()
                  + ": it may only fill the variable that it is given."));
    }
    creation.lock();
    try {
      new Resolution(creators).run(requests);
    } finally {
      creation.unlock();
    }
  }

  /** One atomic change of the store: new variables stay here until all requests are answered. */
  private final class Resolution {

    private final Map<String, AnyVariable> fresh = new LinkedHashMap<>();
    private final Map<String, String> creators;

    Resolution(Map<String, String> creators) {
      this.creators = creators;
    }

    void run(List<? extends Request<?>> requests) {
      for (Reuse mode : List.of(Reuse.FALSE, Reuse.AUTO, Reuse.TRUE)) {
        for (Request<?> request : requests) {
          if (request.reuse() == mode) {
            answer(request);
          }
        }
      }
      variables.putAll(fresh);
      created += fresh.size();
    }

    private <V extends AnyVariable> void answer(Request<V> request) {
      VariableSpec<V> spec = request.spec();
      AnyVariable existing = fresh.getOrDefault(spec.name(), variables.get(spec.name()));
      if (existing == null) {
        if (request.reuse() == Reuse.TRUE) {
          throw new VariableException(notCreated(spec.name()));
        }
        request.answer(make(spec));
      } else {
        if (request.reuse() == Reuse.FALSE) {
          throw new VariableException(Problems.duplicateVariable(spec.name(), existing.owner()));
        }
        requireShape(existing, spec);
        requireDtype(existing, spec.dtype());
        request.answer(spec.dtype().variableClass().cast(existing));
      }
    }

    private <V extends AnyVariable> V make(VariableSpec<V> spec) {
      Names.problem(spec.name(), Names.SEPARATOR)
          .ifPresent(
              reason -> {
                throw new VariableException(Problems.illegalName(spec.name(), reason));
              });
      spec.shape()
          .problem(spec.dtype())
          .ifPresent(
              reason -> {
                throw new VariableException(Problems.illegalShape(spec.name(), reason));
              });
      Initializer initializer =
          spec.initializer().orElseGet(() -> Initializers.defaultFor(spec.dtype()));
      initializer
          .problem(spec.dtype(), spec.shape())
          .ifPresent(
              reason -> {
                throw new VariableException(Problems.illegalInitializer(spec.name(), reason));
              });
      V variable = spec.dtype().allocator().allocate(spec, created + fresh.size(), memory);
      initialize(variable, initializer);
      fresh.put(spec.name(), variable);
      return variable;
    }

    private Problem notCreated(String name) {
      String creator = creators.get(name);
      if (creator != null) {
        return Problems.notYetCreated(name, creator);
      }
      List<String> names = new ArrayList<>(variables.keySet());
      names.addAll(fresh.keySet());
      return Problems.missingVariable(
          name, NearestNames.of(name, names).stream().map(this::describe).toList());
    }

    private String describe(String name) {
      AnyVariable variable = fresh.getOrDefault(name, variables.get(name));
      return name + (variable.owner().isEmpty() ? "" : ", created by " + variable.owner());
    }
  }

  private void initialize(AnyVariable variable, Initializer initializer) {
    try {
      initializer.initialize(variable, new KeyedRandom(seed, variable.name()));
    } catch (VariableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new VariableException(
          Problems.illegalInitializer(variable.name(), "its initializer failed with " + e), e);
    }
  }

  private Problem missing(String name) {
    return Problems.missingVariable(name, NearestNames.of(name, variables.keySet()));
  }

  private static void requireShape(AnyVariable found, VariableSpec<?> specified) {
    if (!found.shape().equals(specified.shape())) {
      Problem problem =
          Problems.shapeMismatch(
              found.name(), specified.shape().toString(), found.shape().toString());
      boolean known = !specified.owner().isEmpty() && !found.owner().isEmpty();
      throw new VariableException(
          problem.id(),
          problem.text()
              + (known
                  ? " It is shared by "
                      + specified.owner()
                      + ", and created by "
                      + found.owner()
                      + "."
                  : ""));
    }
  }

  private static void requireDtype(AnyVariable found, DType<?> specified) {
    if (found.dtype() != specified) {
      throw new VariableException(
          Problems.dtypeMismatch(found.name(), specified.toString(), found.dtype().toString()));
    }
  }

  /** A few words for a debugger. */
  @Override
  public String toString() {
    return "store of " + variables.size() + " variables";
  }
}
