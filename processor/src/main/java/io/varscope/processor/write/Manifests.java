package io.varscope.processor.write;

import io.varscope.DType;
import io.varscope.Init;
import io.varscope.KeyedRandom;
import io.varscope.Manifest;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.dims.Variant;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.ScopeClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes manifests of graphs. */
public final class Manifests {

  private Manifests() {}

  /** The manifest of a root, which is a part of a graph. */
  public static Manifest of(ScopeClass root, Collection<PlacedVariable> variables) {
    return of(root.name(), List.of(root), variables);
  }

  /** The manifest of a program. */
  public static Manifest of(String program, Graph graph) {
    return of(program, graph.roots(), graph.variables());
  }

  private static Manifest of(
      String name, List<ScopeClass> roots, Collection<PlacedVariable> variables) {
    Map<String, List<PlacedVariable>> byName = new TreeMap<>();
    for (PlacedVariable variable : variables) {
      byName.computeIfAbsent(variable.name(), key -> new ArrayList<>(1)).add(variable);
    }
    List<Manifest.Entry> entries = new ArrayList<>();
    byName.values().forEach(same -> addEntries(same, entries));
    return new Manifest(
        name,
        roots.stream().map(ScopeClass::name).toList(),
        roots.get(0).graph(),
        roots.get(0).separator(),
        KeyedRandom.VERSION,
        entries);
  }

  /**
   * An entry for each place that owns the variable in some models: where nobody certainly creates
   * it, the first that could, in the order in which a bind goes through them.
   */
  private static void addEntries(List<PlacedVariable> same, List<Manifest.Entry> entries) {
    List<PlacedVariable> owners = new ArrayList<>();
    same.stream()
        .sorted(
            Comparator.comparing((PlacedVariable variable) -> variable.mode().reuse() == Reuse.TRUE)
                .thenComparing(v -> !v.creates()))
        .forEach(variable -> addOwned(variable, owners));
    owners.stream()
        .map(owner -> entry(owner, same))
        .sorted(Comparator.comparing(entry -> String.join(" ", entry.when())))
        .forEach(entries::add);
  }

  /** Adds a place in those models in which it owns its variable, since no other place does. */
  private static void addOwned(PlacedVariable variable, List<PlacedVariable> owners) {
    if (variable.creates()) {
      owners.add(variable);
      return;
    }
    List<Variant> owned = new ArrayList<>(owners.stream().map(PlacedVariable::variant).toList());
    for (Optional<Variant> rest = variable.variant().outside(owned);
        rest.isPresent();
        rest = variable.variant().outside(owned)) {
      owned.add(rest.get());
      owners.add(variable.in(rest.get()));
    }
  }

  private static Manifest.Entry entry(PlacedVariable owner, List<PlacedVariable> same) {
    SymbolicShape shape = owner.shape().orElseThrow();
    DType<?> dtype = owner.dtype().orElseThrow();
    List<PlacedVariable> sharers =
        same.stream()
            .filter(
                other ->
                    !other.path().equals(owner.path())
                        && !other.creates()
                        && other.variant().meets(owner.variant()))
            .toList();
    String root = owner.path().root().name();
    boolean array =
        same.stream()
            .anyMatch(one -> one.memory() == Memory.ARRAY && one.path().root().name().equals(root));
    return new Manifest.Entry(
        owner.name(),
        dtype,
        shape.dims().stream().map(Polynomial::toString).toList(),
        shape.parameters(),
        initializer(owner, dtype),
        owner.isTrainable(),
        List.copyOf(owner.groups()),
        array ? Memory.ARRAY : Memory.DIRECT,
        owner.mode().reuse(),
        owner.path().toString(),
        sharers.stream().map(sharer -> sharer.path().toString()).sorted().toList(),
        sharers.stream()
            .filter(sharer -> !sharer.shape().equals(owner.shape()))
            .map(sharer -> sharer.path().toString())
            .sorted()
            .toList(),
        owner.variant().conditions());
  }

  private static String initializer(PlacedVariable owner, DType<?> dtype) {
    if (!owner.mayCreate()) {
      return "";
    }
    Init.Kind byDefault = dtype.isFloating() ? Init.Kind.GLOROT_UNIFORM : Init.Kind.ZEROS;
    return owner.init().map(InitDeclaration::toString).orElse(byDefault.name());
  }
}
