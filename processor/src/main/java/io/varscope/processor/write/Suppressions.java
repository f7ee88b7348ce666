package io.varscope.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import io.varscope.processor.compiler.Accessibility;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.read.MountType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * The warnings that generated code would cause by naming what its author has decided on: they are
 * not for generated code to tell.
 */
final class Suppressions {

  private final Classes classes;
  private final Accessibility accessibility;

  Suppressions(Classes classes) {
    this.classes = classes;
    this.accessibility = new Accessibility(classes.elements());
  }

  /** Those of a binder. Eclipse warns of those that are not needed. */
  Optional<AnnotationSpec> of(TypeElement type, ScopeClass scope) {
    PackageElement from = classes.elements().getPackageOf(type);
    Set<String> warnings = new TreeSet<>();
    addDeprecation(type, warnings);
    addAuxiliary(type, warnings);
    addInitializer(scope.defaults().init(), from, warnings);
    Map<String, Element> fields = fields(type);
    for (Member member : scope.members()) {
      Element field = fields.get(member.field().name());
      addDeprecation(field, warnings);
      addInitializer(member.init(), from, warnings);
      if (member instanceof MountDeclaration mount && mount.component().isPresent()) {
        addMount(mount, field, from, warnings);
      }
    }
    Map<String, Map<String, Element>> owners = new HashMap<>();
    for (DimField field : scope.dimFields()) {
      if (field.isRead()) {
        Map<String, Element> ofOwner =
            owners.computeIfAbsent(field.owner(), owner -> fields(classes.find(owner)));
        addDeprecation(ofOwner.get(field.name()), warnings);
      }
    }
    return annotation(type, warnings);
  }

  /** By name, all at once: to ask for what a class declares takes Eclipse long. */
  private static Map<String, Element> fields(TypeElement type) {
    Map<String, Element> fields = new HashMap<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      fields.put(field.getSimpleName().toString(), field);
    }
    return fields;
  }

  /** Those of a class that binds some roots. */
  Optional<AnnotationSpec> of(TypeElement type, Collection<String> roots) {
    Set<String> warnings = new TreeSet<>();
    addDeprecation(type, warnings);
    roots.forEach(root -> addDeprecation(classes.find(root), warnings));
    return annotation(type, warnings);
  }

  private void addMount(
      MountDeclaration mount, Element field, PackageElement from, Set<String> warnings) {
    TypeElement component = classes.find(mount.component().orElseThrow());
    addDeprecation(component, warnings);
    addAuxiliary(component, warnings);
    if (accessibility.canConstruct(component, from)) {
      addConstruction(component, from, warnings);
      boolean isArray =
          mount.repeat().filter(r -> r.container() == Repeat.Container.ARRAY).isPresent();
      if ((isArray || !Accessibility.isInferable(component))
          && MountType.of(field.asType()).isUnchecked()) {
        warnings.add("unchecked");
      }
    }
  }

  private void addInitializer(InitDeclaration init, PackageElement from, Set<String> warnings) {
    init.custom()
        .map(custom -> classes.find(custom.name()))
        .ifPresent(custom -> addConstruction(custom, from, warnings));
  }

  /** A class, and what makes an object of it. */
  private void addConstruction(TypeElement type, PackageElement from, Set<String> warnings) {
    addDeprecation(type, warnings);
    addAuxiliary(type, warnings);
    accessibility.constructor(type, from).ifPresent(c -> addDeprecation(c, warnings));
    if (!type.getTypeParameters().isEmpty() && !Accessibility.isInferable(type)) {
      warnings.add("rawtypes");
    }
  }

  private void addAuxiliary(TypeElement type, Set<String> warnings) {
    if (classes.files().mayBeAuxiliary(type)) {
      warnings.add("auxiliaryclass");
    }
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
