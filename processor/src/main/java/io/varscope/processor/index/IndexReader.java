package io.varscope.processor.index;

import static java.util.Objects.requireNonNull;

import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.PackageListing;
import io.varscope.processor.model.GeneratedClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds the roots of earlier compilations and of libraries by what they create. */
final class IndexReader {

  private final Classes classes;
  private final PackageListing listing;
  private final Map<IndexKey, List<Entry>> entries = new HashMap<>();

  /** Once a compilation: what javac has looked at, it may leave out in a later round. */
  private final Map<IndexPackage, List<String>> listed = new HashMap<>();

  private @Nullable List<IndexPackage> places;

  /**
   * Where index classes are: a package, or what packages begin with; in no module before Java 9.
   */
  private record IndexPackage(@Nullable ModuleElement module, String name) {

    /** Written out, since what Java makes of a record takes longer to link than to compute. */
    @Override
    public int hashCode() {
      return 31 * Objects.hashCode(module) + name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof IndexPackage that
          && Objects.equals(module, that.module)
          && name.equals(that.name);
    }
  }

  /**
   * An index class.
   *
   * @param name its qualified name
   * @param owner the canonical name of the root, whether that still exists or not
   * @param isVisible whether generated code of this compilation can name it
   */
  record Entry(String name, String owner, boolean isVisible) {}

  IndexReader(Classes classes, PackageListing listing) {
    this.classes = classes;
    this.listing = listing;
  }

  /**
   * The qualified name of the index class of a root of this compilation.
   *
   * <p>Two modules with the same package neither compile nor run together; and a jar without a
   * module may become one. So there are many packages, and in named modules others.
   */
  String name(IndexKey key, String root) {
    TypeElement type = requireNonNull(classes.find(root), root);
    return prefix(classes.elements().getModuleOf(type))
        + "."
        + key.packageName()
        + "."
        + key.className(type.getQualifiedName().toString());
  }

  private static String prefix(@Nullable ModuleElement module) {
    return module == null || module.isUnnamed()
        ? GeneratedClass.INDEX_PACKAGE
        : GeneratedClass.INDEX_PACKAGE + "." + module.getQualifiedName();
  }

  /** The index classes for a key. */
  List<Entry> entries(IndexKey key) {
    return entries.computeIfAbsent(key, this::find);
  }

  private List<Entry> find(IndexKey key) {
    List<Entry> found = new ArrayList<>();
    for (IndexPackage place : places()) {
      IndexPackage all = new IndexPackage(place.module(), place.name() + "." + key.packageName());
      for (String simpleName : listed.computeIfAbsent(all, this::list)) {
        if (simpleName.startsWith(key.classPrefix())) {
          entry(all.module(), all.name() + "." + simpleName, key).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private List<String> list(IndexPackage all) {
    return listing.classes(all.module(), all.name()).stream().sorted().toList();
  }

  private Optional<Entry> entry(@Nullable ModuleElement module, String name, IndexKey key) {
    // In one module only: to look for a class in all of them takes javac long.
    Elements elements = classes.elements();
    TypeElement type =
        module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
    return Optional.ofNullable(type)
        .flatMap(index -> Annotations.find(index, Annotations.INDEX))
        .map(AnnotationReader::new)
        .filter(reader -> reader.string("key").filter(key.path()::equals).isPresent())
        .flatMap(reader -> reader.string("owner"))
        .map(owner -> new Entry(name, owner, isVisible(module)));
  }

  private boolean isVisible(@Nullable ModuleElement module) {
    ModuleElement here = classes.module();
    return here == null
        || module == null
        || here.getQualifiedName().contentEquals(module.getQualifiedName());
  }

  /** Where to look: in all modules but the JDK's. */
  private List<IndexPackage> places() {
    if (places == null) {
      places = new ArrayList<>();
      Set<? extends ModuleElement> modules = classes.elements().getAllModuleElements();
      if (modules.isEmpty()) {
        // For a release before modules.
        places.add(new IndexPackage(null, GeneratedClass.INDEX_PACKAGE));
      }
      for (ModuleElement module : modules) {
        String name = module.getQualifiedName().toString();
        if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
          places.add(new IndexPackage(module, prefix(module)));
          if (!module.isUnnamed()) {
            // It may be a jar that was compiled without a module.
            places.add(new IndexPackage(module, GeneratedClass.INDEX_PACKAGE));
          }
        }
      }
    }
    return places;
  }
}
