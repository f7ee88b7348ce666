package io.varscope.processor.read;

import io.varscope.processor.model.ProgramDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** Reads {@code @VariableGraph}. */
final class ProgramReader {

  private final Elements elements;
  private final Accessibility accessibility;

  ProgramReader(Elements elements) {
    this.elements = elements;
    this.accessibility = new Accessibility(elements);
  }

  /** Reads a class that has {@code @VariableGraph}. */
  ProgramDeclaration read(TypeElement type) {
    AnnotationReader annotation =
        new AnnotationReader(Annotations.find(type, Annotations.VARIABLE_GRAPH).orElseThrow());
    PackageElement from = elements.getPackageOf(type);
    List<String> roots = new ArrayList<>();
    Map<Integer, String> obstacles = new LinkedHashMap<>();
    String graph = null;
    for (DeclaredType named : annotation.types("value").orElse(List.of())) {
      TypeElement root = (TypeElement) named.asElement();
      String name = root.getQualifiedName().toString();
      Optional<String> obstacle =
          roots.contains(name) ? Optional.of("it is named twice") : obstacle(root, from);
      if (obstacle.isEmpty()) {
        String own = graph(root);
        if (graph != null && !graph.equals(own)) {
          obstacle =
              Optional.of(
                  "it has graph = \"" + own + "\", and the others graph = \"" + graph + "\"");
        }
        graph = graph == null ? own : graph;
      }
      int index = roots.size();
      obstacle.ifPresent(reason -> obstacles.put(index, reason));
      roots.add(name);
    }
    return new ProgramDeclaration(
        type.getQualifiedName().toString(), roots, obstacles, annotation.isComplete());
  }

  private static String graph(TypeElement root) {
    return scope(root).flatMap(scope -> scope.string("graph")).orElse("");
  }

  private static Optional<AnnotationReader> scope(TypeElement root) {
    Optional<AnnotationMirror> scope = Annotations.find(root, Annotations.VARIABLE_SCOPE);
    return scope.map(AnnotationReader::new);
  }

  private Optional<String> obstacle(TypeElement root, PackageElement from) {
    Optional<AnnotationReader> scope = scope(root);
    if (scope.isEmpty()) {
      return Optional.of("it is not annotated with @VariableScope");
    }
    if (scope.get().string("value").orElse("").isEmpty()) {
      return Optional.of("it is a component, which has no place of its own. Name its scope");
    }
    if (!root.getKind().isClass() || Accessibility.isHidden(root)) {
      return Optional.of("it cannot be bound");
    }
    if (root.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.of("it is abstract. Name the classes that extend it");
    }
    return accessibility.isVisible(root, from)
        ? Optional.empty()
        : Optional.of("it is not public, so its binder cannot be called from another package");
  }
}
