package io.varscope;

import static io.varscope.rules.Arguments.requireNonNulls;
import static java.util.Objects.requireNonNull;

import io.varscope.access.StoreAccess;
import io.varscope.rules.Id;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a store, with the defaults that everything below it inherits: the dynamic API, for
 * names that are known only at run time.
 *
 * <pre>{@code
 * Scope foo = store.scope("foo");
 * FloatVariable v = foo.variable("v", DType.FLOAT32, Shape.of(1), Initializers.constant(1.0));
 * FloatVariable v1 = foo.withReuse(Reuse.TRUE).variable("v", DType.FLOAT32, Shape.of(1));
 * assert v1 == v;
 * }</pre>
 *
 * <p>A scope is an immutable value: it can be kept, passed to other threads and used from anywhere.
 * Nothing depends on which scope was "entered" last, as it does in TensorFlow 1.
 */
public final class Scope {

  static {
    StoreAccess.provide(new BindAccess());
  }

  private final Directory place;
  private final Reuse reuse;
  private final Optional<Initializer> initializer;

  /** Empty if nobody has said it; then variables are trainable. */
  private final Optional<Boolean> trainable;

  private final Set<String> groups;
  private final List<String> slots;

  private Scope(
      Directory place,
      Reuse reuse,
      Optional<Initializer> initializer,
      Optional<Boolean> trainable,
      Set<String> groups,
      List<String> slots) {
    this.place = place;
    this.reuse = reuse;
    this.initializer = initializer;
    this.trainable = trainable;
    this.groups = groups;
    this.slots = slots;
  }

  /** A scope without defaults. */
  static Scope of(Directory place) {
    return new Scope(place, Reuse.FALSE, Optional.empty(), Optional.empty(), Set.of(), List.of());
  }

  /**
   * The scope of the given name below this one; it inherits reuse, initializer, trainable and
   * groups.
   *
   * @param name one or more segments, such as {@code bar} or {@code bar/baz}; with a leading {@code
   *     /} it is absolute, and {@code /} alone is the top
   * @throws VariableException if the name is illegal
   */
  public Scope scope(String name) {
    return at(place.below(name));
  }

  /**
   * A scope below this one that nobody else has. It gets the name asked for or, if that is taken,
   * the first of {@code name_1}, {@code name_2} and so on that is free ({@code
   * tf.variable_scope(None, default_name)}).
   *
   * <pre>{@code
   * Scope first = net.uniqueScope("dense"); // net/dense
   * Scope second = net.uniqueScope("dense"); // net/dense_1
   * }</pre>
   *
   * <p>A name is taken if this method has given it out in this store before, in any thread; if a
   * variable has it, or is being created with it; or if such a name lies below it. Unlike in
   * TensorFlow, the numbers never start again. A scope that was merely opened by {@link #scope}
   * takes no name: it is a value, and the store knows nothing of it until a variable is in it.
   *
   * <p>To share what was created in the scope, keep it and use it again with {@link #withReuse}. A
   * scope that shares refuses this method, since nothing could be found under a new number.
   *
   * @param defaultName one or more segments, of which the last is numbered; with a leading {@code
   *     /} it is absolute
   * @throws VariableException if the name is illegal, or this scope has {@link Reuse#TRUE} or
   *     {@link Reuse#AUTO}
   */
  public Scope uniqueScope(String defaultName) {
    place.inside(requireNonNull(defaultName, "defaultName"));
    if (reuse != Reuse.FALSE) {
      throw new VariableException(
          new Problem(
              Id.ILLEGAL_UNIQUE_SCOPE,
              words()
                  + " has Reuse."
                  + reuse
                  + ", but uniqueScope(\""
                  + defaultName
                  + "\") always gives a new scope, where there is nothing to share. Keep the scope"
                  + " that it gave when the variables were created, and share them through its"
                  + " withReuse(Reuse."
                  + reuse
                  + ")."));
    }
    return at(place.store.takeScope(place, defaultName));
  }

  /** A scope with the same defaults at another place. */
  Scope at(Directory place) {
    return new Scope(place, reuse, initializer, trainable, groups, slots);
  }

  Directory place() {
    return place;
  }

