package io.varscope.generated;

import static java.util.Objects.requireNonNull;

import io.varscope.VariableException;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;

/**
 * The contract between generated code and this package. Its version counts up when something is
 * added that binders call, and {@link #OLDEST} follows when something is taken away. The annotation
 * processor reads both where it writes code; binders say here what they were written for, since
 * they may come with a library that was compiled long ago.
 */
public final class Contract {

  /** The version that this runtime has. */
  public static final int VERSION = 1;

  /** The oldest version whose binders still work. */
  public static final int OLDEST = 1;

  private Contract() {}

  /**
   * Fails unless binders of a version work with this runtime.
   *
   * @param version what a binder was written for
   * @param binder its qualified name
   * @throws VariableException if they do not
   */
  public static void require(int version, String binder) {
    requireNonNull(binder, "binder");
    if (version < OLDEST || version > VERSION) {
      throw mismatch(version, binder);
    }
  }

  private static VariableException mismatch(int version, String binder) {
    Problem problem =
        Problems.runtimeMismatch(
            binder
                + " was written for contract "
                + version
                + " of varscope-runtime, but that on the class path has contract "
                + (OLDEST == VERSION ? "" : OLDEST + " to ")
                + VERSION);
    return new VariableException(problem.id().toString(), problem.text());
  }
}
