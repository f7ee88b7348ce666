package io.varscope.sample;

import io.varscope.checkpoint.Progress;
import java.io.PrintStream;

/** A line that grows: fine in a terminal, and in a log. */
final class ProgressBar implements Progress {

  private static final int LENGTH = 40;

  private final String what;
  private final PrintStream out;
  private int shown = -1;

  ProgressBar(String what, PrintStream out) {
    this.what = what;
    this.out = out;
  }

  @Override
  public boolean at(long done, long total) {
    if (shown < 0) {
      out.print(what + " ");
      shown = 0;
    }
    for (; shown < LENGTH * done / Math.max(1, total); shown++) {
      out.print('#');
    }
    if (done == total) {
      out.println();
      shown = -1;
    }
    return true;
  }
}
