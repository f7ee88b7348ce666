package io.varscope.processor.index;

import com.palantir.javapoet.ClassName;
import io.varscope.generated.Index;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes the classes by which later compilations find what a root creates. */
public final class IndexWriter {

  /** The method that binders refer to. */
  public static final String FACTS = "facts";

  private IndexWriter() {}

  /**
   * What a root is found by: its path; and the scope of each variable that it creates elsewhere, or
   * adds slots to.
   */
  public static Set<IndexKey> keys(
      Collection<PlacedVariable> variables, Collection<PlacedSlot> slots) {
    Set<IndexKey> keys = new LinkedHashSet<>();
    for (PlacedVariable variable : variables) {
      if (variable.mayCreate() && variable.isLegal()) {
        keys.add(IndexKey.of(variable));
      }
    }
    for (PlacedSlot slot : slots) {
      PlacedVariable variable = slot.variable();
      if (variable.isLegal()) {
        keys.add(IndexKey.of(variable));
      }
    }
    return keys;
  }

  /**
   * The source of one index class, which has nothing to import: its text is always the same, but
   * for some names. What is legal in a name needs no escape in a string.
   *
   * @param name its qualified name
   * @param facts what the root declares, as a name
   */
  public static String write(ScopeClass root, IndexKey key, String name, String facts) {
    ClassName indexClass = className(name);
    return "package "
        + indexClass.packageName()
        + ";\n\n/** Tells later compilations which class creates variables here. */\n@"
        + Index.class.getName()
        + "(owner = \""
        + root.name()
        + "\", key = \""
        + key.path()
        + "\")\npublic final class "
        + indexClass.simpleName()
        + " {\n  private "
        + indexClass.simpleName()
        + "() {}\n\n"
        + "  /** Never called: what mentions this is compiled again when the facts change. */\n"
        + "  public static <"
        + facts
        + "> void "
        + FACTS
        + "("
        + facts
        + " nothing) {}\n}\n";
  }

  /** An index class by its qualified name; {@code bestGuess} takes a module's name for a class. */
  public static ClassName className(String name) {
    int dot = name.lastIndexOf('.');
    return ClassName.get(name.substring(0, dot), name.substring(dot + 1));
  }
}
