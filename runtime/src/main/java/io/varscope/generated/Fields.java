package io.varscope.generated;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.access.Asked;
import io.varscope.access.StoreAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Variables of one bind that are assigned together, in the order of their declarations. */
final class Fields {

  /**
   * What the variables depend on. The binder is a class, not a name: after a change of the model,
   * another one has its name.
   */
  private record Key(Class<?> binder, int part, Reuse reuse, Reuse ofBind, List<String> slots) {}

  /** Where variables are remembered. */
  private record Memory(StoreAccess access, Scope scope, Key key) {

    AnyVariable @Nullable [] recall() {
      return access.recall(scope, key);
    }

    void remember(AnyVariable[] variables) {
      access.remember(scope, key, variables);
    }
  }

  private final int part;

  /** Where the variables are remembered; null if they depend on more than there is in a key. */
  private final @Nullable Memory memory;

  private final AnyVariable @Nullable [] remembered;
  private final List<Supplier<? extends AnyVariable>> declared = new ArrayList<>();
  private boolean areCreated;
  private @Nullable Assignment target;

  /** Variables that are declared in each bind. */
  Fields(int part) {
    this.part = part;
    this.memory = null;
    this.remembered = null;
  }

  private Fields(Memory memory) {
    this.part = memory.key().part();
    this.memory = memory;
    this.remembered = memory.recall();
  }

  /** Variables that are declared once, and remembered. */
  static Fields remembered(Bind bind, Scope scope, Class<?> binder, int part) {
    Key key = new Key(binder, part, scope.reuse(), bind.reuse(), scope.slots());
    return new Fields(new Memory(bind.access, scope, key));
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
    requireNonNull(target, "target")
        .assign(new Found(part, remembered == null ? found() : remembered));
  }

  private AnyVariable[] found() {
    AnyVariable[] found = new AnyVariable[declared.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = declared.get(i).get();
    }
    if (memory != null && !areCreated) {
      memory.remember(found);
    }
    return found;
  }
}
