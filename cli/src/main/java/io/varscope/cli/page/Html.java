package io.varscope.cli.page;

import io.varscope.checkpoint.TensorInfo;

/** Text as HTML. */
final class Html {

  private Html() {}

  /** A text of a file in one line, which marks nothing and is obeyed by nothing. */
  static String text(String text) {
    StringBuilder html = new StringBuilder();
    TensorInfo.printable(text)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(c);
              }
            });
    return html.toString();
  }
}
