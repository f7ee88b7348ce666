package io.varscope.processor.read;

import io.varscope.processor.compiler.Accessibility;
import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.GeneratedClass;
import io.varscope.processor.model.JavaName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * What the code that is generated for one class may name and call, and the warnings that it would
 * cause by that. They are about what an author has decided on, not for generated code to tell; and
 * Eclipse warns of those that are suppressed without need.
 */
final class GeneratedCode {

  private static final String DEPRECATED = "java.lang.Deprecated";

  private final Classes classes;
  private final Accessibility accessibility;
  private final Neighbours neighbours;
  private final TypeElement type;
  private final boolean isWritten;
  private final PackageElement from;
  private final Set<String> warnings = new TreeSet<>();

  /** What was looked at already, with all around it. */
  private final Set<Element> used = new HashSet<>();

  /**
   * The code for a class.
   *
   * @param type in whose package the code is
   * @param isWritten whether this compilation writes it; that of a library is there
   */
  GeneratedCode(Classes classes, Neighbours neighbours, TypeElement type, boolean isWritten) {
    this.classes = classes;
    this.accessibility = new Accessibility(classes.elements());
    this.neighbours = neighbours;
    this.type = type;
    this.isWritten = isWritten;
    this.from = classes.elements().getPackageOf(type);
  }

  /** Whether this compilation writes it. */
  boolean isWritten() {
    return isWritten;
  }

  /** The package that it is in. */
  PackageElement from() {
    return from;
  }

  /** Whether it may name a class. */
  boolean sees(TypeElement named) {
    return accessibility.isVisible(named, from);
  }

  /** How it names a class. */
  JavaName name(TypeElement named) {
    List<Integer> arguments = new ArrayList<>();
    boolean hasOuter = true;
    for (Element e = named; e instanceof TypeElement around; e = around.getEnclosingElement()) {
      arguments.add(hasOuter ? around.getTypeParameters().size() : 0);
      hasOuter &= !around.getModifiers().contains(Modifier.STATIC);
    }
    Collections.reverse(arguments);
    return new JavaName(
        TypeNames.packageName(named),
        TypeNames.simpleNames(named),
        arguments,
        Accessibility.isInferable(named),
        classes.files().isAuxiliary(named));
  }

  /** It names something, which may be deprecated. */
  void uses(Element element) {
    for (Element e = element;
        isWritten && e != null && e.getKind() != ElementKind.PACKAGE && used.add(e);
        e = e.getEnclosingElement()) {
      Optional<AnnotationMirror> deprecated = Annotations.find(e, DEPRECATED);
      if (deprecated.isPresent()) {
        boolean forRemoval =
            new AnnotationReader(deprecated.get()).bool("forRemoval").orElse(false);
        warnings.add(forRemoval ? "removal" : "deprecation");
      }
    }
  }

  /** It names a class, which may be deprecated, or in the file of another. */
  void usesClass(TypeElement used) {
    uses(used);
    if (isWritten && classes.files().mayBeAuxiliary(used)) {
      warnings.add("auxiliaryclass");
    }
  }

  /**
   * It makes objects of a class, if it can.
   *
   * @return whether it can
   */
  boolean makes(TypeElement made) {
    usesClass(made);
    Optional<ExecutableElement> constructor = accessibility.constructor(made, from);
    if (constructor.isEmpty()) {
      return false;
    }
    uses(constructor.get());
    if (!Accessibility.isInferable(made)) {
      warnings.add("rawtypes");
    }
    return true;
  }

  /** It assigns a raw type. */
  void assignsUnchecked() {
    warnings.add("unchecked");
  }

  /** The class that is to be generated. */
  GeneratedClass generated(BinderName name) {
    uses(type);
    ModuleElement module = classes.elements().getModuleOf(type);
    if (module != null && !module.isUnnamed()) {
      warnings.add("exports");
    }
    return new GeneratedClass(
        name,
        Accessibility.isPublic(type),
        neighbours.of(name.packageName()),
        List.copyOf(warnings));
  }
}
