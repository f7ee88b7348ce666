package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * What variables and type variables of a generated class are called. In Java, a variable obscures a
 * class or package of its name, and a type variable a class: so none is called like anything that
 * the code may have to begin the name of a class with.
 */
final class LocalNames {

  private final Set<String> taken = new HashSet<>(List.of("io", "java"));
  private final Map<String, String> chosen = new HashMap<>();
  private final Predicate<String> isNeighbour;

  /**
   * Names for a class that is to be generated.
   *
   * @param mentioned the classes that it mentions, besides those of this library and of Java
   * @param isNeighbour whether there is a class of a simple name in its package
   */
  LocalNames(Stream<TypeElement> mentioned, Predicate<String> isNeighbour) {
    this.isNeighbour = isNeighbour;
    mentioned
        .map(ClassName::get)
        .forEach(
            name -> {
              taken.add(name.topLevelClassName().simpleName());
              taken.add(name.packageName().replaceFirst("\\..*", ""));
            });
  }

  /** What one thing is called wherever it is meant: as it should be, if that is free. */
  String of(String name) {
    return chosen.computeIfAbsent(name, this::next);
  }

  /** What a type variable is called wherever it is meant; Eclipse warns if it hides any class. */
  String ofType(String name) {
    return chosen.computeIfAbsent(name, this::nextType);
  }

  /** What a further variable is called: as it should be, or else with a number. */
  String next(String name) {
    return next(name, free -> true);
  }

  /** What a further nested class or type variable is called. */
  String nextType(String name) {
    return next(name, free -> !isNeighbour.test(free));
  }

  private String next(String name, Predicate<String> isFree) {
    String free = name;
    for (int k = 2; SourceVersion.isKeyword(free) || !isFree.test(free) || !taken.add(free); k++) {
      free = name + k;
    }
    return free;
  }
}
