package io.varscope;

import static io.varscope.Arguments.requireNonNulls;
import static java.util.Objects.requireNonNull;

import io.varscope.rules.Constant;
import io.varscope.rules.Constants;
import io.varscope.rules.Dimensions;
import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.Let;
import io.varscope.rules.NameTemplate;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One bind of a model, as generated binders write it: first every variable of the model is
 * declared, then {@link #commit} creates and shares them all, or, if one cannot be had, none.
 *
 * <p>A binding has a place in the store. {@link #mount} gives the place of a component, which
 * belongs to the same bind.
 *
 * <p>It has no subclasses; but it is not final, since binders have type parameters that it bounds.
 */
public class Binding {

  /** What all places of one bind have in common. */
  private static final class Bind {
    /** What the store has to decide. */
    final List<Request<?>> requests = new ArrayList<>();

    /** What is to be assigned in the end. */
    final List<Fields> fields = new ArrayList<>();

    /** The fields whose variables are just being declared, if there are such. */
    Fields current;

    /** Roots, each followed by the names that it creates. */
    final List<String[]> creators = new ArrayList<>();

    final Components components = new Components();

    /** What has to have a value, whether it is used or not. */
    final List<Runnable> lets = new ArrayList<>();

    final ZeroSizes zeros = new ZeroSizes();
  }

  private final Bind bind;
  private final Scope scope;

  /** The place of the class that has this place as a field; null at a root. */
  private final Binding outer;

  /** The name of the field; of a root the name of the class. */
  private final String field;

  private final Dimensions<Constant> dims;

  private Binding(Bind bind, Scope scope, Binding outer, String field, Dimensions<Constant> dims) {
    this.bind = bind;
    this.scope = scope;
    this.outer = outer;
    this.field = field;
    this.dims = dims;
  }

  /** The Java path of this place, such as {@code acme.Mlp.hidden}. */
  private String owner() {
    return outer == null ? field : outer.owner(field);
  }

  /** The Java path of a field here. */
  String owner(String field) {
    return owner() + "." + field;
  }

  /**
   * A new bind.
   *
   * @param scope where the model is placed
   * @param owner the qualified name of the model's class, for messages
   */
  public static Binding at(Scope scope, String owner) {
    return at(new Bind(), requireNonNull(scope, "scope"), requireNonNull(owner, "owner"));
  }

  private static Binding at(Bind bind, Scope scope, String owner) {
    return new Binding(
        bind,
        scope.at(scope.place().store.directory(scope.place())),
        null,
        owner,
        Dimensions.outermost(Constants.INSTANCE, name -> Optional.empty(), bind.zeros::use));
  }

  /**
   * The place of another model that is bound together with this one.
   *
   * @param scope where that model is placed
   * @param owner the qualified name of that model's class, for messages
   */
  public Binding with(Scope scope, String owner) {
    return at(bind, requireNonNull(scope, "scope"), requireNonNull(owner, "owner"));
  }

  /**
   * The place of a component below this one.
   *
   * @param field the field that holds the component
   * @param name the name of its scope below this one, perhaps with expressions in braces
   * @param lets the dimensions and conditions that it is given, read here
   * @throws VariableException if one of these has no value
   */
  public Binding mount(String field, String name, String... lets) {
    return mount(
        requireNonNull(field, "field"),
        requireNonNull(name, "name"),
        dims,
        requireNonNulls(lets, "lets"));
  }

  /**
   * The place of one of several components below this one.
   *
   * @param field the field that holds the components
   * @param name the name of its scope below this one, with expressions of the index {@code i} in
   *     braces; empty if it is the index, below the field's name
   * @param index from 0
   * @param lets the dimensions and conditions that it is given, read here, where {@code i} is the
   *     index
   * @throws VariableException if one of these, or the name, has no value
   */
  public Binding element(String field, String name, int index, String... lets) {
    requireNonNull(field, "field");
    requireNonNull(name, "name");
    requireNonNulls(lets, "lets");
    Dimensions<Constant> element = dims.inner();
    element.give(Names.INDEX, new Constant.Whole(index));
    String template = name.isEmpty() ? field + scope.separator() + index : name;
    return mount(field + "[" + index + "]", template, element, lets);
  }

  private Binding mount(String field, String name, Dimensions<Constant> read, String... lets) {
    Dimensions<Constant> inner = dims.inner();
    for (String text : lets) {
      evaluate(
          text,
          Problems::illegalDim,
          () -> {
            Let let = Let.parse(text);
            inner.give(let.name(), read.dimension(let.expression()), bind.zeros.origin());
            return let;
          });
    }
    return new Binding(bind, scope.at(scope.place().mount(filled(name, read))), this, field, inner);
  }

  private static String filled(String name, Dimensions<Constant> read) {
    if (name.indexOf('{') < 0) {
      return name;
    }
    try {
      return NameTemplate.parse(name).fill(part -> "" + read.dimension(part).asNumber());
    } catch (ExpressionException e) {
      throw new VariableException(Problems.illegalName(name, e.getMessage()));
    }
  }

  /**
   * The same place, with dimensions and conditions that the class there gives to itself and to
   * everything below. What the mount has given stands.
   *
   * @param lets such as {@code out=4*in}
   */
  public Binding let(String... lets) {
    for (String text : requireNonNulls(lets, "lets")) {
      Let let = evaluate(text, Problems::illegalDim, () -> Let.parse(text));
      dims.let(let.name(), let.expression(), text);
      bind.lets.add(() -> evaluate(text, Problems::illegalDim, () -> dims.given(let.name())));
    }
    return this;
  }

  /** The same place, with a dimension by the name of a field or constant. */
  public Binding dim(String name, long value) {
    dims.give(requireNonNull(name, "name"), new Constant.Whole(value));
    return this;
  }

  /**
   * The same place, with a dimension by the name of a field that can be assigned at any time, so
   * that 0 may only mean that it was not: then a warning is logged, if anything has that size.
   */
  public Binding size(String name, long value) {
    if (value != 0) {
      return dim(name, value);
    }
    dims.give(requireNonNull(name, "name"), new Constant.Whole(0), ZeroSizes.of(owner(name)));
    return this;
  }

  /** The same place, with a condition by the name of a field or constant. */
  public Binding condition(String name, boolean value) {
    dims.give(requireNonNull(name, "name"), new Constant.Truth(value));
    return this;
  }

  /**
   * Whether a condition holds here.
   *
   * @param condition such as {@code !tied}
   * @throws VariableException if that cannot be told
   */
  public boolean when(String condition) {
    return evaluate(
        requireNonNull(condition, "condition"),
        Problems::illegalCondition,
        () -> dims.value(Expression.parse(condition)).asTruth());
  }

  /**
   * How many components a field holds.
   *
   * @param repeat an expression
   * @throws VariableException if that cannot be told, or is more than an array can hold
   */
  public int count(String repeat) {
    return evaluate(
        requireNonNull(repeat, "repeat"),
        Problems::illegalRepeat,
        () -> {
          long count = dims.dimension(Expression.parse(repeat)).asNumber();
          if (count > Integer.MAX_VALUE) {
            throw new ExpressionException("it is " + count + ", which no array can hold");
          }
          return (int) count;
        });
  }

  /**
   * A shape.
   *
   * @param axes an expression for each axis
   * @throws VariableException if one has no value, is negative, or the shape is too large
   */
  public Shape shape(String... axes) {
    long[] lengths = new long[requireNonNulls(axes, "axes").length];
    for (int axis = 0; axis < axes.length; axis++) {
      String text = axes[axis];
      lengths[axis] =
          evaluate(
              text, Problems::illegalDim, () -> dims.dimension(Expression.parse(text)).asNumber());
    }
    return Shape.of(lengths);
  }

  /** What is said of an expression without a value: its text, the object, and why it has none. */
  private interface Sentence {
    Problem of(String text, String object, ExpressionException reason);
  }

  private <T> T evaluate(String text, Sentence sentence, Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (ExpressionException e) {
      // What is wrong may be another expression, that this one led to.
      throw new VariableException(
          e.origin()
              .map(origin -> Problems.illegalDim((String) origin, owner(), e))
              .orElseGet(() -> sentence.of(text, owner(), e)));
    }
  }

  /** The same place with another mode, which everything below inherits. */
  public Binding withReuse(Reuse reuse) {
    return new Binding(bind, scope.withReuse(reuse), outer, field, dims);
  }

  /** The same place with another initializer for variables that name none. */
  public Binding withInitializer(Initializer initializer) {
    return new Binding(bind, scope.withInitializer(initializer), outer, field, dims);
  }

  /** The same place, whose variables are to be changed by optimizers or not. */
  public Binding withTrainable(boolean trainable) {
    return new Binding(bind, scope.withTrainable(trainable), outer, field, dims);
  }

  /** The same place, whose new variables belong to further groups. */
  public Binding withGroups(String... groups) {
    return new Binding(
        bind, scope.withGroups(requireNonNulls(groups, "groups")), outer, field, dims);
  }

  /**
   * Says which class creates variables that are only shared here, so that a bind in the wrong order
   * can be told what to bind first.
   *
   * @param root the qualified name of the class
   * @param names the full names of the variables
   */
  public void createdBy(String root, String... names) {
    requireNonNull(root, "root");
    requireNonNulls(names, "names");
    bind.creators.add(Stream.concat(Stream.of(root), Stream.of(names)).toArray(String[]::new));
  }

  /**
   * Whether some variables have to be declared: not, if they were found here before, since then
   * they are known. It has to be asked where all that they depend on is this place; then come their
   * declarations, then {@link #assign}.
   *
   * @param binder the class that asks
   * @param part which of its variables it asks for
   */
  public boolean isNew(Class<?> binder, int part) {
    bind.current = Fields.remembered(scope, requireNonNull(binder, "binder"), part);
    return bind.current.areNew();
  }

  /**
   * Assigns the variables that were declared since the last call, once the whole bind has
   * succeeded.
   *
   * @param target takes them in the order of their declarations
   */
  public void assign(Consumer<Found> target) {
    bind.current.assignTo(requireNonNull(target, "target"));
    bind.fields.add(bind.current);
    bind.current = null;
  }

  /**
   * Declares a variable; {@link Declaration#declare} or {@link Declaration#to} completes it.
   *
   * @param name below this place; with a leading {@code /} it is absolute
   */
  public <V extends AnyVariable> Declaration<V> variable(String name, DType<V> dtype, Shape shape) {
    return new Declaration<>(
        this,
        requireNonNull(name, "name"),
        requireNonNull(dtype, "dtype"),
        requireNonNull(shape, "shape"));
  }

  /**
   * A component, as the binder of its class may fill it.
   *
   * @param component the value of the field
   * @param type the class that the field declares
   * @param field the name of the field
   * @return the component
   * @throws VariableException if it is null, has a place in this bind already, or is of a scope
   *     class that extends the declared one
   */
  public <T> T component(T component, Class<?> type, String field) {
    bind.components.place(
        component, requireNonNull(type, "type"), this, requireNonNull(field, "field"));
    return component;
  }

  /**
   * One of several components, as the binder of its class may fill it.
   *
   * @param component the element of the field's array or list
   * @param type the class that the field declares
   * @param field the name of the field
   * @param index from 0
   * @return the component
   * @throws VariableException as {@link #component(Object, Class, String)}
   */
  public <T> T component(T component, Class<?> type, String field, int index) {
    return component(component, type, requireNonNull(field, "field") + "[" + index + "]");
  }

  /**
   * An array for components of a generic type, which Java cannot make without a warning.
   *
   * @param repeat how many there are to be, an expression
   */
  public <T> T[] array(Class<T> type, String repeat) {
    @SuppressWarnings("unchecked") // That is what newInstance makes.
    T[] array = (T[]) Array.newInstance(requireNonNull(type, "type"), count(repeat));
    return array;
  }

  /**
   * Makes the components that are missing in an array.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many there are to be, an expression
   * @param constructor makes one
   * @throws VariableException if there are not as many
   */
  public <T> void fill(T[] components, String field, String repeat, Supplier<T> constructor) {
    requireNonNull(field, "field");
    requireNonNull(constructor, "constructor");
    requireCount(requireNonNull(components, "components").length, field, repeat);
    for (int i = 0; i < components.length; i++) {
      if (components[i] == null) {
        try {
          components[i] = constructor.get();
        } catch (ArrayStoreException narrower) {
          return; // It stays null, which is told of the element.
        }
      }
    }
  }

  /**
   * Makes the components that are missing in a list; an empty one is filled.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many there are to be, an expression
   * @param constructor makes one
   * @throws VariableException if there are not as many
   */
  public <T> void fill(List<T> components, String field, String repeat, Supplier<T> constructor) {
    requireNonNull(field, "field");
    requireNonNull(repeat, "repeat");
    requireNonNull(constructor, "constructor");
    if (requireNonNull(components, "components").isEmpty()) {
      try {
        for (int i = count(repeat); i > 0; i--) {
          components.add(constructor.get());
        }
      } catch (UnsupportedOperationException fixed) {
        // The number is told below.
      }
    }
    requireCount(components.size(), field, repeat);
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i) == null) {
        try {
          components.set(i, constructor.get());
        } catch (UnsupportedOperationException fixed) {
          return; // It stays null, which is told of the element.
        }
      }
    }
  }

  /**
   * Several components that the model's author has to provide.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many there are to be, an expression
   * @throws VariableException if there are not as many
   */
  public void require(List<?> components, String field, String repeat) {
    requireNonNull(field, "field");
    requireCount(components == null ? 0 : components.size(), field, repeat);
  }

  /**
   * Several components that the model's author has to provide.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many there are to be, an expression
   * @throws VariableException if there are not as many
   */
  public void require(Object[] components, String field, String repeat) {
    requireNonNull(field, "field");
    requireCount(components == null ? 0 : components.length, field, repeat);
  }

  private void requireCount(int found, String field, String repeat) {
    int count = count(repeat);
    if (found != count) {
      throw new VariableException(
          Problems.ILLEGAL_REPEAT,
          owner(field)
              + " holds "
              + found
              + " components, but there are to be "
              + count
              + " (repeat = \""
              + repeat
              + "\").");
    }
  }

  /**
   * Creates and shares everything that was declared, creations first, then assigns the fields.
   *
   * @throws VariableException if a variable cannot be had; then neither the store nor a variable's
   *     field has changed
   */
  public void commit() {
    bind.lets.forEach(Runnable::run);
    scope.store().resolve(bind.requests, bind.creators);
    bind.fields.forEach(Fields::assign);
    bind.zeros.log();
  }

  /**
   * A variable that is being declared.
   *
   * @param <V> the class of the variable
   */
  public static final class Declaration<V extends AnyVariable> {

    private final Binding place;
    private final String name;
    private final DType<V> dtype;
    private final Shape shape;
    private String field;

    /** What is not said is null: the scope says it, if the variable has to be created. */
    private Initializer initializer;

    private Reuse reuse = Reuse.INHERIT;
    private Boolean trainable;
    private Set<String> groups;
    private Memory memory = Memory.ANY;

    private Declaration(Binding place, String name, DType<V> dtype, Shape shape) {
      this.place = place;
      this.name = name;
      this.dtype = dtype;
      this.shape = shape;
      this.field = name;
    }

    /** The name of the field, where that is not the name of the variable. */
    public Declaration<V> field(String field) {
      this.field = requireNonNull(field, "field");
      return this;
    }

    /** The initializer, instead of the one that the scope or the dtype has. */
    public Declaration<V> initializer(Initializer initializer) {
      this.initializer = requireNonNull(initializer, "initializer");
      return this;
    }

    /** The mode, instead of the one that the scope has. */
    public Declaration<V> reuse(Reuse reuse) {
      this.reuse = requireNonNull(reuse, "reuse");
      return this;
    }

    /** Whether an optimizer should change the variable, instead of what the scope says. */
    public Declaration<V> trainable(boolean trainable) {
      this.trainable = trainable;
      return this;
    }

    /** The groups that it belongs to, besides those of the scope. */
    public Declaration<V> groups(String... groups) {
      this.groups = place.scope.withGroups(requireNonNulls(groups, "groups")).groups();
      return this;
    }

    /** Where the elements have to be. */
    public Declaration<V> memory(Memory memory) {
      this.memory = requireNonNull(memory, "memory");
      return this;
    }

    /**
     * Completes the declaration of a variable that is assigned alone.
     *
     * @param target what to do with the variable once the whole bind has succeeded: assign a field
     * @throws VariableException as {@link #declare}
     */
    public void to(Consumer<? super V> target) {
      requireNonNull(target, "target");
      place.bind.current = new Fields();
      declare();
      place.assign(found -> target.accept(found.next(dtype)));
    }

    /**
     * Completes the declaration of a variable that {@link Binding#assign} assigns.
     *
     * @throws VariableException if {@link Reuse#FALSE} is asked for below a scope that reuses
     */
    public void declare() {
      place.bind.zeros.shape(place, field);
      Reuse outer = place.scope.reuse();
      Reuse effective = reuse.within(outer);
      AnyVariable found = effective == Reuse.FALSE ? null : place.scope.place().find(name);
      // What no declaration has created, the compiler could not hold against this one.
      if (found != null
          && !found.owner().isEmpty()
          && isAsAskedFor(found)
          && reuse.allowedWithin(outer)) {
        place.bind.current.add(found);
        return;
      }
      VariableSpec<V> spec =
          new VariableSpec<>(
              Names.join(place.scope.path(), name, place.scope.separator()),
              dtype,
              shape,
              initializer == null ? place.scope.initializer() : Optional.of(initializer),
              trainable == null ? place.scope.trainable() : trainable,
              groups == null ? place.scope.groups() : groups,
              memory,
              place.owner(field));
      if (!reuse.allowedWithin(outer)) {
        throw new VariableException(
            Problems.illegalReuse("Variable " + spec.name(), "a scope with Reuse." + outer));
      }
      Written written =
          new Written(
              Optional.ofNullable(initializer),
              Optional.ofNullable(trainable),
              groups == null ? Set.of() : groups);
      Request<V> request =
          new Request<>(spec, effective, written, place.scope.place().separatorOf(spec.name()));
      place.bind.requests.add(request);
      place.bind.current.add(request);
    }

    private boolean isAsAskedFor(AnyVariable found) {
      return found.dtype() == dtype
          && found.shape().equals(shape)
          && (memory == Memory.ANY || memory == found.memory());
    }
  }
}
