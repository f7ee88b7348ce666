package io.varscope.header;

import static java.util.Objects.requireNonNull;

/** A header that cannot be read. The message is a sentence, and says nothing of the place. */
public final class HeaderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Where nothing more can be said of a place. */
  private static final int NOWHERE = -1;

  private final int line;
  private final int index;

  private HeaderException(int line, int index, String sentence) {
    super(sentence);
    this.line = line;
    this.index = index;
  }

  /** What is wrong with a header as a whole. */
  static HeaderException ofAll(String sentence) {
    return new HeaderException(NOWHERE, NOWHERE, sentence);
  }

  /** What is wrong with a line as a whole. */
  static HeaderException ofLine(int line, String sentence) {
    return new HeaderException(line, NOWHERE, sentence);
  }

  /** What is wrong at some place of a line, whichever line it is. */
  static HeaderException at(int index, String sentence) {
    return new HeaderException(NOWHERE, index, sentence);
  }

  HeaderException inLine(int line) {
    return new HeaderException(line, index, getMessage());
  }

  /** Which of the lines, from 0; -1 if it is the header as a whole. */
  public int line() {
    return line;
  }

  /** Which character of the line, from 0; -1 if it is the line as a whole. */
  public int index() {
    return index;
  }

  /** A sentence that can follow the place. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
