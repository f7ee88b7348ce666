package io.varscope.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.read.Classes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;

/**
 * The warnings that generated code would cause by naming what its author has decided on: they are
 * not for generated code to tell.
 */
final class Suppressions {

  private final Classes classes;

  Suppressions(Classes classes) {
    this.classes = classes;
  }

  /** Those of a binder. */
  Optional<AnnotationSpec> of(TypeElement type, ScopeClass scope) {
    Set<String> warnings = new TreeSet<>();
    addDeprecation(type, warnings);
    scope.superclass().map(classes::find).ifPresent(s -> addDeprecation(s, warnings));
    addDeprecation(scope.defaults().init(), warnings);
    Map<String, Element> fields = new HashMap<>();
    for (Element element : type.getEnclosedElements()) {
      if (element.getKind().isField()) {
        fields.put(element.getSimpleName().toString(), element);
      }
    }
    for (Member member : scope.members()) {
      addDeprecation(fields.get(member.field().name()), warnings);
      addDeprecation(member.init(), warnings);
      if (member instanceof MountDeclaration mount) {
        addMount(mount, warnings);
      }
    }
    for (DimField field : scope.dimFields()) {
      classes.find(field.owner()).getEnclosedElements().stream()
          .filter(element -> element.getSimpleName().contentEquals(field.name()))
          .forEach(element -> addDeprecation(element, warnings));
    }
    return annotation(type, warnings);
  }

  /** Those of a class that binds some roots. */
  Optional<AnnotationSpec> of(TypeElement type, Collection<String> roots) {
    Set<String> warnings = new TreeSet<>();
    addDeprecation(type, warnings);
    roots.forEach(root -> addDeprecation(classes.find(root), warnings));
    return annotation(type, warnings);
  }

  private void addMount(MountDeclaration mount, Set<String> warnings) {
    if (mount.component().isEmpty()) {
      return;
    }
    TypeElement component = classes.find(mount.component().get());
    addDeprecation(component, warnings);
    component.getEnclosedElements().stream()
        .filter(element -> element.getKind() == ElementKind.CONSTRUCTOR)
        .forEach(constructor -> addDeprecation(constructor, warnings));
    boolean isArray =
        mount.repeat().filter(r -> r.container() == Repeat.Container.ARRAY).isPresent();
    if (isArray && !component.getTypeParameters().isEmpty()) {
      warnings.add("unchecked");
    }
  }

  private void addDeprecation(InitDeclaration init, Set<String> warnings) {
    init.custom()
        .map(custom -> classes.find(custom.name()))
        .ifPresent(custom -> addDeprecation(custom, warnings));
  }

  private static void addDeprecation(Element element, Set<String> warnings) {
    for (Element e = element;
        e != null && e.getKind() != ElementKind.PACKAGE;
        e = e.getEnclosingElement()) {
      Deprecated deprecated = e.getAnnotation(Deprecated.class);
      if (deprecated != null) {
        warnings.add(deprecated.forRemoval() ? "removal" : "deprecation");
      }
    }
  }

  private Optional<AnnotationSpec> annotation(TypeElement type, Set<String> warnings) {
    ModuleElement module = classes.elements().getModuleOf(type);
    if (module != null && !module.isUnnamed()) {
      warnings.add("exports");
    }
    if (warnings.isEmpty()) {
      return Optional.empty();
    }
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
    warnings.forEach(warning -> annotation.addMember("value", "$S", warning));
    return Optional.of(annotation.build());
  }
}
