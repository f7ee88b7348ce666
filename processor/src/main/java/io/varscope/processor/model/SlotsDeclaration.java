package io.varscope.processor.model;

import java.util.List;

/**
 * A {@code @Slots} on a scope class or mount.
 *
 * @param names as written
 * @param site the annotation
 */
public record SlotsDeclaration(List<String> names, Site site) {

  public SlotsDeclaration {
    names = List.copyOf(names);
  }

  /** A name. A single one is mostly written without braces, which have no place of their own. */
  public Site site(int index) {
    return site.at(names.size() == 1 ? "value" : "value[" + index + "]");
  }
}
