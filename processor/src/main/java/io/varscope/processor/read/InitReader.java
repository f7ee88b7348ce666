package io.varscope.processor.read;

import io.varscope.Init;
import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.CustomInitializer;
import io.varscope.processor.model.InitDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads {@code @Init}. */
final class InitReader {

  private static final List<String> NUMBERS =
      List.of("mean", "stddev", "min", "max", "gain", "factor", "scale");

  private final GeneratedCode code;

  /**
   * A reader.
   *
   * @param code which makes custom initializers
   */
  InitReader(GeneratedCode code) {
    this.code = code;
  }

  /** Reads the {@code init} of an annotation. */
  InitDeclaration read(AnnotationReader owner) {
    Optional<AnnotationReader> written = owner.annotation("init");
    if (written.isEmpty()) {
      return InitDeclaration.NONE;
    }
    AnnotationReader init = written.get();
    Map<String, Double> numbers = new TreeMap<>();
    for (String name : NUMBERS) {
      Optional<Double> value = init.number(name);
      if (value.isPresent()) {
        numbers.put(name, value.get());
      }
    }
    Optional<List<Double>> constant = init.numbers("constant");
    Optional<DeclaredType> type = init.type("custom");
    Optional<CustomInitializer> custom =
        type.isEmpty() ? Optional.empty() : Optional.of(custom(type.get()));
    Init.Kind kind = init.constant("value", Init.Kind.class).orElse(Init.Kind.INHERIT);
    if (kind == Init.Kind.INHERIT && constant.isPresent()) {
      kind = Init.Kind.CONSTANT;
    } else if (kind == Init.Kind.INHERIT && custom.isPresent()) {
      kind = Init.Kind.CUSTOM;
    }
    return new InitDeclaration(
        kind,
        constant,
        numbers,
        init.integer("seed"),
        init.constant("mode", Init.Mode.class),
        init.constant("distribution", Init.Distribution.class),
        custom);
  }

  private CustomInitializer custom(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    Optional<List<String>> takes =
        Annotations.find(element, Annotations.INITIALIZES)
            .flatMap(annotation -> new AnnotationReader(annotation).types("value"))
            .map(types -> types.stream().map(TypeNames::of).toList());
    return new CustomInitializer(
        TypeNames.of(element), takes, obstacle(element), code.name(element));
  }

  private Optional<String> obstacle(TypeElement type) {
    if (type.getModifiers().contains(Modifier.ABSTRACT) || !type.getKind().isClass()) {
      return Optional.of("it is not a class that can be made");
    }
    if (!code.sees(type)) {
      return Optional.of("it is not visible from " + code.from());
    }
    if (!code.makes(type)) {
      return Optional.of("it has no no-argument constructor that the binder could call");
    }
    return Optional.empty();
  }
}
