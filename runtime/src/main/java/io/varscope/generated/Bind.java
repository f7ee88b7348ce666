package io.varscope.generated;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.Reuse;
import io.varscope.VariableStore;
import io.varscope.access.Asked;
import io.varscope.access.StoreAccess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One bind: what all its places have in common, and what is done in the end, all or nothing. */
final class Bind {

  final StoreAccess access = StoreAccess.get();
  final Components components = new Components();
  final ZeroSizes zeros = new ZeroSizes();

  private final VariableStore store;

  /** What becomes of declarations that create: FALSE, or else the mode of the whole bind. */
  private final Reuse reuse;

  /** How to call the binder, up to the mode; null where a scope has the mode. */
  private final @Nullable String call;

  /** What the store has to decide. */
  private final List<Asked> requests = new ArrayList<>();

  /** What is to be assigned in the end. */
  private final List<Fields> fields = new ArrayList<>();

  /** The fields whose variables are just being declared, if there are such. */
  private @Nullable Fields current;

  /** Roots, each followed by the names that it creates. */
  private final List<String[]> creators = new ArrayList<>();

  /** Places with lets, which have to have a value, whether they are used or not. */
  private final List<Here> lets = new ArrayList<>();

  Bind(VariableStore store, Reuse reuse, @Nullable String call) {
    this.store = store;
    this.reuse = reuse;
    this.call = call;
  }

  /** The mode of the whole bind; never {@link Reuse#INHERIT}. */
  Reuse reuse() {
    return reuse;
  }

  /** What a declaration asks for in this bind. */
  Reuse effective(Reuse declared) {
    return declared == Reuse.FALSE ? reuse : declared;
  }

  void createdBy(String[] creator) {
    creators.add(creator);
  }

  /** Has all lets of a place checked, once everything there is said. */
  void requireLets(Here place) {
    lets.add(place);
  }

  /** Begins to declare variables that are assigned together. */
  void begin(Fields together) {
    current = together;
  }

  void add(AnyVariable found) {
    current().add(found);
  }

  void add(Asked request) {
    requests.add(request);
    current().add(request);
  }

  /** Ends to declare variables that are assigned together. */
  void end(Assignment target) {
    Fields together = current();
    together.assignTo(target);
    fields.add(together);
    current = null;
  }

  private Fields current() {
    return requireNonNull(current, "current");
  }

  /** Does all of it. */
  void commit() {
    for (Here place : lets) {
      place.dims().requireLets();
    }
    access.resolve(store, requests, creators, call);
    for (Fields together : fields) {
      together.assign();
    }
    zeros.log();
  }
}
