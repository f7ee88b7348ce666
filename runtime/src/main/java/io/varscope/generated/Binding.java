package io.varscope.generated;

import static io.varscope.rules.Arguments.requireNonNulls;
import static java.util.Objects.requireNonNull;

import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.Shape;
import io.varscope.VariableException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One bind of a model, as generated binders write it: first every variable of the model is
 * declared, then {@link #commit} creates and shares them all, or, if one cannot be had, none.
 *
 * <p>A binding has a place in the store. {@link #mount} gives the place of a component, which
 * belongs to the same bind.
 *
 * <p>It has no subclasses; but it is not final, since binders have type parameters that it bounds.
 */
@SuppressWarnings("exports") // Of @Nullable: who compiles against this need not have it.
public class Binding extends HoldsComponents {

  final Bind bind;
  final Scope scope;

  /** What mounts and classes say of names belongs to all bindings of one place. */
  private final Here here;

  /** The dtypes that were given last; null if none were. */
  private final @Nullable Dtypes dtypes;

  private Binding(Bind bind, Scope scope, Here here, @Nullable Dtypes dtypes) {
    this.bind = bind;
    this.scope = scope;
    this.here = here;
    this.dtypes = dtypes;
  }

  /**
   * A new bind.
   *
   * @param scope where the model is placed
   * @param owner the qualified name of the model's class, for messages
   */
  public static Binding at(Scope scope, String owner) {
    requireNonNull(scope, "scope");
    return at(new Bind(scope.store(), Reuse.FALSE, null), scope, requireNonNull(owner, "owner"));
  }

  /**
   * A new bind that may share what an earlier one has created.
   *
   * @param scope where the model is placed
   * @param owner the qualified name of the model's class, for messages
   * @param reuse with {@link Reuse#TRUE} or {@link Reuse#AUTO}, whatever is declared to be created
   *     is shared, or may be either
   * @param call how to call the binder, up to the mode, for messages: {@code
   *     MlpVariables.bind(model, store, }
   */
  public static Binding at(Scope scope, String owner, Reuse reuse, String call) {
    requireNonNull(scope, "scope");
    Reuse mode = requireNonNull(reuse, "reuse").within(Reuse.FALSE);
    return at(
        new Bind(scope.store(), mode, requireNonNull(call, "call")),
        scope,
        requireNonNull(owner, "owner"));
  }

  private static Binding at(Bind bind, Scope scope, String owner) {
    Place.Roots roots = bind.access.remembered(scope, Place.Roots.class, Place.Roots::new);
    return at(bind, scope, roots.of(owner));
  }

  private static Binding at(Bind bind, Scope defaults, Place place) {
    Here here = new Here(place, bind.zeros);
    return new Binding(bind, bind.access.at(place.scope, defaults), here, null);
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
    requireNonNull(field, "field");
    requireNonNull(name, "name");
    Place place = here.place();
    return at(bind, scope, place.mount(field, -1, name, place, requireNonNulls(lets, "lets")));
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
    Place place = here.place();
    Place read = place.indexed(index);
    return at(bind, scope, place.mount(field, index, name, read, requireNonNulls(lets, "lets")));
  }

  @Override
  public List<Element> elements(String field, String repeat) {
    requireNonNull(field, "field");
    Place place = here.place();
    long[] indexes = place.dims.indexes(requireNonNull(repeat, "repeat"));
    List<Element> elements = new ArrayList<>(indexes.length);
    for (int at = 0; at < indexes.length; at++) {
      elements.add(new Element(this, field, at, place.indexed(indexes[at])));
    }
    return elements;
  }

  /**
   * The place of a component in this scope itself, with dimensions and conditions of its own.
   *
   * @param field the field that holds the component
   * @param lets the dimensions and conditions that it is given, read here
   * @throws VariableException if one of these has no value
   */
  public Binding inline(String field, String... lets) {
    requireNonNull(field, "field");
    Place place = here.place();
    return at(bind, scope, place.mount(field, -1, null, place, requireNonNulls(lets, "lets")));
  }

  /** The place of an element. */
  Binding element(String field, int at, @Nullable String name, Place read, String[] lets) {
    return at(bind, scope, here.place().mount(field, at, name, read, lets));
  }

  @Override
  FieldPath path() {
    return here.path();
  }

  @Override
  Dims dims() {
    return here.dims();
  }

  @Override
  Components components() {
    return bind.components;
  }

  /**
   * The name of a variable.
   *
   * @param template with expressions in braces
   * @throws VariableException if one of these has no value
   */
  public String name(String template) {
    return dims().filled(requireNonNull(template, "template"));
  }

  /**
   * The same place, with dimensions and conditions that the class there gives to itself and to
   * everything below. What the mount has given stands.
   *
   * @param lets such as {@code out=4*in}
   */
  public Binding let(String... lets) {
    for (String let : requireNonNulls(lets, "lets")) {
      here.let(let);
    }
    bind.requireLets(here);
    return this;
  }

  /** The same place, with a dimension by the name of a field or constant. */
  public Binding dim(String name, long value) {
    here.dim(requireNonNull(name, "name"), value);
    return this;
  }

  /**
   * The same place, with a dimension by the name of a field that can be assigned at any time, so
   * that 0 may only mean that it was not: then a warning is logged, if anything has that size.
   */
  public Binding size(String name, long value) {
    here.size(requireNonNull(name, "name"), value);
    return this;
  }

  /** The same place, with a condition by the name of a field or constant. */
  public Binding condition(String name, boolean value) {
    here.condition(requireNonNull(name, "name"), value);
    return this;
  }

  /**
   * The same place, with a dtype by the name of a type variable of the class there. Mounts hand
   * none down: they say themselves what their classes need.
   */
  public Binding dtype(String variable, DType<?> dtype) {
    Dtypes more =
        new Dtypes(requireNonNull(variable, "variable"), requireNonNull(dtype, "dtype"), dtypes);
    return new Binding(bind, scope, here, more);
  }

  /**
   * The dtype of a type variable of the class here.
   *
   * @throws VariableException if nobody has said it
   */
  public DType<?> dtype(String variable) {
    return Dtypes.of(requireNonNull(variable, "variable"), dtypes, path());
  }

  /**
   * Whether a condition holds here.
   *
   * @param condition such as {@code !tied}
   * @throws VariableException if that cannot be told
   */
  public boolean when(String condition) {
    return dims().when(requireNonNull(condition, "condition"));
  }

  /**
   * A dimension, for a field of the model.
   *
   * @param name of the dimension
   * @throws VariableException if nothing gives it, or an {@code int} cannot hold it
   */
  public int toInt(String name) {
    return dims().toInt(requireNonNull(name, "name"));
  }

  /**
   * A dimension, for a field of the model.
   *
   * @param name of the dimension
   * @throws VariableException if nothing gives it
   */
  public long toLong(String name) {
    return dims().length(requireNonNull(name, "name"));
  }

  /**
   * A condition, for a field of the model.
   *
   * @param name of the condition
   * @throws VariableException if nothing gives it
   */
  public boolean toBoolean(String name) {
    return dims().truth(requireNonNull(name, "name"));
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
      lengths[axis] = dims().length(axes[axis]);
    }
    return Shape.of(lengths);
  }

  /** The same place with another mode, which everything below inherits. */
  public Binding withReuse(Reuse reuse) {
    return new Binding(bind, scope.withReuse(reuse), here, dtypes);
  }

  /** The same place with another initializer for variables that name none. */
  public Binding withInitializer(Initializer initializer) {
    return new Binding(bind, scope.withInitializer(initializer), here, dtypes);
  }

  /** The same place, whose variables are to be changed by optimizers or not. */
  public Binding withTrainable(boolean trainable) {
    return new Binding(bind, scope.withTrainable(trainable), here, dtypes);
  }

  /** The same place, whose new variables belong to further groups. */
  public Binding withGroups(String... groups) {
    return new Binding(bind, scope.withGroups(requireNonNulls(groups, "groups")), here, dtypes);
  }

  /** The same place, whose trainable variables have further slots. */
  public Binding withSlots(String... slots) {
    return new Binding(bind, scope.withSlots(requireNonNulls(slots, "slots")), here, dtypes);
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
    bind.createdBy(Stream.concat(Stream.of(root), Stream.of(names)).toArray(String[]::new));
  }

  /**
   * Begins with variables that depend on nothing but this place and what is known here, and says
   * whether they have to be declared: not if they were found before. Then come their declarations,
   * then {@link #assign}.
   *
   * @param binder the class that asks
   * @param part which of its variables it asks for
   */
  public boolean isNew(Class<?> binder, int part) {
    Fields fields =
        Fields.remembered(
            here.place(), scope, requireNonNull(binder, "binder"), part, bind.reuse(), dtypes);
    bind.begin(fields);
    return fields.areNew();
  }

  /**
   * Begins with variables that are declared in each bind, whatever they depend on. Then come their
   * declarations, then {@link #assign}.
   *
   * @param part which of the binder's variables they are
   */
  public void begin(int part) {
    bind.begin(new Fields(part));
  }

  /**
   * Has the variables assigned that were declared since they were begun with, once the whole bind
   * has succeeded.
   *
   * @param fields the fields that take them
   */
  public void assign(Assignment fields) {
    bind.end(requireNonNull(fields, "fields"));
  }

  /** A variable of which more is to be said than name, dtype and shape. */
  public Declaration declaration() {
    return new Declaration(this);
  }

  @Override
  void declare(String name, DType<?> dtype, Shape shape) {
    declaration().declare(name, dtype, shape);
  }

  /**
   * Creates and shares everything that was declared, creations first, then assigns the fields.
   *
   * @throws VariableException if a variable cannot be had; then neither the store nor a variable's
   *     field has changed
   */
  public void commit() {
    bind.commit();
  }
}
