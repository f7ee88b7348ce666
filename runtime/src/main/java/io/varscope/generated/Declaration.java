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
import org.jspecify.annotations.Nullable;

/**
 * What is said of the next variable besides its name, dtype and shape: {@code
 * in.declaration().trainable(false).float32("rate")}. The call that names the variable declares it.
 */
public final class Declaration extends DeclaresVariables {

  private final Binding place;

  /** The name of the field; null if that is the name of the variable. */
  private @Nullable String field;

  /** What is not said is null: the scope says it, if the variable has to be created. */
  private @Nullable Initializer initializer;

  private Reuse reuse = Reuse.INHERIT;
  private @Nullable Boolean trainable;
  private @Nullable Set<String> groups;
  private Memory memory = Memory.ANY;

  Declaration(Binding place) {
    this.place = place;
  }

  /** The name of the field, where that is not the name of the variable. */
  public Declaration field(String field) {
    this.field = requireNonNull(field, "field");
    return this;
  }

  /** The initializer, instead of the one that the scope or the dtype has. */
  public Declaration initializer(Initializer initializer) {
    this.initializer = requireNonNull(initializer, "initializer");
    return this;
  }

  /** The mode, instead of the one that the scope has. */
  public Declaration reuse(Reuse reuse) {
    this.reuse = requireNonNull(reuse, "reuse");
    return this;
  }

  /** Whether an optimizer should change the variable, instead of what the scope says. */
  public Declaration trainable(boolean trainable) {
    this.trainable = trainable;
    return this;
  }

  /** The groups that it belongs to, besides those of the scope. */
  public Declaration groups(String... groups) {
    this.groups = place.scope.withGroups(requireNonNulls(groups, "groups")).groups();
    return this;
  }

  /** Where the elements have to be. */
  public Declaration memory(Memory memory) {
    this.memory = requireNonNull(memory, "memory");
    return this;
  }

  /**
   * Declares the variable.
   *
   * @throws VariableException if {@link Reuse#FALSE} is asked for below a scope that reuses
   */
  @Override
  void declare(String name, DType<?> dtype, Shape shape) {
    Scope scope = place.scope;
    Bind bind = place.bind;
    String field = this.field == null ? name : this.field;
    bind.zeros.shape(place.path(), field);
    Reuse outer = scope.reuse();
    Reuse declared = reuse.within(outer);
    Reuse effective = bind.effective(declared);
    AnyVariable found = effective == Reuse.FALSE ? null : bind.access.find(scope, name);
    // What no declaration has created, the compiler could not hold against this one.
    if (found != null
        && !found.owner().isEmpty()
        && isAsAskedFor(found, dtype, shape)
        && bind.access.hasSlots(scope, found)
        && reuse.allowedWithin(outer)) {
      bind.add(found);
      return;
    }
    VariableSpec<?> spec = spec(name, dtype, shape, field);
    if (!reuse.allowedWithin(outer)) {
      Problem problem =
          Problems.illegalReuse("Variable " + spec.name(), "a scope with Reuse." + outer);
      throw new VariableException(problem.id().toString(), problem.text());
    }
    bind.add(bind.access.ask(scope, spec, declared, effective, initializer, trainable, groups));
  }

  private <V extends AnyVariable> VariableSpec<V> spec(
      String name, DType<V> dtype, Shape shape, String field) {
    Scope scope = place.scope;
    return new VariableSpec<>(
        Names.join(scope.path(), name, scope.separator()),
        dtype,
        shape,
        initializer == null ? scope.initializer() : Optional.of(initializer),
        trainable == null ? scope.trainable() : trainable,
        groups == null ? scope.groups() : groups,
        memory,
        place.path().field(field).toString());
  }

  private boolean isAsAskedFor(AnyVariable found, DType<?> dtype, Shape shape) {
    return found.dtype() == dtype
        && found.shape().equals(shape)
        && (memory == Memory.ANY || memory == found.memory());
  }
}
