package io.varscope.processor.compiler;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The classes that the compiler knows.
 *
 * <p>To look for a class in all modules takes javac long, and it does so again in each round; to
 * look in one does not. So the module that is compiled comes first: it has nearly all that is asked
 * for.
 */
public final class Classes {

  private final Elements elements;
  private final SourceFiles files;
  private @Nullable ModuleElement module;

  /** What was found in this round; in the next, the same class may be another element. */
  private final Map<String, TypeElement> found = new HashMap<>();

  public Classes(Elements elements, SourceFiles files) {
    this.elements = elements;
    this.files = files;
  }

  /** In which files they stand. */
  public SourceFiles files() {
    return files;
  }

  /** A class, or the one around it that is in no other. */
  public static TypeElement outermost(TypeElement type) {
    TypeElement outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement enclosing) {
      outermost = enclosing;
    }
    return outermost;
  }

  /** Says which module is compiled: that of a class in it. */
  public void inModuleOf(TypeElement type) {
    if (module == null) {
      module = elements.getModuleOf(type);
    }
  }

  /** The module that is compiled, if there are modules, and if any class of it was seen. */
  public @Nullable ModuleElement module() {
    return module;
  }

  /** Begins a round. */
  public void beginRound() {
    found.clear();
  }

  /** A class by its canonical name, or null. */
  public @Nullable TypeElement find(String name) {
    TypeElement type = found.get(name);
    if (type == null) {
      type = findHere(name);
      if (type == null && module != null) {
        type = elements.getTypeElement(name);
      }
      if (type != null) {
        found.put(name, type);
      }
    }
    return type;
  }

  /** A class that the module that is compiled has, or null; without modules, any class. */
  public @Nullable TypeElement findHere(String name) {
    return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
  }

  /** What else the compiler knows of classes. */
  public Elements elements() {
    return elements;
  }
}
