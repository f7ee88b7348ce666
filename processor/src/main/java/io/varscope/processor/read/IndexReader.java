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

  /** The classes in a row that may have been deleted, with others still behind them. */
  private static final int MOST_MISSING = 2;

  private final Elements elements;
  private final Map<IndexKey, List<Entry>> entries = new HashMap<>();
  private List<IndexPackages> places;

  /** A module, and what the packages of its index classes begin with. */
  private record IndexPackages(ModuleElement module, String prefix) {}

  /**
   * An index class.
   *
   * @param name its qualified name
   * @param owner the canonical name of the root, whether that still exists or not
   * @param module which the class is in
   */
  public record Entry(String name, String owner, ModuleElement module) {}

  public IndexReader(Elements elements) {
    this.elements = elements;
  }

  /**
   * The qualified name of an index class.
   *
   * <p>Two modules with the same package neither compile nor run together; and a jar without a
   * module may become one. So there are many packages, and in named modules others.
   *
   * @param ordinal from 0, of the roots that are found by the same key
   * @param type a class of the module that it is in
   */
  public static String name(IndexKey key, int ordinal, TypeElement type, Elements elements) {
    return name(prefix(elements.getModuleOf(type)), key, ordinal);
  }

  private static String name(String prefix, IndexKey key, int ordinal) {
    return prefix + "." + key.packageName() + "." + key.className(ordinal);
  }

  private static String prefix(ModuleElement module) {
    return module == null || module.isUnnamed()
        ? PACKAGE
        : PACKAGE + "." + module.getQualifiedName();
  }

  /** The index classes for a key. */
  List<Entry> entries(IndexKey key) {
    return entries.computeIfAbsent(key, this::find);
  }

  private List<Entry> find(IndexKey key) {
    List<Entry> found = new ArrayList<>();
    for (IndexPackages place : places()) {
      int missing = 0;
      for (int ordinal = 0; missing <= MOST_MISSING; ordinal++) {
        // In one module only: to look for a class in all of them takes javac long.
        String name = name(place.prefix, key, ordinal);
        Optional<String> owner =
            Optional.ofNullable(elements.getTypeElement(place.module, name))
                .flatMap(index -> Annotations.find(index, Annotations.INDEX))
                .map(AnnotationReader::new)
                .filter(reader -> reader.string("key").filter(key.path()::equals).isPresent())
                .flatMap(reader -> reader.string("owner"));
        owner.ifPresent(root -> found.add(new Entry(name, root, place.module)));
        missing = owner.isPresent() ? 0 : missing + 1;
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
