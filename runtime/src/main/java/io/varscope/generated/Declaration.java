package io.varscope.generated;

import static io.varscope.rules.Arguments.requireNonNulls;
import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.Shape;
import io.varscope.VariableException;
import io.varscope.VariableSpec;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A variable that is being declared.
 *
 * @param <V> the class of the variable
 */
public final class Declaration<V extends AnyVariable> {

  private final Binding place;
  private final String name;
  private final DType<V> dtype;
  private final Shape shape;
  private String field;

  /** What is not said is null: the scope says it, if the variable has to be created. */
  private @Nullable Initializer initializer;

  private Reuse reuse = Reuse.INHERIT;
  private @Nullable Boolean trainable;
  private @Nullable Set<String> groups;
  private Memory memory = Memory.ANY;

  Declaration(Binding place, String name, DType<V> dtype, Shape shape) {
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
    place.bind.begin(new Fields(0));
    declare();
    place.bind.end(
        new Assignment() {
          @Override
          protected void assign(Found found) {
            target.accept(dtype.variableClass().cast(found.next()));
          }
        });
  }

  /**
   * Completes the declaration of a variable that {@link Binding#assign} assigns.
   *
   * @throws VariableException if {@link Reuse#FALSE} is asked for below a scope that reuses
   */
  public void declare() {
    Scope scope = place.scope;
    Bind bind = place.bind;
    bind.zeros.shape(place.path, field);
    Reuse outer = scope.reuse();
    Reuse effective = reuse.within(outer);
    AnyVariable found = effective == Reuse.FALSE ? null : bind.access.find(scope, name);
    // What no declaration has created, the compiler could not hold against this one.
    if (found != null
        && !found.owner().isEmpty()
        && isAsAskedFor(found)
        && reuse.allowedWithin(outer)) {
      bind.add(found);
      return;
    }
    VariableSpec<V> spec = spec(scope);
    if (!reuse.allowedWithin(outer)) {
      Problem problem =
          Problems.illegalReuse("Variable " + spec.name(), "a scope with Reuse." + outer);
      throw new VariableException(problem.id().toString(), problem.text());
    }
    bind.add(bind.access.ask(scope, spec, effective, initializer, trainable, groups));
  }

  private VariableSpec<V> spec(Scope scope) {
    return new VariableSpec<>(
        Names.join(scope.path(), name, scope.separator()),
        dtype,
        shape,
        initializer == null ? scope.initializer() : Optional.of(initializer),
        trainable == null ? scope.trainable() : trainable,
        groups == null ? scope.groups() : groups,
        memory,
        place.path.field(field).toString());
  }

  private boolean isAsAskedFor(AnyVariable found) {
    return found.dtype() == dtype
        && found.shape().equals(shape)
        && (memory == Memory.ANY || memory == found.memory());
  }
}
