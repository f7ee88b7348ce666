package io.varscope.processor.expand;

import io.varscope.DType;
import io.varscope.processor.dims.Value;
import io.varscope.processor.dims.Variant;
import io.varscope.rules.Dimensions;
import java.util.Collection;
import java.util.Map;
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
 * @param dtypes those of the type variables of the class whose fields are placed, as far as known
 * @param variant in which models the place is there
 */
record Place(
    String path,
    Mode mode,
    Optional<DefaultInit> init,
    Optional<DefaultTrainable> trainable,
    Set<String> groups,
    Dimensions<Value> dims,
    Map<String, DType<?>> dtypes,
    Variant variant) {

  /** The place of a root. */
  static Place outermost(String path, Dimensions<Value> dims) {
    return new Place(
        path,
        Mode.CREATE,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        dims,
        Map.of(),
        Variant.ALL);
  }

  /** The place of a component below this one, which sees what is seen here. */
  Place below(String path) {
    return new Place(path, mode, init, trainable, groups, dims.inner(), Map.of(), variant);
  }

  /** The same place with other defaults, and with more groups. */
  Place with(
      Mode mode,
      Optional<DefaultInit> init,
      Optional<DefaultTrainable> trainable,
      Collection<String> groups) {
    return new Place(path, mode, init, trainable, groupsWith(groups), dims, dtypes, variant);
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

  /** The same place, where the type variables of a class have other dtypes. */
  Place withDtypes(Map<String, DType<?>> dtypes) {
    return new Place(path, mode, init, trainable, groups, dims, dtypes, variant);
  }

  /** The same place in fewer models. */
  Place in(Variant variant) {
    return new Place(path, mode, init, trainable, groups, dims, dtypes, variant);
  }
}
