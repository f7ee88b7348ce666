package io.varscope.processor.index;

import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.PackageListing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds the roots of earlier compilations and of libraries by what they create. */
public final class IndexReader {

  /** What the packages of index classes begin with. */
  public static final String PACKAGE = "varscope_index";

  private final Elements elements;
  private final PackageListing listing;
  private final Map<IndexKey, List<Entry>> entries = new HashMap<>();

  /** Once a compilation: what javac has looked at, it may leave out in a later round. */
  private final Map<IndexPackage, List<String>> listed = new HashMap<>();

  private List<IndexPackage> places;

  /**
   * Where index classes are: a package, or what packages begin with; in no module before Java 9.
   */
  private record IndexPackage(ModuleElement module, String name) {}

  /**
   * An index class.
   *
   * @param name its qualified name
   * @param owner the canonical name of the root, whether that still exists or not
   * @param module which the class is in
   */
  public record Entry(String name, String owner, ModuleElement module) {}

  public IndexReader(Elements elements, PackageListing listing) {
    this.elements = elements;
    this.listing = listing;
  }

  /**
   * The qualified name of the index class of a root.
   *
   * <p>Two modules with the same package neither compile nor run together; and a jar without a
   * module may become one. So there are many packages, and in named modules others.
   */
  public static String name(IndexKey key, TypeElement root, Elements elements) {
    return prefix(elements.getModuleOf(root))
        + "."
        + key.packageName()
        + "."
        + key.className(root.getQualifiedName().toString());
  }

  private static String prefix(ModuleElement module) {
    return module == null || module.isUnnamed()
        ? PACKAGE
        : PACKAGE + "." + module.getQualifiedName();
  }

  /** The index classes for a key. */
  public List<Entry> entries(IndexKey key) {
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

  private Optional<Entry> entry(ModuleElement module, String name, IndexKey key) {
    // In one module only: to look for a class in all of them takes javac long.
    TypeElement type =
        module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
    return Optional.ofNullable(type)
        .flatMap(index -> Annotations.find(index, Annotations.INDEX))
        .map(AnnotationReader::new)
        .filter(reader -> reader.string("key").filter(key.path()::equals).isPresent())
        .flatMap(reader -> reader.string("owner"))
        .map(owner -> new Entry(name, owner, module));
  }

  /** Where to look: in all modules but the JDK's. */
  private List<IndexPackage> places() {
    if (places == null) {
      places = new ArrayList<>();
      Set<? extends ModuleElement> modules = elements.getAllModuleElements();
      if (modules.isEmpty()) {
        // For a release before modules.
        places.add(new IndexPackage(null, PACKAGE));
      }
      for (ModuleElement module : modules) {
        String name = module.getQualifiedName().toString();
        if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
          places.add(new IndexPackage(module, prefix(module)));
          if (!module.isUnnamed()) {
            // It may be a jar that was compiled without a module.
            places.add(new IndexPackage(module, PACKAGE));
          }
        }
      }
    }
    return places;
  }
}
