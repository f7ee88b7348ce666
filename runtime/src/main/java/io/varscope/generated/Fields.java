package io.varscope.generated;

import io.varscope.AnyVariable;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.access.Asked;
import io.varscope.access.StoreAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Variables of one bind that are assigned together, in the order of their declarations. */
final class Fields {

  /**
   * What the variables depend on. The binder is a class, not a name: after a change of the model,
   * another one has its name.
   */
  private record Key(Class<?> binder, int part, Reuse reuse) {}

  private final int part;
  private final StoreAccess access;
  private final Scope scope;

  /** Null where the variables depend on more than there is in a key. */
  private final Key key;

  private final AnyVariable[] remembered;
  private final List<Supplier<? extends AnyVariable>> declared = new ArrayList<>();
  private boolean areCreated;
  private Assignment target;

  /** Variables that are declared in each bind. */
  Fields(int part) {
    this.part = part;
    this.access = null;
    this.scope = null;
    this.key = null;
    this.remembered = null;
  }

  private Fields(StoreAccess access, Scope scope, Key key) {
    this.part = key.part;
    this.access = access;
    this.scope = scope;
    this.key = key;
    this.remembered = access.recall(scope, key);
  }

  /** Variables that are declared once, and remembered. */
  static Fields remembered(StoreAccess access, Scope scope, Class<?> binder, int part) {
    return new Fields(access, scope, new Key(binder, part, scope.reuse()));
  }

  boolean areNew() {
    return remembered == null;
  }

  void add(AnyVariable found) {
    declared.add(() -> found);
  }

  void add(Asked request) {
    declared.add(request::result);
    // Who creates may not find what there is, the next time.
    areCreated |= request.reuse() == Reuse.FALSE;
  }

  void assignTo(Assignment target) {
    this.target = target;
  }

  void assign() {
    target.assign(new Found(part, remembered == null ? found() : remembered));
  }

  private AnyVariable[] found() {
    AnyVariable[] found = new AnyVariable[declared.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = declared.get(i).get();
    }
    if (key != null && !areCreated) {
      access.remember(scope, key, found);
    }
    return found;
  }
}
