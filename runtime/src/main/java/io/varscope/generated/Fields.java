package io.varscope.generated;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.access.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Variables of one bind that are assigned together, in the order of their declarations. */
final class Fields {

  /**
   * What variables depend on besides their place. The binder is a class, not a name: after a change
   * of the model, another one has its name.
   */
  record Key(
      Class<?> binder,
      int part,
      Reuse reuse,
      Reuse ofBind,
      List<String> slots,
      @Nullable Dtypes dtypes) {

    // That of a record goes through all, and most are the same.
    @Override
    public int hashCode() {
      return 31 * binder.hashCode() + part;
    }
  }

  private final int part;

  /** Where the variables are remembered, and as what; null if they are not. */
  private final @Nullable Place memory;

  private final @Nullable Key key;
  private final AnyVariable @Nullable [] remembered;
  private final List<Supplier<? extends AnyVariable>> declared = new ArrayList<>(0);
  private boolean areCreated;
  private @Nullable Assignment target;

  private Fields(int part, @Nullable Place memory, @Nullable Key key) {
    this.part = part;
    this.memory = memory;
    this.key = key;
    this.remembered = memory == null || key == null ? null : memory.found.get(key);
  }

  /** Variables that are declared in each bind. */
  Fields(int part) {
    this(part, null, null);
  }

  /** Variables that are declared once, and remembered, if what they depend on is. */
  static Fields remembered(
      Place place, Scope scope, Class<?> binder, int part, Reuse ofBind, @Nullable Dtypes dtypes) {
    return place.isLasting()
        ? new Fields(
            part, place, new Key(binder, part, scope.reuse(), ofBind, scope.slots(), dtypes))
        : new Fields(part);
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
    if (memory != null && key != null && !areCreated) {
      memory.found.put(key, found);
    }
    return found;
  }
}
