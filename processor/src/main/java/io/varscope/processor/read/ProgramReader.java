package io.varscope.processor.read;

import io.varscope.processor.compiler.Accessibility;
import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.JavaName;
import io.varscope.processor.model.LoadedFile;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.rules.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @VariableGraph}. */
final class ProgramReader {

  /** A method takes no more. */
  private static final int MOST_ROOTS = 200;

  private final Classes classes;
  private final Neighbours neighbours;

  ProgramReader(Classes classes, Neighbours neighbours) {
    this.classes = classes;
    this.neighbours = neighbours;
  }

  /** Reads a class that has {@code @VariableGraph}. */
  ProgramDeclaration read(TypeElement type) {
    AnnotationReader annotation =
        new AnnotationReader(Annotations.find(type, Annotations.VARIABLE_GRAPH).orElseThrow());
    GeneratedCode code = new GeneratedCode(classes, neighbours, type, /* isWritten= */ true);
    List<String> roots = new ArrayList<>();
    Map<Integer, String> obstacles = new LinkedHashMap<>();
    TypeElement first = null;
    for (TypeMirror named : annotation.types("value").orElse(List.of())) {
      Optional<String> obstacle = Optional.of("it is no class");
      String name = TypeNames.of(named);
      if (named.getKind() == TypeKind.DECLARED) {
        TypeElement root = (TypeElement) ((DeclaredType) named).asElement();
        name = TypeNames.of(root);
        obstacle = roots.contains(name) ? Optional.of("it is named twice") : obstacle(root, code);
        code.uses(root);
        if (obstacle.isEmpty() && first != null) {
          Optional<String> separator = difference(root, first, "separator");
          obstacle = difference(root, first, "graph").or(() -> separator);
        }
        first = first == null && obstacle.isEmpty() ? root : first;
      }
      if (roots.size() == MOST_ROOTS) {
        obstacle = Optional.of("it is one more than " + MOST_ROOTS + ", which is the limit");
      }
      int index = roots.size();
      obstacle.ifPresent(reason -> obstacles.put(index, reason));
      roots.add(name);
    }
    List<LoadedFile> files = LoadedFileReader.read(type, annotation);
    JavaName javaName = code.name(type);
    return new ProgramDeclaration(
        TypeNames.of(type),
        roots,
        obstacles,
        files,
        javaName,
        code.generated(BinderName.ofGraph(javaName.packageName(), javaName.simpleNames())),
        annotation.isComplete());
  }

  /** What is different in the annotations of two roots that must have it in common. */
  private static Optional<String> difference(TypeElement root, TypeElement first, String member) {
    String own = value(root, member);
    String others = value(first, member);
    return own.equals(others)
        ? Optional.empty()
        : Optional.of(
            "it has "
                + member
                + " = \""
                + own
                + "\", and "
                + TypeNames.of(first)
                + " "
                + member
                + " = \""
                + others
                + "\"");
  }

  private static String value(TypeElement root, String member) {
    return scope(root)
        .flatMap(scope -> scope.string(member))
        .orElse(member.equals("separator") ? Names.SEPARATOR : "");
  }

  private static Optional<AnnotationReader> scope(TypeElement root) {
    Optional<AnnotationMirror> scope = Annotations.find(root, Annotations.VARIABLE_SCOPE);
    return scope.map(AnnotationReader::new);
  }

  private static Optional<String> obstacle(TypeElement root, GeneratedCode code) {
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
    return code.sees(root)
        ? Optional.empty()
        : Optional.of("it is not public, so its binder cannot be called from another package");
  }
}
