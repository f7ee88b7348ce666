package io.varscope.processor.compiler;

import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Which classes there are in a package. A compiler tells, but not the one in an Eclipse workspace:
 * it lists only what something has asked for by its name before.
 */
public interface PackageListing {

  /**
   * The simple names of the classes, some of which may be gone.
   *
   * @param module where to look; null for a release before modules
   * @param packageName which may not exist
   */
  List<String> classes(@Nullable ModuleElement module, String packageName);

  /** What the compiler tells. */
  static PackageListing of(Elements elements) {
    return (module, packageName) -> {
      PackageElement found =
          module == null
              ? elements.getPackageElement(packageName)
              : elements.getPackageElement(module, packageName);
      return found == null
          ? List.of()
          : ElementFilter.typesIn(found.getEnclosedElements()).stream()
              .map(TypeElement::getSimpleName)
              .map(Object::toString)
              .toList();
    };
  }
}
