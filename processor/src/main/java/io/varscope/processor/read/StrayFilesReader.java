package io.varscope.processor.read;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.Site;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Gathers the {@code @LoadedFrom} of classes that are no models, round by round. */
final class StrayFilesReader {

  private final Set<Site> strays = new LinkedHashSet<>();

  /** Reads those of a round, and tells whether there are any. */
  boolean read(AnnotatedElements annotated) {
    boolean any = false;
    for (Element element : annotated.of(Annotations.LOADED_FROM)) {
      any |= read((TypeElement) element);
    }
    for (Element element : annotated.of(Annotations.SEVERAL_LOADED_FROM)) {
      any |= read((TypeElement) element);
    }
    return any;
  }

  /** Reads that of a class, and tells whether it is one. */
  boolean read(TypeElement type) {
    boolean isSeveral = Annotations.find(type, Annotations.SEVERAL_LOADED_FROM).isPresent();
    boolean isStray =
        (isSeveral || Annotations.find(type, Annotations.LOADED_FROM).isPresent())
            && Annotations.find(type, Annotations.VARIABLE_SCOPE).isEmpty()
            && Annotations.find(type, Annotations.VARIABLE_GRAPH).isEmpty();
    if (isStray) {
      String annotation = isSeveral ? Site.LOADED_FROM + "[0]" : Site.LOADED_FROM;
      strays.add(new Site(TypeNames.of(type), "", annotation, ""));
    }
    return isStray;
  }

  Collection<Site> all() {
    return strays;
  }
}
