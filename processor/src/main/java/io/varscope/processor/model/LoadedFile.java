package io.varscope.processor.model;

import java.util.List;

/**
 * A {@code @LoadedFrom}: the file that a root or program is loaded from.
 *
 * @param header the class it names
 * @param names rules, as written
 * @param absent variables that the file may lack, as written
 * @param unused tensors that nobody takes, as written
 * @param site the annotation
 */
public record LoadedFile(
    HeaderClass header, List<String> names, List<String> absent, List<String> unused, Site site) {

  public LoadedFile {
    names = List.copyOf(names);
    absent = List.copyOf(absent);
    unused = List.copyOf(unused);
  }

  /** One of its lists. */
  public enum Entries {
    NAMES("names"),
    ABSENT("absent"),
    UNUSED("unused");

    private final String member;

    Entries(String member) {
      this.member = member;
    }
  }

  /** The entries of a list. */
  public List<String> entries(Entries list) {
    return switch (list) {
      case NAMES -> names;
      case ABSENT -> absent;
      case UNUSED -> unused;
    };
  }

  /** Where an entry is written. A single one mostly has no braces, and so no place of its own. */
  public Site site(Entries list, int index) {
    return site.at(entries(list).size() == 1 ? list.member : list.member + "[" + index + "]");
  }
}
