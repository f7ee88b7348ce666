package io.varscope.processor.write;

import io.varscope.DType;
import io.varscope.Init;
import io.varscope.KeyedRandom;
import io.varscope.Manifest;
import io.varscope.Memory;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.expand.DefaultInit;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.ScopeClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes manifests of graphs. */
final class Manifests {

  private Manifests() {}

  /** The manifest of a root, which is a part of a graph. */
  static Manifest of(ScopeClass root, Collection<PlacedVariable> variables) {
    return of(root.name(), List.of(root), variables);
  }

  /** The manifest of a program. */
  static Manifest of(String program, Graph graph) {
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

  /** An entry for each place that owns the variable in some models. */
  private static void addEntries(List<PlacedVariable> same, List<Manifest.Entry> entries) {
    List<PlacedVariable> sorted =
        same.stream()
            .sorted(
                Comparator.comparing((PlacedVariable variable) -> variable.mode().reuse())
                    .thenComparing(variable -> variable.path().toString()))
            .toList();
    List<PlacedVariable> owners = new ArrayList<>();
    for (PlacedVariable variable : sorted) {
      boolean shares = owners.stream().anyMatch(o -> o.variant().meets(variable.variant()));
      if (variable.creates() || !shares) {
        owners.add(variable);
      }
    }
    owners.stream()
        .map(owner -> entry(owner, sorted))
        .sorted(Comparator.comparing(entry -> String.join(" ", entry.when())))
        .forEach(entries::add);
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
    InitDeclaration own = owner.declaration().init();
    InitDeclaration init =
        own.isGiven() ? own : owner.defaultInit().map(DefaultInit::init).orElse(own);
    if (!init.isGiven()) {
      Init.Kind byDefault = dtype.isFloating() ? Init.Kind.GLOROT_UNIFORM : Init.Kind.ZEROS;
      return byDefault.name();
    }
    Map<String, Object> parameters = new TreeMap<>(init.numbers());
    init.constant().ifPresent(values -> parameters.put("constant", constant(values)));
    init.seed().ifPresent(seed -> parameters.put("seed", seed));
    init.mode().ifPresent(mode -> parameters.put("mode", mode));
    init.distribution().ifPresent(value -> parameters.put("distribution", value));
    init.custom().ifPresent(custom -> parameters.put("custom", custom.name()));
    return init.kind()
        + (parameters.isEmpty()
            ? ""
            : parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(", ", "(", ")")));
  }

  private static String constant(List<Double> values) {
    return values.size() == 1 ? values.get(0).toString() : values.size() + " values";
  }
}
