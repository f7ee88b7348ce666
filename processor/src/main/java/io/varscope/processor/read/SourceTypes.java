package io.varscope.processor.read;

import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.TypeNames;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Which classes the compiler has the sources of, or was given in place of their sources. */
final class SourceTypes {

  private final Classes classes;

  /** The outermost classes of all rounds. */
  private final Set<String> all = new HashSet<>();

  /** Those since the last round that was said to be the last. */
  private final Set<String> recent = new HashSet<>();

  /** Those that this round has brought. */
  private final Set<String> ofRound = new HashSet<>();

  SourceTypes(Classes classes) {
    this.classes = classes;
  }

  /** Forgets which were recent: Eclipse begins again, with classes that depend on what changed. */
  void beginAgain() {
    recent.clear();
  }

  /** Adds what a round brings. */
  void add(RoundEnvironment round) {
    ofRound.clear();
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        classes.inModuleOf(type);
        String name = TypeNames.of(type);
        all.add(name);
        recent.add(name);
        ofRound.add(name);
      }
    }
  }

  /** Whether any round has brought a class. */
  boolean contains(TypeElement type) {
    return all.contains(outermost(type));
  }

  /** Whether a class, by its canonical name, was brought since the compiler began again. */
  boolean isRecent(String type) {
    TypeElement element = classes.find(type);
    return element != null && recent.contains(outermost(element));
  }

  /** Whether this round has brought a class. */
  boolean isOfRound(String type) {
    TypeElement element = classes.find(type);
    return element != null && ofRound.contains(outermost(element));
  }

  private static String outermost(TypeElement type) {
    return TypeNames.of(Classes.outermost(type));
  }
}
