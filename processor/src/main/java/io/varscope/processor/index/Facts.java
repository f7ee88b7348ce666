package io.varscope.processor.index;

import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Short names for all that a scope class and its components declare. They are names of type
 * parameters of generated methods, which nobody has to give: when something is declared
 * differently, a signature changes, and the build tools compile again what calls the method, and
 * with it what has to be checked again.
 */
public final class Facts {

  private static final int LENGTH = 8;

  private final Map<String, ScopeClass> known;
  private final Map<String, String> digests = new HashMap<>();

  /**
   * The facts of some classes.
   *
   * @param known every scope class that they lead to, by canonical name
   */
  public Facts(Map<String, ScopeClass> known) {
    this.known = known;
  }

  /** The name of a type parameter, for what a class declares. */
  public String name(ScopeClass scope) {
    StringBuilder facts = new StringBuilder();
    reachable(scope).forEach(part -> facts.append(digest(part)));
    return "F" + Digest.of(facts.toString(), LENGTH);
  }

  private String digest(ScopeClass scope) {
    return digests.computeIfAbsent(scope.name(), name -> Digest.of(facts(scope), LENGTH));
  }

  /** A class, its superclasses, and the components of all of them, by name. */
  private Collection<ScopeClass> reachable(ScopeClass scope) {
    Map<String, ScopeClass> reachable = new TreeMap<>(Map.of(scope.name(), scope));
    Deque<ScopeClass> open = new ArrayDeque<>(reachable.values());
    while (!open.isEmpty()) {
      ScopeClass next = open.pop();
      List<Optional<String>> names = new ArrayList<>(List.of(next.superclass()));
      for (Member member : next.members()) {
        if (member instanceof MountDeclaration mount) {
          names.add(mount.component());
        }
      }
      for (Optional<String> name : names) {
        ScopeClass part = name.map(known::get).orElse(null);
        if (part != null && reachable.putIfAbsent(part.name(), part) == null) {
          open.push(part);
        }
      }
    }
    return reachable.values();
  }

  /** In alphabetical order, since class files need not have the order of the source. */
  private String facts(ScopeClass scope) {
    Collection<String> lines = new TreeSet<>();
    scope.members().forEach(member -> lines.add(facts(member)));
    scope.dimFields().forEach(field -> lines.add(field.toString()));
    return List.of(
                scope.name(),
                scope.path(),
                scope.separator(),
                scope.graph(),
                scope.javaClass().kind(),
                scope.javaClass().isAbstract(),
                scope.superclass(),
                facts(scope.defaults()))
            .toString()
        + String.join("\n", lines);
  }

  private String facts(Member member) {
    if (member instanceof VariableDeclaration variable) {
      return List.of(
              variable.field(),
              variable.name(),
              variable.type(),
              variable.lengths(),
              texts(variable.dims()),
              facts(variable.init()),
              variable.reuse(),
              variable.trainable(),
              variable.groups(),
              variable.when().map(Formula::text))
          .toString();
    }
    MountDeclaration mount = (MountDeclaration) member;
    return List.of(
            mount.field(),
            mount.name(),
            mount.component(),
            mount.repeat().map(repeat -> repeat.container() + repeat.count().text()),
            mount.when().map(Formula::text),
            facts(mount.defaults()))
        .toString();
  }

  private static String facts(Defaults defaults) {
    return List.of(
            defaults.reuse(),
            facts(defaults.init()),
            defaults.trainable(),
            defaults.groups(),
            texts(defaults.lets()))
        .toString();
  }

  private static String facts(InitDeclaration init) {
    return init.isGiven()
        ? List.of(
                init.kind(),
                init.constant(),
                new TreeMap<>(init.numbers()),
                init.seed(),
                init.mode(),
                init.distribution(),
                init.custom())
            .toString()
        : "";
  }

  private static List<String> texts(List<? extends Formula<?>> formulas) {
    return formulas.stream().map(Formula::text).toList();
  }
}
