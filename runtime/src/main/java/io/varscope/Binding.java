package io.varscope;

import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One bind of a model, as generated binders write it: first every variable of the model is
 * declared, then {@link #commit} creates and shares them all, or, if one cannot be had, none.
 *
 * <p>A binding has a place in the store. {@link #mount} gives the place of a component, which
 * belongs to the same bind.
 */
public final class Binding {

  /** What all places of one bind have in common. */
  private static final class Bind {
    final List<Request<?>> requests = new ArrayList<>();
    final Map<String, String> creators = new HashMap<>();
  }

  private final Bind bind;
  private final Scope scope;

  /** The Java path of this place, such as {@code acme.Mlp.hidden}. */
  private final String owner;

  private Binding(Bind bind, Scope scope, String owner) {
    this.bind = bind;
    this.scope = scope;
    this.owner = owner;
  }

  /**
   * A new bind.
   *
   * @param scope where the model is placed
   * @param owner the qualified name of the model's class, for messages
   */
  public static Binding at(Scope scope, String owner) {
    return new Binding(new Bind(), scope, owner);
  }

  /**
   * The place of a component below this one.
   *
   * @param field the field that holds the component
   * @param name the name of its scope below this one
   */
  public Binding mount(String field, String name) {
    return new Binding(bind, scope.scope(name), owner + "." + field);
  }

  /** The same place with another mode, which everything below inherits. */
  public Binding withReuse(Reuse reuse) {
    return new Binding(bind, scope.withReuse(reuse), owner);
  }

  /** The same place with another initializer for variables that name none. */
  public Binding withInitializer(Initializer initializer) {
    return new Binding(bind, scope.withInitializer(initializer), owner);
  }

  /**
   * Says which class creates variables that are only shared here, so that a bind in the wrong order
   * can be told what to bind first.
   *
   * @param root the qualified name of the class
   * @param names the full names of the variables
   */
  public void createdBy(String root, String... names) {
    for (String name : names) {
      bind.creators.put(name, root);
    }
  }

  /**
   * Declares a variable; {@link Declaration#to} completes it.
   *
   * @param name below this place; with a leading {@code /} it is absolute
   */
  public <V extends AnyVariable> Declaration<V> variable(String name, DType<V> dtype, Shape shape) {
    return new Declaration<>(this, name, dtype, shape);
  }

  /**
   * A component that the model's author has to provide.
   *
   * @param component the value of the field
   * @param field the name of the field
   * @return the component
   * @throws VariableException if it is null
   */
  public <T> T require(T component, String field) {
    if (component == null) {
      throw new VariableException(
          new Problem(
              "UnsetMount",
              owner
                  + "."
                  + field
                  + " is null, and the binder has no no-argument constructor of its type that it"
                  + " could call: set the field before binding."));
    }
    return component;
  }

  /**
   * Creates and shares everything that was declared, creations first, then assigns the fields.
   *
   * @throws VariableException if a variable cannot be had; then neither the store nor a variable's
   *     field has changed
   */
  public void commit() {
    scope.store().resolve(bind.requests, bind.creators);
    bind.requests.forEach(Request::deliver);
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
    private Optional<Initializer> initializer;
    private Reuse reuse = Reuse.INHERIT;
    private boolean trainable = true;

    private Declaration(Binding place, String name, DType<V> dtype, Shape shape) {
      this.place = place;
      this.name = name;
      this.dtype = dtype;
      this.shape = shape;
      this.field = name;
      this.initializer = place.scope.initializer();
    }

    /** The name of the field, where that is not the name of the variable. */
    public Declaration<V> field(String field) {
      this.field = field;
      return this;
    }

    /** The initializer, instead of the one that the scope or the dtype has. */
    public Declaration<V> initializer(Initializer initializer) {
      this.initializer = Optional.of(initializer);
      return this;
    }

    /** The mode, instead of the one that the scope has. */
    public Declaration<V> reuse(Reuse reuse) {
      this.reuse = reuse;
      return this;
    }

    /** Whether an optimizer should change the variable; if not said, it should. */
    public Declaration<V> trainable(boolean trainable) {
      this.trainable = trainable;
      return this;
    }

    /**
     * Completes the declaration.
     *
     * @param target what to do with the variable once the whole bind has succeeded: assign a field
     * @throws VariableException if {@link Reuse#FALSE} is asked for below a scope that reuses
     */
    public void to(Consumer<? super V> target) {
      VariableSpec<V> spec =
          new VariableSpec<>(
              Names.join(place.scope.path(), name),
              dtype,
              shape,
              initializer,
              trainable,
              place.owner + "." + field);
      Reuse outer = place.scope.reuse();
      if (!reuse.allowedWithin(outer)) {
        throw new VariableException(
            Problems.illegalReuse("Variable " + spec.name(), "a scope with Reuse." + outer));
      }
      place.bind.requests.add(new Request<>(spec, reuse.within(outer), target));
    }
  }
}
