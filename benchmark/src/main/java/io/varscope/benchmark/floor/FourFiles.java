package io.varscope.benchmark.floor;

import java.io.IOException;
import java.util.Locale;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/** For each class two small sources, each in a package of its own, and two resources. */
public final class FourFiles extends Floor {

  @Override
  void write(TypeElement type, Filer filer) throws IOException {
    String name = type.getSimpleName() + "Floor";
    String ownPackage = name.toLowerCase(Locale.ROOT);
    source(filer, "bench.one." + ownPackage, name, type);
    source(filer, "bench.two." + ownPackage, name, type);
    resource(filer, "META-INF/floor/" + name + ".one", type);
    resource(filer, "META-INF/floor/" + name + ".two", type);
  }
}
