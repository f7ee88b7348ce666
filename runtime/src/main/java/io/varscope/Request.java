package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.access.Asked;
import io.varscope.rules.SlotNames;
import org.jspecify.annotations.Nullable;

/** A request for one variable, and its answer. */
final class Request<V extends AnyVariable> implements Asked {

  private final VariableSpec<V> spec;
  private final Reuse declared;
  private final Reuse reuse;
  private final String separator;
  private final Written written;
  private final AskedSlots slots;

  /** Null until it is answered. */
  private @Nullable V result;

  /**
   * A request.
   *
   * @param declared the mode, unless it is one of a bind that shares as a whole
   * @param reuse the mode
   * @param written what of the specification is no default
   * @param separator what joins the levels of the name, or {@link NameIndex#UNKNOWN}
   */
  Request(VariableSpec<V> spec, Reuse declared, Reuse reuse, Written written, String separator) {
    this(spec, declared, reuse, written, separator, AskedSlots.NONE);
  }

  /** A request for a variable that shall have slots. */
  Request(
      VariableSpec<V> spec,
      Reuse declared,
      Reuse reuse,
      Written written,
      String separator,
      AskedSlots slots) {
    this.spec = spec;
    this.declared = declared;
    this.reuse = reuse;
    this.separator = separator;
    this.written = written;
    this.slots = slots;
  }

  /** A request that only adds slots to a variable. */
  static Request<?> forSlots(AnyVariable variable, String separator, AskedSlots slots) {
    return new Request<>(
        VariableSpec.of(variable.name(), variable.dtype(), variable.shape()),
        Reuse.TRUE,
        Reuse.TRUE,
        Written.NOTHING,
        separator,
        slots);
  }

  VariableSpec<V> spec() {
    return spec;
  }

  /** The mode that this has where nothing is shared as a whole. */
  Reuse declared() {
    return declared;
  }

  @Override
  public Reuse reuse() {
    return reuse;
  }

  Written written() {
    return written;
  }

  String separator() {
    return separator;
  }

  AskedSlots slots() {
    return slots;
  }

  /** The full name of a slot. */
  String slotName(String slot) {
    return SlotNames.join(spec.name(), slot, slots.separator());
  }

  void answer(V variable) {
    this.result = variable;
  }

  @Override
  public V result() {
    return requireNonNull(result, "result");
  }
}
