package io.varscope.processor.write;

import io.varscope.processor.model.IndexKey;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.read.Classes;
import io.varscope.processor.read.Declarations;
import io.varscope.processor.read.IndexReader;
import io.varscope.processor.read.IndexReader.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;

/** Which index class each root has at each of its keys. */
public final class IndexPlan {

  private record Place(String root, IndexKey key) {}

  private final Declarations declarations;
  private final Classes classes;
  private final Map<Place, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  public IndexPlan(Declarations declarations, Classes classes) {
    this.declarations = declarations;
    this.classes = classes;
  }

  /**
   * The qualified name of the index class that is to be written for a root: the one that it has, or
   * the first that no other root of an earlier compilation has.
   */
  public String name(ScopeClass root, IndexKey key) {
    return names.computeIfAbsent(new Place(root.name(), key), place -> free(root, key));
  }

  private String free(ScopeClass root, IndexKey key) {
    TypeElement type = classes.find(root.name());
    Map<String, String> owners = new HashMap<>();
    declarations.indexed(key).forEach(entry -> owners.put(entry.name(), entry.owner()));
    String free = null;
    for (int ordinal = 0; free == null || ordinal < owners.size(); ordinal++) {
      String name = IndexReader.name(key, ordinal, type, classes.elements());
      String owner = owners.get(name);
      if (root.name().equals(owner) && !taken.contains(name)) {
        free = name;
        break;
      }
      if (free == null && !taken.contains(name) && !isElsewhere(owner, key)) {
        free = name;
      }
    }
    taken.add(free);
    return free;
  }

  private boolean isElsewhere(String owner, IndexKey key) {
    return owner != null && declarations.isOutsideRoot(owner, key.graph());
  }

  /**
   * The qualified name of a root's index class, if there is or will be one, and generated code of
   * this compilation can refer to it: other modules do not export theirs.
   */
  Optional<String> referable(ScopeClass root, IndexKey key) {
    if (declarations.hasSource(root.name())) {
      return root.deferred() ? Optional.empty() : Optional.of(name(root, key));
    }
    ModuleElement here = classes.module();
    return declarations.indexed(key).stream()
        .filter(entry -> entry.owner().equals(root.name()))
        .filter(
            entry ->
                here == null
                    || here.getQualifiedName().contentEquals(entry.module().getQualifiedName()))
        .map(Entry::name)
        .findFirst();
  }
}
