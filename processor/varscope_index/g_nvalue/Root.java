package varscope_index.g_nvalue;

import io.varscope.Index;

/**
 * Tells later compilations which class creates variables here.
 */
@Index(
    owner = "acme.Other",
    key = "value"
)
public final class Root {
  private Root() {
  }

  /**
   * Never called: what mentions this is compiled again when the facts change.
   */
  public static <F1e4e399c> void facts(F1e4e399c nothing) {
  }
}
