package io.varscope.generated;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One step from a place to the next, as a binder says it: equal ones lead to the same place. */
final class Step {

  private final String field;
  private final long index;
  private final @Nullable String name;
  private final String[] lets;

  /**
   * A step.
   *
   * @param field empty if only an index becomes known
   * @param index -1 if there is none
   * @param name of the scope, as a template; null if that stays
   */
  Step(String field, long index, @Nullable String name, String[] lets) {
    this.field = field;
    this.index = index;
    this.name = name;
    this.lets = lets;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Step step
        && index == step.index
        && field.equals(step.field)
        && Objects.equals(name, step.name)
        && Arrays.equals(lets, step.lets);
  }

  @Override
  public int hashCode() {
    return 31 * field.hashCode() + Long.hashCode(index);
  }
}
