package varscope_index.g_nnet;

import io.varscope.Index;

/**
 * Tells later compilations which class creates variables here.
 */
@Index(
    owner = "acme.Net",
    key = "net"
)
public final class Root {
  private Root() {
  }

  /**
   * Never called: what mentions this is compiled again when the facts change.
   */
  public static <F75eb7b28> void facts(F75eb7b28 nothing) {
  }
}
