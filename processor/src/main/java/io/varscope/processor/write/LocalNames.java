package io.varscope.processor.write;

import io.varscope.processor.model.JavaName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * What variables and type variables of a generated class are called. In Java, a variable obscures a
 * class or package of its name, and a type variable a class: so none is called like anything that
 * the code may have to begin the name of a class with.
 */
final class LocalNames {

  private final Set<String> taken = new HashSet<>(List.of("io", "java"));
  private final Map<String, String> chosen = new HashMap<>();
  private final Set<String> neighbours;

  /**
   * Names for a class that is to be generated.
   *
   * @param mentioned the classes that it mentions, besides those of this library and of Java
   * @param neighbours the simple names of classes in its package
   */
  LocalNames(Collection<JavaName> mentioned, Set<String> neighbours) {
    this.neighbours = neighbours;
    for (JavaName name : mentioned) {
      taken.add(name.simpleNames().get(0));
      int dot = name.packageName().indexOf('.');
      taken.add(dot < 0 ? name.packageName() : name.packageName().substring(0, dot));
    }
  }

  /** What one thing is called wherever it is meant: as it should be, if that is free. */
  String of(String name) {
    return of(name, Set.of());
  }

  /** What a type variable is called wherever it is meant; Eclipse warns if it hides any class. */
  String ofType(String name) {
    return of(name, neighbours);
  }

  private String of(String name, Set<String> hidden) {
    String free = chosen.get(name);
    if (free == null) {
      free = next(name, hidden);
      chosen.put(name, free);
    }
    return free;
  }

  /** What a further variable is called: as it should be, or else with a number. */
  String next(String name) {
    return next(name, Set.of());
  }

  /** What a further nested class or type variable is called. */
  String nextType(String name) {
    return next(name, neighbours);
  }

  private String next(String name, Set<String> hidden) {
    String free = name;
    for (int k = 2;
        SourceVersion.isKeyword(free) || hidden.contains(free) || !taken.add(free);
        k++) {
      free = name + k;
    }
    return free;
  }
}
