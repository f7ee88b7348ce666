package io.varscope.processor.expand;

import io.varscope.processor.dims.Value;
import io.varscope.processor.dims.Variant;
import io.varscope.rules.Dimensions;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where an object's variables are placed, and what they inherit there.
 *
 * @param path the name of the scope, empty at the top
 * @param mode whether variables are created or shared
 * @param init the initializer of the nearest scope that has one
 * @param trainable what the nearest scope says that says something
 * @param groups what all scopes around say
 * @param dims the dimensions and conditions that can be seen
 * @param variant in which models the place is there
 */
record Place(
    String path,
    Mode mode,
    Optional<DefaultInit> init,
    Optional<DefaultTrainable> trainable,
    Set<String> groups,
    Dimensions<Value> dims,
    Variant variant) {

  /** The place of a root. */
  static Place outermost(String path, Dimensions<Value> dims) {
    return new Place(
        path, Mode.CREATE, Optional.empty(), Optional.empty(), Set.of(), dims, Variant.ALL);
  }

  /** The place of a component below this one, which sees what is seen here. */
  Place below(String path) {
    return new Place(path, mode, init, trainable, groups, dims.inner(), variant);
  }

  /** The same place with other defaults, and with more groups. */
  Place with(
      Mode mode,
      Optional<DefaultInit> init,
      Optional<DefaultTrainable> trainable,
      Collection<String> groups) {
    return new Place(path, mode, init, trainable, groupsWith(groups), dims, variant);
  }

  /** What something belongs to here that says more groups itself. */
  Set<String> groupsWith(Collection<String> more) {
    if (more.isEmpty()) {
      return groups;
    }
    Set<String> all = new TreeSet<>(groups);
    all.addAll(more);
    return all;
  }

  /** The same place in fewer models. */
  Place in(Variant variant) {
    return new Place(path, mode, init, trainable, groups, dims, variant);
  }
}
