package io.varscope.processor.read;

import io.varscope.processor.compiler.Classes;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.GeneratedClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The classes of a package that have a name which generated code there uses. Each name is looked
 * up, since to list a package has javac read all classes in it.
 */
final class Neighbours {

  private final Classes classes;
  private final Map<String, Set<String>> byPackage = new HashMap<>();

  Neighbours(Classes classes) {
    this.classes = classes;
  }

  /** Forgets what a new round may change. */
  void forget() {
    byPackage.clear();
  }

  /** The simple names that are taken, with all numbers up to the first that is free. */
  Set<String> of(String packageName) {
    return byPackage.computeIfAbsent(packageName, this::find);
  }

  private Set<String> find(String packageName) {
    Set<String> taken = new HashSet<>();
    for (String name : GeneratedClass.NAMES) {
      String next = name;
      for (int k = 2; isClass(packageName, next); k++) {
        taken.add(next);
        next = name + k;
      }
    }
    return taken;
  }

  private boolean isClass(String packageName, String simpleName) {
    return classes.findHere(new BinderName(packageName, simpleName).qualified()) != null;
  }
}
