package io.varscope.processor.read;

import io.varscope.processor.model.IndexKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds the roots of earlier compilations and of libraries by what they create. */
public final class IndexReader {

  /**
   * Where index classes are. Named modules have a package each, since two with the same package do
   * not run together.
   */
  private static final String PACKAGE = "varscope_index";

  private final Elements elements;
  private final Map<IndexKey, Optional<String>> owners = new HashMap<>();
  private List<IndexPackage> packages;

  /** A package with index classes. */
  private record IndexPackage(ModuleElement module, String name) {}

  public IndexReader(Elements elements) {
    this.elements = elements;
  }

  /** The package of index classes for a class. */
  public static String packageFor(TypeElement type, Elements elements) {
    ModuleElement module = elements.getModuleOf(type);
    return module == null || module.isUnnamed()
        ? PACKAGE
        : PACKAGE + "." + module.getQualifiedName();
  }

  /**
   * The canonical name of the root that the index gives for a key, whether it still exists or not.
   */
  public Optional<String> owner(IndexKey key) {
    return owners.computeIfAbsent(key, this::find);
  }

  private Optional<String> find(IndexKey key) {
    for (IndexPackage place : packages()) {
      // In one module only: to look for a class in all of them takes javac long.
      TypeElement index =
          elements.getTypeElement(place.module, place.name + "." + key.simpleName());
      if (index != null) {
        Optional<String> owner =
            Annotations.find(index, Annotations.INDEX)
                .map(AnnotationReader::new)
                .filter(reader -> reader.string("key").filter(key.name()::equals).isPresent())
                .flatMap(reader -> reader.string("owner"));
        if (owner.isPresent()) {
          return owner;
        }
      }
    }
    return Optional.empty();
  }

  /** The packages of the unnamed module, and of the modules that can be seen, that have one. */
  private List<IndexPackage> packages() {
    if (packages == null) {
      packages = new ArrayList<>();
      for (ModuleElement module : elements.getAllModuleElements()) {
        String name = module.getQualifiedName().toString();
        IndexPackage place =
            new IndexPackage(module, name.isEmpty() ? PACKAGE : PACKAGE + "." + name);
        if (!name.startsWith("java.")
            && !name.startsWith("jdk.")
            && elements.getPackageElement(module, place.name) != null) {
          packages.add(place);
        }
      }
    }
    return packages;
  }
}