  /**
   * This scope with another mode.
   *
   * @throws VariableException if {@link Reuse#FALSE} is asked for where this scope has {@link
   *     Reuse#TRUE} or {@link Reuse#AUTO}
   */
  public Scope withReuse(Reuse reuse) {
    if (!requireNonNull(reuse, "reuse").allowedWithin(this.reuse)) {
      throw new VariableException(
          Problems.illegalReuse(words(), "a scope with Reuse." + this.reuse));
    }
    Reuse effective = reuse.within(this.reuse);
    return effective == this.reuse
        ? this
        : new Scope(place, effective, initializer, trainable, groups, slots);
  }

  /** This scope with another initializer for variables that name none. */
  public Scope withInitializer(Initializer initializer) {
    return new Scope(
        place,
        reuse,
        Optional.of(requireNonNull(initializer, "initializer")),
        trainable,
        groups,
        slots);
  }

  /** This scope, with variables that optimizers should change, or should not. */
  public Scope withTrainable(boolean trainable) {
    return new Scope(place, reuse, initializer, Optional.of(trainable), groups, slots);
  }

  /**
   * This scope, with new variables that belong to these groups as well: {@code "decay"}, {@code
   * "encoder"}.
   *
   * @throws VariableException if one is no legal name
   */
  public Scope withGroups(String... names) {
    Set<String> all = new HashSet<>(groups);
    for (String group : requireNonNulls(names, "names")) {
      Names.problemBelow(group, Names.SEPARATOR)
          .ifPresent(
              reason -> {
                throw new VariableException(Problems.illegalGroupName(group, reason));
              });
      all.add(group);
    }
    return new Scope(place, reuse, initializer, trainable, Set.copyOf(all), slots);
  }

  /**
   * This scope, with slots as well for the trainable variables that are created or shared here; see
   * {@link Slots}.
   *
   * @throws VariableException if a name is illegal
   */
  public Scope withSlots(String... names) {
    Set<String> all = new LinkedHashSet<>(slots);
    all.addAll(AskedSlots.legal(names));
    return new Scope(place, reuse, initializer, trainable, groups, List.copyOf(all));
  }

  /** The store that this scope is in. */
  public VariableStore store() {
    return place.store;
  }

  /** The full name of this scope, such as {@code foo/bar}; empty at the top. */
  public String path() {
    return place.path;
  }

  /** The separator between the levels of names: {@code /} or, as in PyTorch, {@code .}. */
  public String separator() {
    return place.separator;
  }

  /** Whether variables are created, shared, or may be either; never {@link Reuse#INHERIT}. */
  public Reuse reuse() {
    return reuse;
  }

  /** The initializer of variables that name none. */
  public Optional<Initializer> initializer() {
    return initializer;
  }

  /** Whether optimizers should change the variables that are created here. */
  public boolean trainable() {
    return trainable.orElse(true);
  }

  /** The groups of the variables that are created here. */
  public Set<String> groups() {
    return groups;
  }

  /** The slots of the trainable variables that are created or shared here. */
  public List<String> slots() {
    return slots;
  }

  /**
   * Gives each trainable variable of floating-point numbers in this scope and below slots, unless
   * it has them: all of them, or none. The mode and the defaults of this scope do not matter. An
   * average starts from the values that there are now; {@link Slots} says what slots are.
   *
   * @param names such as {@code Adam}: letters, digits, {@code _} and {@code -}
   * @throws VariableException if a name is illegal, or another variable has it; then nothing has
   *     changed
   */
  public void addSlots(String... names) {
    place.store.addSlots(trainableVariables(), AskedSlots.legal(names), /* ofAny= */ false);
  }

  /**
   * Creates or shares a variable, as this scope's mode says ({@code tf.get_variable}).
   *
   * @param name below this scope; with a leading {@code /} it is absolute
   * @throws VariableException if the name is illegal, exists although it should be created, does
   *     not exist although it should be shared, or has another shape or dtype
   */
  public <V extends AnyVariable> V variable(String name, DType<V> dtype, Shape shape) {
    return request(VariableSpec.of(place.fullName(name), dtype, shape), Optional.empty());
  }

  /**
   * Creates or shares a variable, as this scope's mode says ({@code tf.get_variable}).
   *
   * @param name below this scope; with a leading {@code /} it is absolute
   * @param initializer how a new variable is filled; one that is shared is left as it is
   * @throws VariableException as {@link #variable(String, DType, Shape)}; or if the initializer
   *     cannot fill such a variable
   */
  public <V extends AnyVariable> V variable(
      String name, DType<V> dtype, Shape shape, Initializer initializer) {
    return request(
        VariableSpec.of(place.fullName(name), dtype, shape),
        Optional.of(requireNonNull(initializer, "initializer")));
  }

