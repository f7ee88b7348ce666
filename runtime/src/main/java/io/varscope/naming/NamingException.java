package io.varscope.naming;

import static java.util.Objects.requireNonNull;

/** An entry of a list of names or rules that cannot be read or applied. */
public final class NamingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int entry;
  private final int index;

  /**
   * Something is wrong with an entry.
   *
   * @param entry its index in the list, from 0
   * @param index of the character in it where that shows, from 0
   * @param sentence what is wrong, and what is right
   */
  NamingException(int entry, int index, String sentence) {
    super(sentence);
    this.entry = entry;
    this.index = index;
  }

  /** The same, about an entry of a list. */
  NamingException ofEntry(int entry) {
    NamingException same = new NamingException(entry, index, getMessage());
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** Which entry of the list it is, from 0. */
  public int entry() {
    return entry;
  }

  /** Where in the entry it shows: the index of a character, from 0 to the entry's length. */
  public int index() {
    return index;
  }

  /** A sentence. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
