package io.varscope.processor.read;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.StraySlots;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Gathers the {@code @Slots} that mean nothing, round by round. */
final class StraySlotsReader {

  private final Map<Site, StraySlots> strays = new LinkedHashMap<>();

  /** Reads those of a round, and tells whether there are any. */
  boolean read(AnnotatedElements annotated) {
    boolean any = false;
    for (Element element : annotated.of(Annotations.SLOTS)) {
      any |= add(element);
    }
    return any;
  }

  /** Reads those of a class and its fields, and tells whether there are any. */
  boolean read(TypeElement type) {
    boolean any = add(type);
    for (Element field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      any |= add(field);
    }
    return any;
  }

  private boolean add(Element element) {
    Optional<StraySlots> stray = SlotsReader.stray(element);
    if (stray.isPresent()) {
      strays.put(stray.get().site(), stray.get());
    }
    return stray.isPresent();
  }

  Collection<StraySlots> all() {
    return strays.values();
  }
}
