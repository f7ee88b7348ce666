package io.varscope.access;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.Initializer;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a bind does with scopes and their store, and users cannot: it asks for all variables of a
 * model at once, and finds again what it has found before. {@link Scope} provides it, so it is
 * there as soon as there is a scope.
 */
public abstract class StoreAccess {

  private static volatile @Nullable StoreAccess instance;

  /** The only one. */
  public static StoreAccess get() {
    return requireNonNull(instance, "instance");
  }

  /** Called once, by {@link Scope}. */
  public static void provide(StoreAccess access) {
    instance = access;
  }

  /**
   * What is remembered at the place of a scope.
   *
   * @param first makes it, of that scope without its defaults
   */
  public abstract <T> T remembered(Scope scope, Class<T> type, Function<Scope, T> first);

  /** A scope with the defaults of another. */
  public abstract Scope at(Scope place, Scope defaults);

  /**
   * A scope below, which is remembered: for names that are written in a program, not for those that
   * it makes up.
   *
   * @throws io.varscope.VariableException if the name is illegal
   */
  public abstract Scope mount(Scope scope, String name);

  /** A variable below, or null if there is none yet. */
  public abstract @Nullable AnyVariable find(Scope scope, String name);

  /** Whether a variable has the slots that are asked for at a scope. */
  public abstract boolean hasSlots(Scope scope, AnyVariable variable);

  /**
   * Asks for a variable at a scope; {@link #resolve} answers. What is not said for the variable
   * itself is null.
   *
   * @param spec with whatever the scope says, too
   * @param declared the mode that the declaration has where nothing is shared as a whole
   * @param reuse the mode that it has in this bind
   */
  public abstract Asked ask(
      Scope scope,
      VariableSpec<?> spec,
      Reuse declared,
      Reuse reuse,
      @Nullable Initializer initializer,
      @Nullable Boolean trainable,
      @Nullable Set<String> groups);

  /**
   * Answers all together or not at all.
   *
   * @param creators for messages: classes, each followed by what it creates and is only shared here
   * @param call for messages: how to call the binder, up to the mode; null if a scope has the mode
   * @throws io.varscope.VariableException if one cannot be had; then the store has not changed
   */
  public abstract void resolve(
      VariableStore store, List<Asked> asked, List<String[]> creators, @Nullable String call);
}
