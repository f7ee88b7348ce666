package io.varscope;

import io.varscope.access.Asked;
import io.varscope.access.StoreAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way of binds into scopes and stores. */
final class BindAccess extends StoreAccess {

  @Override
  public <T> T remembered(Scope scope, Class<T> type, Function<Scope, T> first) {
    return type.cast(scope.store().directory(scope.place()).remembered(first));
  }

  @Override
  public Scope at(Scope place, Scope defaults) {
    return defaults.at(place.place());
  }

  @Override
  public Scope mount(Scope scope, String name) {
    return scope.at(scope.place().mount(name));
  }

  @Override
  public @Nullable AnyVariable find(Scope scope, String name) {
    return scope.place().find(name);
  }

  @Override
  public boolean hasSlots(Scope scope, AnyVariable variable) {
    return scope.slots().isEmpty() || scope.hasSlots(variable);
  }

  @Override
  public Asked ask(
      Scope scope,
      VariableSpec<?> spec,
      Reuse declared,
      Reuse reuse,
      @Nullable Initializer initializer,
      @Nullable Boolean trainable,
      @Nullable Set<String> groups) {
    Written written =
        new Written(
            Optional.ofNullable(initializer),
            Optional.ofNullable(trainable),
            groups == null ? Set.of() : groups);
    return scope.request(spec, declared, reuse, written);
  }

  @Override
  public void resolve(
      VariableStore store, List<Asked> asked, List<String[]> creators, @Nullable String call) {
    List<Request<?>> requests = new ArrayList<>(asked.size());
    for (Asked one : asked) {
      requests.add((Request<?>) one); // Of ask, as all are.
    }
    store.resolve(requests, new BindMessages(creators, call));
  }
}
