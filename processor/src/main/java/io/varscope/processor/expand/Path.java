package io.varscope.processor.expand;

import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import java.util.List;
import java.util.Optional;

/**
 * The way from a root to something below it.
 *
 * @param root the class that it begins at
 * @param program where a program names the root, if it is looked at as a part of that
 * @param steps the fields that lead on
 */
public record Path(ScopeClass root, Optional<Site> program, List<Step> steps) {

  public Path {
    steps = List.copyOf(steps);
  }

  /** The last field. */
  public Step last() {
    return steps.get(steps.size() - 1);
  }

  /** Whether all that the classes on the way name could be resolved. */
  public boolean isComplete() {
    return root.complete() && steps.stream().allMatch(step -> step.declaring().complete());
  }

  /** In Java's words, as {@code acme.Mlp.layers[3].weights}. */
  @Override
  public String toString() {
    StringBuilder path = new StringBuilder(root.name());
    for (Step step : steps) {
      path.append(step);
    }
    return path.toString();
  }

  /** The same and, where the compiler tells, the line in the root that leads here. */
  public String describe(Sources sources) {
    String line = steps.isEmpty() ? "" : sources.line(steps.get(0).member().site());
    return this + (line.isEmpty() ? "" : " (" + line + ")");
  }

  /**
   * The index of the step that tells this from another path: the first that differs. Empty if it is
   * the root that has to be told, since it only inherits the field.
   */
  public Optional<Integer> divergence(Path other) {
    if (!root.name().equals(other.root.name())) {
      boolean inherited = !steps.get(0).declaring().name().equals(root.name());
      return inherited ? Optional.empty() : Optional.of(0);
    }
    for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
      if (!steps.get(i).leadsTo(other.steps.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /**
   * Where to say something about a step: there, or, if its source is not in this compilation, at
   * the nearest step outside it that is, or at the root. Of a program, where it names the root.
   * Empty if nothing of this way is compiled now, which then takes no part in it.
   *
   * @param index of the step
   * @param value where in the annotation, if the step itself can be named
   */
  public Optional<Site> site(int index, Sources sources, Site value) {
    if (program.isPresent()) {
      return program;
    }
    if (sources.hasSource(value.type())) {
      return Optional.of(value);
    }
    for (int i = Math.min(index, steps.size()) - 1; i >= 0; i--) {
      if (sources.hasSource(steps.get(i).declaring().name())) {
        return Optional.of(steps.get(i).member().site());
      }
    }
    return Optional.of(root.site()).filter(site -> sources.hasSource(site.type()));
  }
}
