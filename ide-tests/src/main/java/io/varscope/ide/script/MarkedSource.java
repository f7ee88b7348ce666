package io.varscope.ide.script;

/**
 * A source text in which places are marked: {@code §1} where javac begins to underline, and {@code
 * ¶1} where Eclipse does, if that is elsewhere (it underlines the name of an annotation's value
 * instead of the value).
 */
public record MarkedSource(String marked) {

  private static final String MARKS = "[§¶]\\d";

  /** The text without marks. */
  public String text() {
    return unmarked(marked);
  }

  private static String unmarked(String text) {
    return text.replaceAll(MARKS, "");
  }

  /** Where a mark is in the text. */
  int offset(int mark, boolean inEclipse) {
    int at = inEclipse ? marked.indexOf("¶" + mark) : -1;
    if (at < 0) {
      at = marked.indexOf("§" + mark);
    }
    if (at < 0) {
      throw new IllegalArgumentException("no mark §" + mark + " in\n" + marked);
    }
    return unmarked(marked.substring(0, at)).length();
  }

  /** The line and the column, both from 1, of an offset into a text. */
  public static String place(String text, int offset) {
    String before = text.substring(0, offset);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return line + ":" + (offset - before.lastIndexOf('\n'));
  }
}
