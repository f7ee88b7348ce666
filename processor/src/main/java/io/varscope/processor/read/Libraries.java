package io.varscope.processor.read;

import io.varscope.processor.compiler.Classes;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;

/** The scope classes of libraries and of earlier compilations, as far as anything leads to them. */
final class Libraries {

  private final Classes classes;
  private final ClassReader reader;
  private final Predicate<String> isOurs;
  private final BiConsumer<String, RuntimeException> onFailure;
  private final Map<String, ScopeClass> byName = new LinkedHashMap<>();

  /**
   * No classes yet.
   *
   * @param isOurs whether this compilation declares the scope class of a name
   * @param onFailure what to do with a class that cannot be read
   */
  Libraries(
      Classes classes,
      ClassReader reader,
      Predicate<String> isOurs,
      BiConsumer<String, RuntimeException> onFailure) {
    this.classes = classes;
    this.reader = reader;
    this.isOurs = isOurs;
    this.onFailure = onFailure;
  }

  /** All that were read, by canonical name. */
  Map<String, ScopeClass> byName() {
    return byName;
  }

  /** Reads those that a class leads to. */
  void readFrom(ScopeClass scope) {
    for (Member member : scope.members()) {
      if (member instanceof MountDeclaration mount && mount.component().isPresent()) {
        read(mount.component().get());
      }
    }
    if (scope.superclass().isPresent()) {
      read(scope.superclass().get());
    }
  }

  /** Reads the class of a name, if it is one of a library, and all that it leads to. */
  void read(String name) {
    TypeElement type = isOurs.test(name) || byName.containsKey(name) ? null : classes.find(name);
    if (type == null) {
      return;
    }
    try {
      ScopeClass scope = reader.readLibrary(type);
      byName.put(name, scope);
      readFrom(scope);
    } catch (RuntimeException e) {
      onFailure.accept(name, e);
    }
  }
}
