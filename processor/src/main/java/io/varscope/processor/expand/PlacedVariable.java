package io.varscope.processor.expand;

import io.varscope.DType;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Names;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A variable at one of its places in the graph.
 *
 * @param name the full name
 * @param root the class that the place begins at
 * @param steps the fields that lead to it, itself last
 * @param mode whether it is created or shared there
 * @param defaultInit the initializer of the nearest scope that has one
 */
public record PlacedVariable(
    String name, ScopeClass root, List<Step> steps, Mode mode, Optional<DefaultInit> defaultInit) {

  public PlacedVariable {
    steps = List.copyOf(steps);
  }

  /** The field's declaration. */
  public VariableDeclaration declaration() {
    return (VariableDeclaration) steps.get(steps.size() - 1).member();
  }

  /** Whether the full name can be one; if not, that is a finding of its own. */
  public boolean isLegal() {
    return Names.problem(name).isEmpty();
  }

  /** Whether it certainly creates its variable. */
  public boolean creates() {
    return mode.reuse() == Reuse.FALSE;
  }

  /** Whether it creates its variable or could. */
  public boolean mayCreate() {
    return mode.reuse() != Reuse.TRUE;
  }

  /** The dtype, unless the field's type is none. */
  public Optional<DType<?>> dtype() {
    return declaration().dtype();
  }

  /** The shape, unless it is illegal. */
  public Optional<Shape> shape() {
    long[] dims = declaration().shape();
    return Shape.problem(dims).isEmpty() ? Optional.of(Shape.of(dims)) : Optional.empty();
  }

  /** The Java path, as {@code acme.Mlp.hidden.weights}. */
  public String javaPath() {
    return steps.stream()
        .map(step -> "." + step.member().field().name())
        .collect(Collectors.joining("", root.name(), ""));
  }

  /** The Java path and, where the compiler tells, the line in the root that leads here. */
  public String describe(Sources sources) {
    String line = sources.line(steps.get(0).member().site());
    return javaPath() + (line.isEmpty() ? "" : " (" + line + ")");
  }

  /**
   * The index of the step that tells this from another place with the same name: the first that
   * differs. Empty if it is the root that has to be told, since it only inherits the field.
   */
  public Optional<Integer> divergence(PlacedVariable other) {
    if (!root.name().equals(other.root.name())) {
      boolean inherited = !steps.get(0).declaring().name().equals(root.name());
      return inherited ? Optional.empty() : Optional.of(0);
    }
    for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
      if (!steps.get(i).member().field().equals(other.steps.get(i).member().field())) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /**
   * Where to say something about a step: there, or, if its source is not in this compilation, at
   * the nearest step outside it.
   *
   * @param index of the step
   * @param value where in the annotation, if the step itself can be named
   */
  public Site site(int index, Sources sources, Site value) {
    if (sources.hasSource(steps.get(index).declaring().name())) {
      return value;
    }
    for (int i = index - 1; i >= 0; i--) {
      if (sources.hasSource(steps.get(i).declaring().name())) {
        return steps.get(i).member().site();
      }
    }
    return root.site();
  }
}
