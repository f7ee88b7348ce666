package io.varscope;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Variables of one bind that are assigned together, in the order of their declarations. */
final class Fields {

  /**
   * What the variables depend on. The binder is a class, not a name: after a change of the model,
   * another one has its name.
   */
  record Key(Class<?> binder, int part, Reuse reuse) {}

  private final Directory place;

  /** Null where the variables depend on more than there is in a key. */
  private final Key key;

  private final AnyVariable[] remembered;
  private final List<Supplier<? extends AnyVariable>> declared = new ArrayList<>();
  private boolean areCreated;
  private Consumer<Found> target;

  /** Variables that are declared in each bind. */
  Fields() {
    this.place = null;
    this.key = null;
    this.remembered = null;
  }

  private Fields(Directory place, Key key) {
    this.place = place;
    this.key = key;
    this.remembered = place.recall(key);
  }

  /** Variables that are declared once, and remembered. */
  static Fields remembered(Scope scope, Class<?> binder, int part) {
    return new Fields(scope.place(), new Key(binder, part, scope.reuse()));
  }

  boolean areNew() {
    return remembered == null;
  }

  void add(AnyVariable found) {
    declared.add(() -> found);
  }

  void add(Request<?> request) {
    declared.add(request::result);
    // Who creates may not find what there is, the next time.
    areCreated |= request.reuse() == Reuse.FALSE;
  }

  void assignTo(Consumer<Found> target) {
    this.target = target;
  }

  void assign() {
    target.accept(new Found(remembered == null ? found() : remembered));
  }

  private AnyVariable[] found() {
    AnyVariable[] found = new AnyVariable[declared.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = declared.get(i).get();
    }
    if (key != null && !areCreated) {
      place.remember(key, found);
    }
    return found;
  }
}
