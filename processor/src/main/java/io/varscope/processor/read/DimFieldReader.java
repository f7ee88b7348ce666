package io.varscope.processor.read;

import static java.util.Objects.requireNonNull;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.KotlinStubs;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.DimField;
import io.varscope.rules.Constant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds the fields of a class that expressions can name: those that Java finds by a simple name in
 * the class. A field hides those of its name in the supertypes of its class, even from where it
 * cannot be seen itself; and of two that are inherited neither can be named.
 */
final class DimFieldReader {

  private final Elements elements;
  private final GeneratedCode code;
  private final List<DimField> dims = new ArrayList<>();
  private final Map<String, String> others = new LinkedHashMap<>();

  /** The classes whose supertypes are being looked at: in code with errors, one may be its own. */
  private final Set<TypeElement> open = new HashSet<>();

  /**
   * A reader.
   *
   * @param code which reads the fields
   */
  DimFieldReader(Elements elements, GeneratedCode code) {
    this.elements = elements;
    this.code = code;
  }

  /** Reads the fields of a class, but for those that it has from the next scope class. */
  void read(TypeElement type) {
    Set<VariableElement> own = withoutScopeClasses(type);
    for (Map.Entry<String, Set<VariableElement>> member : members(type).entrySet()) {
      Set<VariableElement> found = member.getValue();
      if (!Collections.disjoint(found, own)) {
        Optional<VariableElement> dim = dim(found);
        if (dim.isPresent()) {
          dims.add(dimField(member.getKey(), dim.get(), List.copyOf(found)));
        } else if (!isAssigned(found.iterator().next())) {
          others.put(member.getKey(), other(found.iterator().next()));
        }
      }
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      others.putIfAbsent(
          method.getSimpleName().toString(),
          TypeNames.of(type) + "." + method.getSimpleName() + " is a method");
    }
  }

  /** The dimensions and conditions. */
  List<DimField> dims() {
    return dims;
  }

  /** What other fields and methods are, by name, as a clause. */
  Map<String, String> others() {
    return others;
  }

  private static String other(VariableElement field) {
    return "the field "
        + TypeNames.of(owner(field))
        + "."
        + field.getSimpleName()
        + " is of type "
        + TypeNames.of(field.asType());
  }

  /** The fields that a class declares or inherits, by name; of those that it inherits, several. */
  private Map<String, Set<VariableElement>> members(TypeElement type) {
    Map<String, Set<VariableElement>> members = new LinkedHashMap<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      members.put(field.getSimpleName().toString(), Set.of(field));
    }
    Map<String, Set<VariableElement>> inherited = new LinkedHashMap<>();
    for (TypeElement supertype : supertypes(type)) {
      for (Map.Entry<String, Set<VariableElement>> member : members(supertype).entrySet()) {
        for (VariableElement field : member.getValue()) {
          if (isInheritable(field, type)) {
            inherited.computeIfAbsent(member.getKey(), name -> new LinkedHashSet<>()).add(field);
          }
        }
      }
    }
    open.remove(type);
    for (Map.Entry<String, Set<VariableElement>> member : inherited.entrySet()) {
      members.putIfAbsent(member.getKey(), member.getValue());
    }
    return members;
  }

  private boolean isInheritable(VariableElement field, TypeElement by) {
    Set<Modifier> modifiers = field.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)
        || (!modifiers.contains(Modifier.PRIVATE)
            && elements.getPackageOf(field).equals(elements.getPackageOf(by)));
  }

  /** What a class, and what it inherits from otherwise than through scope classes, declares. */
  private Set<VariableElement> withoutScopeClasses(TypeElement type) {
    Set<VariableElement> fields =
        new LinkedHashSet<>(ElementFilter.fieldsIn(type.getEnclosedElements()));
    for (TypeElement supertype : supertypes(type)) {
      if (Annotations.find(supertype, Annotations.VARIABLE_SCOPE).isEmpty()) {
        fields.addAll(withoutScopeClasses(supertype));
      }
    }
    open.remove(type);
    return fields;
  }

  private List<TypeElement> supertypes(TypeElement type) {
    open.add(type);
    List<TypeElement> supertypes = new ArrayList<>();
    for (TypeMirror implemented : type.getInterfaces()) {
      addSupertype(implemented, supertypes);
    }
    addSupertype(type.getSuperclass(), supertypes);
    return supertypes;
  }

  private void addSupertype(TypeMirror type, List<TypeElement> supertypes) {
    if (type.getKind() == TypeKind.DECLARED) {
      TypeElement supertype = (TypeElement) ((DeclaredType) type).asElement();
      // Object has no fields, and Eclipse would read all its methods.
      if (!open.contains(supertype)
          && !supertype.getQualifiedName().contentEquals("java.lang.Object")) {
        supertypes.add(supertype);
      }
    }
  }

  /** The first field that is a dimension or a condition by its type. */
  private static Optional<VariableElement> dim(Set<VariableElement> found) {
    for (VariableElement field : found) {
      if (isDim(field)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static boolean isDim(VariableElement field) {
    TypeKind kind = field.asType().getKind();
    return (kind == TypeKind.BOOLEAN || kind == TypeKind.INT || kind == TypeKind.LONG)
        && !field.getSimpleName().contentEquals("serialVersionUID")
        && !isAssigned(field);
  }

  /** Whether it gives nothing itself, but is set to what others give. */
  private static boolean isAssigned(VariableElement field) {
    return Annotations.find(field, Annotations.DIM).isPresent();
  }

  /** A dimension or condition, unless there are several fields of its name. */
  private DimField dimField(String name, VariableElement field, List<VariableElement> found) {
    DimField dim =
        new DimField(
            name,
            TypeNames.of(owner(field)),
            field.getModifiers().contains(Modifier.STATIC),
            field.getModifiers().contains(Modifier.FINAL),
            field.asType().getKind() == TypeKind.BOOLEAN,
            found.size() == 1 ? constant(field) : Optional.empty(),
            found.size() == 1 ? obstacle(field) : Optional.of(ambiguity(found)));
    if (dim.isRead()) {
      code.uses(field);
    }
    return dim;
  }

  private static Optional<Constant> constant(VariableElement field) {
    Object value = field.getConstantValue();
    if (value == null || KotlinStubs.mayBeUnknown(owner(field), field, value)) {
      return Optional.empty();
    }
    return value instanceof Number number
        ? Optional.of(new Constant.Whole(number.longValue()))
        : Optional.of(new Constant.Truth((Boolean) value));
  }

  private Optional<String> obstacle(VariableElement field) {
    if (field.getModifiers().contains(Modifier.PRIVATE)) {
      return Optional.of(
          "is private, so the binder cannot read it"
              + (KotlinStubs.isKotlin(owner(field)) ? ". Annotate it with @JvmField" : ""));
    }
    return field.getModifiers().contains(Modifier.PUBLIC)
            || elements.getPackageOf(field).equals(code.from())
        ? Optional.empty()
        : Optional.of("is not public, so the binder cannot read it from another package");
  }

  private static String ambiguity(List<VariableElement> fields) {
    return "is ambiguous: it is inherited from "
        + fields.stream()
            .map(DimFieldReader::owner)
            .map(TypeNames::of)
            .collect(Collectors.joining(" and from "))
        + ", and Java does not choose either. Declare it in the class itself, or give it with let";
  }

  private static TypeElement owner(VariableElement field) {
    return (TypeElement) requireNonNull(field.getEnclosingElement());
  }
}