  private <V extends AnyVariable> V request(VariableSpec<V> spec, Optional<Initializer> own) {
    VariableSpec<V> complete =
        own.or(() -> initializer)
            .map(spec::withInitializer)
            .orElse(spec)
            .withTrainable(trainable())
            .withGroups(groups);
    return place.store.one(request(complete, reuse, reuse, new Written(own, trainable, groups)));
  }

  /** A request for a variable that has the slots of this scope. */
  <V extends AnyVariable> Request<V> request(
      VariableSpec<V> spec, Reuse declared, Reuse reuse, Written written) {
    return new Request<>(
        spec,
        declared,
        reuse,
        written,
        place.separatorOf(spec.name()),
        AskedSlots.of(slots, place.separator));
  }

  /** Whether a variable has, or should not have, the slots of this scope. */
  boolean hasSlots(AnyVariable variable) {
    return !AskedSlots.of(slots, place.separator).areFor(variable.dtype(), variable.trainable())
        || variable.slots.hasAll(slots);
  }

  /** Every variable in this scope and below, in the order of creation. */
  public List<AnyVariable> variables() {
    return place.variables();
  }

  /** Every trainable variable in this scope and below, in the order of creation. */
  public List<AnyVariable> trainableVariables() {
    return variables().stream().filter(AnyVariable::trainable).toList();
  }

  /**
   * The trainable variables in this scope and below as one array of numbers, in the order of their
   * names. Those that are created later are not in it.
   *
   * @throws VariableException if one is not of a floating-point dtype
   */
  public FlatView flat() {
    return FlatView.ofTrainable(variables());
  }

  /** Every variable in this scope and below that is in a group, in the order of creation. */
  public List<AnyVariable> variablesInGroup(String group) {
    requireNonNull(group, "group");
    return variables().stream().filter(variable -> variable.groups().contains(group)).toList();
  }

  /**
   * A new store with copies of the variables in this scope and below: with the same full names,
   * trainable flags, groups, slots and values, but without the sources of values that were
   * {@linkplain VariableStore#provide provided}. It serves for averages, or as a state to
   * {@linkplain #assign return to}.
   */
  public VariableStore copy() {
    return place.store.copyOf(variables());
  }

  /**
   * Sets the variables in this scope and below to the values that they have in another store. Other
   * variables of that store are ignored, and slots that it lacks stay as they are.
   *
   * @throws VariableException if the other store lacks one, or has it with another shape or dtype,
   *     or one here is read-only; then nothing has changed
   */
  public void assign(VariableStore values) {
    requireNonNull(values, "values");
    List<AnyVariable> targets =
        variables().stream()
            .filter(target -> target.slotOf().isEmpty() || values.find(target.name()).isPresent())
            .toList();
    List<AnyVariable> sources = targets.stream().map(target -> source(target, values)).toList();
    for (int i = 0; i < sources.size(); i++) {
      targets.get(i).requireWritable();
      targets.get(i).requireSame(sources.get(i));
    }
    for (int i = 0; i < sources.size(); i++) {
      targets.get(i).copy(sources.get(i));
    }
  }

  private static AnyVariable source(AnyVariable target, VariableStore values) {
    return values
        .find(target.name())
        .orElseThrow(
            () ->
                new VariableException(
                    values.missing(target.name(), "in the store that has the values")));
  }

  /**
   * A table for people: the variables in this scope and below, sorted by name, and the totals. A
   * {@code *} marks a variable that was shared with another initializer, other groups or another
   * trainable flag than it was created with; what was asked for stands below the table.
   */
  public String summary() {
    List<AnyVariable> sorted = new ArrayList<>(variables());
    sorted.sort(Comparator.comparing(AnyVariable::name));
    return Summary.of(
        sorted,
        place.isSeparatorNamed() ? place.separator : place.store.separator(),
        place.store.differences());
  }

  private String words() {
    return "Scope " + (path().isEmpty() ? "/" : path());
  }

  @Override
  public String toString() {
    return "scope " + (path().isEmpty() ? "/" : path()) + ", reuse " + reuse;
  }
}
