package io.varscope.processor.index;

import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.PackageListing;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.read.Declarations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which index classes there are, and will be, and the roots that they lead to. */
public final class IndexClasses {

  private final Declarations declarations;
  private final IndexReader reader;

  /**
   * The index classes that a compilation sees.
   *
   * @param listing by which those of other compilations are found
   * @param declarations which know the classes of this compilation
   */
  public IndexClasses(Classes classes, PackageListing listing, Declarations declarations) {
    this.declarations = declarations;
    this.reader = new IndexReader(classes, listing);
  }

  /**
   * The roots of earlier compilations and of libraries that may create what some graphs name. What
   * the index gives may be gone: only a class that still is a root counts.
   */
  public List<ScopeClass> roots(Collection<Graph> graphs) {
    Set<IndexKey> scopes = new HashSet<>();
    Set<IndexKey> keys = new HashSet<>();
    Map<String, ScopeClass> roots = new TreeMap<>();
    for (Graph graph : graphs) {
      for (PlacedVariable variable : graph.variables()) {
        addRoots(variable, variable.name(), scopes, keys, roots);
      }
      for (PlacedSlot slot : graph.slots()) {
        addRoots(slot.variable(), slot.name(), scopes, keys, roots);
      }
    }
    return new ArrayList<>(roots.values());
  }

  /**
   * Adds those that may create a name.
   *
   * @param variable that has it, or has a slot of that name
   * @param scopes that were looked at before
   * @param keys that were asked for before
   */
  private void addRoots(
      PlacedVariable variable,
      String name,
      Set<IndexKey> scopes,
      Set<IndexKey> keys,
      Map<String, ScopeClass> roots) {
    String separator = variable.separator();
    IndexKey scope = IndexKey.ofScope(variable.path().root().graph(), name, separator);
    if (scopes.add(scope)) {
      for (IndexKey key : scope.outwards(separator)) {
        if (keys.add(key)) {
          addRoots(key, roots);
        }
      }
    }
  }

  private void addRoots(IndexKey key, Map<String, ScopeClass> roots) {
    for (IndexReader.Entry entry : reader.entries(key)) {
      declarations
          .outside(entry.owner())
          .filter(root -> root.isRoot() && root.graph().equals(key.graph()))
          .filter(root -> root.javaClass().hasBinder())
          .ifPresent(root -> roots.put(root.name(), root));
    }
  }

  /**
   * The qualified name of a root's index class, if there is or will be one, and generated code of
   * this compilation can refer to it: other modules do not export theirs.
   */
  public Optional<String> name(ScopeClass root, IndexKey key) {
    if (declarations.hasSource(root.name())) {
      return root.deferred() ? Optional.empty() : Optional.of(reader.name(key, root.name()));
    }
    for (IndexReader.Entry entry : reader.entries(key)) {
      if (entry.owner().equals(root.name()) && entry.isVisible()) {
        return Optional.of(entry.name());
      }
    }
    return Optional.empty();
  }
}
