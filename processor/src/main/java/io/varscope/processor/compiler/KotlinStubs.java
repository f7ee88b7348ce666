package io.varscope.processor.compiler;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Of Kotlin, the compiler gets what kapt makes for it: classes in Java with the same declarations,
 * in files that nobody has written. Values that only the program knows are 0 or false there.
 */
public final class KotlinStubs {

  private static final String METADATA = "kotlin.Metadata";
  private static final String JVM_FIELD = "kotlin.jvm.JvmField";

  private KotlinStubs() {}

  /** Whether a class is written in Kotlin. */
  public static boolean isKotlin(Element type) {
    return Annotations.find(type, METADATA).isPresent();
  }

  /**
   * Whether the value of a field of such a class may only look like a constant. A {@code const val}
   * is one: a static field without an annotation. In Kotlin, other properties have private fields.
   */
  public static boolean mayBeUnknown(TypeElement type, VariableElement field, Object value) {
    if (!isKotlin(type) || !(value.equals(0) || value.equals(0L) || value.equals(false))) {
      return false;
    }
    Set<Modifier> modifiers = field.getModifiers();
    return !modifiers.contains(Modifier.STATIC)
        || modifiers.contains(Modifier.PRIVATE)
        || Annotations.find(field, JVM_FIELD).isPresent();
  }
}
