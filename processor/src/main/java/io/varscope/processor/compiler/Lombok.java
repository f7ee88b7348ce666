package io.varscope.processor.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Lombok edits classes while javac compiles them: it makes fields private or final, and adds and
 * removes constructors, as annotations or a file tell it. It does so in the round that brings a
 * class, before this processor or after it; but in either order, the compiler shows all that has
 * become of the class in the next round only. In Eclipse it edits what is parsed, before any round.
 */
public final class Lombok {

  private static final String CLASS = "lombok.Lombok";

  /** The modifiers of fields as they are written, by class and name. */
  private final Map<String, List<String>> written = new HashMap<>();

  private @Nullable Boolean isPresent;

  /** Whether this compilation may have it; asked once, as compilers take long to find nothing. */
  public boolean isPresent(Classes classes) {
    if (isPresent == null) {
      isPresent = classes.findHere(CLASS) != null;
    }
    return isPresent;
  }

  /** Forgets all fields: they may have been written anew. */
  public void forget() {
    written.clear();
  }

  /** Of the modifiers that a field has now those that it had not when it was first asked for. */
  public List<String> added(Element field, List<String> modifiers) {
    if (Boolean.FALSE.equals(isPresent)) {
      return List.of();
    }
    String name = field.getEnclosingElement() + "." + field;
    List<String> first = written.computeIfAbsent(name, n -> modifiers);
    return modifiers.stream().filter(modifier -> !first.contains(modifier)).toList();
  }
}
