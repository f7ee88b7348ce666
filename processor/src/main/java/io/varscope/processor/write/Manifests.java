package io.varscope.processor.write;

import io.varscope.DType;
import io.varscope.Init;
import io.varscope.KeyedRandom;
import io.varscope.Manifest;
import io.varscope.Memory;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.dims.Variant;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes manifests of graphs. */
public final class Manifests {

  private Manifests() {}

  /** The manifest of a root, which is a part of a graph. */
  public static Manifest of(
      ScopeClass root, Collection<PlacedVariable> variables, Collection<PlacedSlot> slots) {
    return of(root.name(), List.of(root), variables, slots);
  }

  /** The manifest of a program. */
  public static Manifest of(String program, Graph graph) {
    return of(program, graph.roots(), graph.variables(), graph.slots());
  }

  private static Manifest of(
      String name,
      List<ScopeClass> roots,
      Collection<PlacedVariable> variables,
      Collection<PlacedSlot> slots) {
    Map<String, List<PlacedVariable>> byName = new TreeMap<>();
    for (PlacedVariable variable : variables) {
      byName.computeIfAbsent(variable.name(), key -> new ArrayList<>(1)).add(variable);
    }
    List<Manifest.Entry> entries = new ArrayList<>();
    for (List<PlacedVariable> same : byName.values()) {
      addEntries(same, entries);
    }
    if (!slots.isEmpty()) {
      SlotEntries.add(slots, byName, entries);
    }
    List<String> rootNames = new ArrayList<>();
    for (ScopeClass root : roots) {
      rootNames.add(root.name());
    }
    return new Manifest(
        name,
        rootNames,
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
    if (same.size() > 1) {
      same.sort(
          Comparator.comparing((PlacedVariable variable) -> !variable.mayCreate())
              .thenComparing(variable -> !variable.creates()));
    }
    List<PlacedVariable> owners = new ArrayList<>(1);
    for (PlacedVariable variable : same) {
      addOwned(variable, owners);
    }
    if (owners.size() > 1) {
      owners.sort(
          Comparator.comparing(variable -> String.join(" ", variable.variant().conditions())));
    }
    for (PlacedVariable owner : owners) {
      entries.add(entry(owner, same));
    }
  }

  /** Adds a place in those models in which it owns its variable, since no other place does. */
  static void addOwned(PlacedVariable variable, List<PlacedVariable> owners) {
    if (variable.creates()) {
      owners.add(variable);
      return;
    }
    List<Variant> owned = new ArrayList<>();
    for (PlacedVariable owner : owners) {
      owned.add(owner.variant());
    }
    for (Optional<Variant> rest = variable.variant().outside(owned);
        rest.isPresent();
        rest = variable.variant().outside(owned)) {
      owned.add(rest.get());
      owners.add(variable.in(rest.get()));
    }
  }

  static Manifest.Entry entry(PlacedVariable owner, List<PlacedVariable> same) {
    SymbolicShape shape = owner.shape().orElseThrow();
    DType<?> dtype = owner.dtype().orElseThrow();
    List<String> dims = new ArrayList<>();
    for (Polynomial dim : shape.dims()) {
      dims.add(dim.toString());
    }
    String root = owner.path().root().name();
    boolean array = false;
    List<String> sharers = new ArrayList<>();
    List<String> checkedWhenBound = new ArrayList<>();
    for (PlacedVariable other : same) {
      array |= other.memory() == Memory.ARRAY && other.path().root().name().equals(root);
      if (shares(other, owner)) {
        String path = other.path().toString();
        sharers.add(path);
        if (!other.shape().equals(owner.shape())) {
          checkedWhenBound.add(path);
        }
      }
    }
    Collections.sort(sharers);
    Collections.sort(checkedWhenBound);
    return new Manifest.Entry(
        owner.name(),
        dtype,
        dims,
        shape.parameters(),
        initializer(owner, dtype),
        owner.isTrainable(),
        List.copyOf(owner.groups()),
        array ? Memory.ARRAY : Memory.DIRECT,
        owner.mode().reuse(),
        owner.path().toString(),
        sharers,
        checkedWhenBound,
        owner.variant().conditions());
  }

  private static boolean shares(PlacedVariable other, PlacedVariable owner) {
    return !other.creates()
        && other.variant().meets(owner.variant())
        && !other.path().equals(owner.path());
  }

  private static String initializer(PlacedVariable owner, DType<?> dtype) {
    if (!owner.mayCreate()) {
      return "";
    }
    Init.Kind byDefault = dtype.isFloating() ? Init.Kind.GLOROT_UNIFORM : Init.Kind.ZEROS;
    return owner.init().isEmpty() ? byDefault.name() : owner.init().get().toString();
  }
}
