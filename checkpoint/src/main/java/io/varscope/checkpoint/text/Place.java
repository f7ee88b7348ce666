package io.varscope.checkpoint.text;

/** Makes the exception for something wrong in what is being read. */
@FunctionalInterface
public interface Place {

  /**
   * What is wrong.
   *
   * @param offset in bytes, from the beginning of what is read; -1 if it is wrong as a whole
   * @param reason a sentence
   */
  RuntimeException wrong(long offset, String reason);
}
