package io.varscope;

import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who creates what in a store. It is decided for one bind after another; then all of them
 * initialize side by side.
 */
final class Decisions {

  private final Map<String, AnyVariable> variables;
  private final NameIndex names;
  private final NewVariables maker;

  /** Held while something is decided, not while variables are initialized. */
  private final ReentrantLock deciding = new ReentrantLock();

  /** When names have become variables, or have not. */
  private final Condition settled = deciding.newCondition();

  /** The names that are being created, each by the thread that does. */
  private final Map<String, Thread> pending = new ConcurrentHashMap<>();

  /**
   * For a store.
   *
   * @param variables those of the store by name; what is created is put there
   * @param names changed here only
   * @param maker makes what is created
   */
  Decisions(Map<String, AnyVariable> variables, NameIndex names, NewVariables maker) {
    this.variables = variables;
    this.names = names;
    this.maker = maker;
  }

  /**
   * Answers requests all together or not at all.
   *
   * @param messages what there is to say if it fails
   */
  void resolve(List<? extends Request<?>> requests, BindMessages messages) {
    Resolution resolution = new Resolution(variables, requests, messages);
    List<ValueSource> sources; // Of this bind to its end, whatever other threads provide meanwhile.
    deciding.lock();
    try {
      requireNoInitializer(requests);
      while (requests.stream().anyMatch(this::isPending)) {
        // Waiting for others, this holds no name itself: nobody waits for one another.
        settled.awaitUninterruptibly();
      }
      resolution.check();
      sources = maker.sources();
      Collection<VariableSpec<?>> fresh = List.copyOf(resolution.fresh().values());
      if (!fresh.isEmpty()) {
        sources.forEach(source -> source.requireValuesFor(fresh));
      }
      resolution.fresh().keySet().forEach(name -> pending.put(name, Thread.currentThread()));
      resolution.separators().forEach(names::add);
    } finally {
      deciding.unlock();
    }
    boolean done = false;
    try {
      resolution.make(spec -> maker.make(spec, sources));
      done = true;
    } finally {
      settle(resolution, done);
    }
    if (!resolution.fresh().isEmpty()) {
      Collection<VariableSpec<?>> created = List.copyOf(resolution.fresh().values());
      sources.forEach(source -> source.created(created));
    }
  }

  /** Whether another thread is creating what is asked for. */
  private boolean isPending(Request<?> request) {
    if (pending.containsKey(request.spec().name())) {
      return true;
    }
    for (String slot : request.slots().names()) {
      if (pending.containsKey(request.slotName(slot))) {
        return true;
      }
    }
    return false;
  }

  private void requireNoInitializer(List<? extends Request<?>> requests) {
    // Who asks while it is still being decided is asked what keeps it from initializing.
    if (deciding.getHoldCount() > 1
        || pending.containsValue(Thread.currentThread())
        || maker.isHelping()) {
      throw new VariableException(
          new Problem(
              Id.INITIALIZER_USES_STORE,
              "An initializer asked its store to create or share "
                  + requests.get(0).spec().name()
                  + ": it may only fill the variable that it is given."));
    }
  }

  private void settle(Resolution resolution, boolean done) {
    if (resolution.fresh().isEmpty()) {
      return;
    }
    deciding.lock();
    try {
      if (done) {
        resolution.separators().values().forEach(names::know);
        resolution.publish();
      } else {
        names.removeAll(resolution.fresh().keySet());
      }
      pending.keySet().removeAll(resolution.fresh().keySet());
      settled.signalAll();
    } finally {
      deciding.unlock();
    }
  }

  /** A place below another that nobody else has: between two decisions a name is in use or not. */
  Directory takeScope(Directory place, String name) {
    deciding.lock();
    try {
      return names.takeScope(place, name);
    } finally {
      deciding.unlock();
    }
  }

  /** Notes for another store which scopes this one has given out, and how names are written. */
  void copyScopesTo(NameIndex copy) {
    deciding.lock();
    try {
      copy.addScopesOf(names);
    } finally {
      deciding.unlock();
    }
  }
}
