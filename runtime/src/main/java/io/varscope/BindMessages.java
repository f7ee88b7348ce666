package io.varscope;

import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bind can say of a variable that it cannot have.
 *
 * @param creators classes, each followed by what it creates and is only shared here
 * @param call how the binder is called, up to the mode; null if there is none, or a scope has the
 *     mode
 */
record BindMessages(List<String[]> creators, @Nullable String call) {

  /** Of a call, which knows nothing more. */
  static final BindMessages NONE = new BindMessages(List.of(), null);

  /**
   * A variable exists that was to be created.
   *
   * @param creator who has created it, or empty
   * @param isWhole whether everything exists that was to be created
   */
  Problem duplicate(Request<?> request, String creator, boolean isWhole) {
    String name = request.spec().name();
    String owner = request.spec().owner();
    if (owner.isEmpty() || !owner.equals(creator)) {
      return Problems.duplicateVariable(name, creator);
    }
    Reuse mode = isWhole ? Reuse.TRUE : Reuse.AUTO;
    String way =
        call == null
            ? "bind at scope.withReuse(Reuse." + mode + ")"
            : "call " + call + "Reuse." + mode + ")";
    return Problems.boundBefore(
        name,
        creator,
        isWhole ? "To share what that created, " : "To share what there is and create the rest, ",
        way);
  }

  /**
   * A variable does not exist that was to be shared.
   *
   * @param nearest names that exist and look alike, each with its creator where that is known
   */
  Problem missing(Request<?> request, List<String> nearest) {
    String name = request.spec().name();
    String owner = request.spec().owner();
    for (String[] creator : creators) {
      if (List.of(creator).subList(1, creator.length).contains(name)) {
        return Problems.notYetCreated(name, creator[0]);
      }
    }
    if (request.declared() == Reuse.FALSE) {
      return Problems.notBoundBefore(name, owner);
    }
    return owner.isEmpty()
        ? Problems.missingInStore(name, "in this store", nearest)
        : Problems.missingVariable(name, nearest);
  }
}
