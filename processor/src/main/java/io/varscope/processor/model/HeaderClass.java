package io.varscope.processor.model;

import io.varscope.header.Header;
import java.util.Optional;

/**
 * A class that has the header of a file, or should have it.
 *
 * @param name the canonical name
 * @param header unless something is wrong with it
 * @param fault what is wrong
 */
public record HeaderClass(String name, Optional<Header> header, Optional<Fault> fault) {

  /**
   * What is wrong with a header.
   *
   * @param line the index of the line of which it is true; -1 if it is true of no single one
   * @param sentence what it is
   */
  public record Fault(int line, String sentence) {}

  /** The annotation with the header. */
  public Site site() {
    return new Site(name, "", Site.HEADER, "");
  }
}
