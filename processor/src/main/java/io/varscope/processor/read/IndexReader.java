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

  /** What the packages of index classes begin with. */
  private static final String PACKAGE = "varscope_index";

  private final Elements elements;
  private final Map<IndexKey, List<String>> owners = new HashMap<>();
  private List<IndexPackages> places;

  /** A module, and what the packages of its index classes begin with. */
  private record IndexPackages(ModuleElement module, String prefix) {}

  public IndexReader(Elements elements) {
    this.elements = elements;
  }

  /**
   * The package of the index class for a key.
   *
   * <p>Two modules with the same package neither compile nor run together; and a jar without a
   * module may become one. So each key has a package, and in named modules a package of their own.
   */
  public static String packageOf(IndexKey key, TypeElement type, Elements elements) {
    return prefix(elements.getModuleOf(type)) + "." + key.simpleName();
  }

  private static String prefix(ModuleElement module) {
    return module == null || module.isUnnamed()
        ? PACKAGE
        : PACKAGE + "." + module.getQualifiedName();
  }

  /**
   * The simple name of an index class.
   *
   * @param ordinal from 0, of the roots that are found by the same key
   */
  public static String className(int ordinal) {
    return ordinal == 0 ? "Root" : "Root" + (ordinal + 1);
  }

  /**
   * The canonical names of the roots that the index gives for a key, in order, whether they still
   * exist or not.
   */
  public List<String> owners(IndexKey key) {
    return owners.computeIfAbsent(key, this::find);
  }

  private List<String> find(IndexKey key) {
    List<String> found = new ArrayList<>();
    for (IndexPackages place : places()) {
      for (int ordinal = 0; ; ordinal++) {
        // In one module only: to look for a class in all of them takes javac long.
        String name = place.prefix + "." + key.simpleName() + "." + className(ordinal);
        Optional<String> owner =
            Optional.ofNullable(elements.getTypeElement(place.module, name))
                .flatMap(index -> Annotations.find(index, Annotations.INDEX))
                .map(AnnotationReader::new)
                .filter(reader -> reader.string("key").filter(key.path()::equals).isPresent())
                .flatMap(reader -> reader.string("owner"));
        if (owner.isEmpty()) {
          break;
        }
        found.add(owner.get());
      }
    }
    return found;
  }

  /** Where to look: in all modules but the JDK's. */
  private List<IndexPackages> places() {
    if (places == null) {
      places = new ArrayList<>();
      for (ModuleElement module : elements.getAllModuleElements()) {
        String name = module.getQualifiedName().toString();
        if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
          places.add(new IndexPackages(module, prefix(module)));
          if (!module.isUnnamed()) {
            // It may be a jar that was compiled without a module.
            places.add(new IndexPackages(module, PACKAGE));
          }
        }
      }
    }
    return places;
  }
}
