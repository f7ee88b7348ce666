package io.varscope.processor.index;

import io.varscope.processor.model.AssignedDim;
import io.varscope.processor.model.CustomInitializer;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.Generics;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
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

  private final Map<String, ScopeClass> known;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> checksums = new HashMap<>();

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
    String name = names.get(scope.name());
    if (name == null) {
      name = nameOf(scope);
      names.put(scope.name(), name);
    }
    return name;
  }

  private String nameOf(ScopeClass scope) {
    StringBuilder facts = new StringBuilder();
    for (ScopeClass part : reachable(scope)) {
      String checksum = checksums.get(part.name());
      if (checksum == null) {
        checksum = checksum(facts(part));
        checksums.put(part.name(), checksum);
      }
      facts.append(checksum);
    }
    return "F" + checksum(facts.toString());
  }

  /** Who misses a change by accident is one in four thousand millions. */
  private static String checksum(String facts) {
    return Digest.checksum(facts, 8);
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
        ScopeClass part = name.isEmpty() ? null : known.get(name.get());
        if (part != null && reachable.putIfAbsent(part.name(), part) == null) {
          open.push(part);
        }
      }
    }
    return reachable.values();
  }

  /** In alphabetical order, since class files need not have the order of the source. */
  private static String facts(ScopeClass scope) {
    Collection<String> lines = new TreeSet<>();
    for (Member member : scope.members()) {
      lines.add(
          member instanceof VariableDeclaration variable
              ? facts(variable)
              : facts((MountDeclaration) member));
    }
    for (DimField field : scope.dimFields()) {
      lines.add(facts(field));
    }
    for (AssignedDim dim : scope.assigned()) {
      Text text = new Text();
      text.add(dim.field()).add(dim.type());
      add(dim.let(), text);
      lines.add(text.toString());
    }
    Text text = new Text();
    text.add(scope.name()).add(scope.path()).add(scope.separator()).add(scope.graph());
    text.add(scope.javaClass().kind()).add(scope.javaClass().isAbstract());
    text.add(scope.superclass());
    if (!scope.takes().isEmpty()) {
      text.add(scope.takes());
    }
    if (scope.generics().sayDtypes()) {
      text.add(scope.generics());
    }
    add(scope.defaults(), text);
    return text + String.join("\n", lines);
  }

  private static String facts(VariableDeclaration variable) {
    Text text = new Text();
    text.add(variable.field()).add(variable.name());
    if (variable.type().isPresent()) {
      text.add(variable.type().get().dtype()).add(variable.type().get().form());
    }
    text.add(variable.lengths());
    add(variable.dims(), text);
    add(variable.init(), text);
    text.add(variable.reuse()).add(variable.trainable()).add(variable.groups());
    add(variable.when(), text);
    return text.toString();
  }

  private static String facts(MountDeclaration mount) {
    Text text = new Text();
    text.add(mount.field()).add(mount.name()).add(mount.component());
    if (Generics.say(mount.dtypes())) {
      text.add(mount.dtypes());
    }
    if (mount.repeat().isPresent()) {
      Repeat repeat = mount.repeat().get();
      text.add(repeat.container()).add(repeat.count().text());
    }
    add(mount.when(), text);
    if (mount.isInline()) {
      text.add("inline");
    }
    add(mount.defaults(), text);
    return text.toString();
  }

  private static String facts(DimField field) {
    Text text = new Text();
    text.add(field.name()).add(field.owner());
    text.add(field.isStatic()).add(field.isFinal()).add(field.isCondition());
    return text.add(field.constant()).add(field.obstacle()).toString();
  }

  private static void add(Defaults defaults, Text text) {
    text.add(defaults.reuse());
    add(defaults.init(), text);
    text.add(defaults.trainable()).add(defaults.groups());
    add(defaults.lets(), text);
    if (defaults.slots().isPresent()) {
      text.add(defaults.slots().get().names());
    }
  }

  private static void add(InitDeclaration init, Text text) {
    if (init.isGiven()) {
      text.add(init.kind()).add(init.constant()).add(new TreeMap<>(init.numbers()));
      text.add(init.seed()).add(init.mode()).add(init.distribution());
      if (init.custom().isPresent()) {
        CustomInitializer custom = init.custom().get();
        text.add(custom.name()).add(custom.takes()).add(custom.obstacle());
      }
    }
  }

  private static void add(Optional<? extends Formula<?>> formula, Text text) {
    text.add(formula.isPresent() ? formula.get().text() : "");
  }

  private static void add(List<? extends Formula<?>> formulas, Text text) {
    for (Formula<?> formula : formulas) {
      text.add(formula.text());
    }
    text.add("");
  }

  /** One fact after another. */
  private static final class Text {

    private final StringBuilder text = new StringBuilder();

    Text add(Object fact) {
      text.append(fact).append('\0');
      return this;
    }

    /** Avoids {@code Optional.toString()}, which formats its text and is slow. */
    Text add(Optional<?> fact) {
      return add(fact.isPresent() ? fact.get() : "");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
