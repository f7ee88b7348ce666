package io.varscope.processor.read;

import static java.util.Objects.requireNonNull;

import io.varscope.processor.compiler.Accessibility;
import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.KotlinStubs;
import io.varscope.processor.compiler.Lombok;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.GeneratedClass;
import io.varscope.processor.model.Generics;
import io.varscope.processor.model.JavaClass;
import io.varscope.processor.model.JavaName;
import io.varscope.processor.model.LoadedFile;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.StrayMember;
import io.varscope.rules.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads one annotated class. */
final class ClassReader {

  private final Classes classes;
  private final Lombok lombok;
  private final Neighbours neighbours;
  private final Predicate<TypeElement> inSource;

  /**
   * A reader.
   *
   * @param inSource whether this compilation has the source of a class
   */
  ClassReader(
      Classes classes, Neighbours neighbours, Lombok lombok, Predicate<TypeElement> inSource) {
    this.classes = classes;
    this.lombok = lombok;
    this.neighbours = neighbours;
    this.inSource = inSource;
  }

  /** Reads a class that has {@code @VariableScope}, for which this compilation writes a binder. */
  ScopeClass read(TypeElement type) {
    return read(type, /* isWritten= */ true);
  }

  /** Reads a class that has {@code @VariableScope}, whose binder is there. */
  ScopeClass readLibrary(TypeElement type) {
    return read(type, /* isWritten= */ false);
  }

  private ScopeClass read(TypeElement type, boolean isWritten) {
    AnnotationReader scope =
        new AnnotationReader(Annotations.find(type, Annotations.VARIABLE_SCOPE).orElseThrow());
    GeneratedCode code = new GeneratedCode(classes, neighbours, type, isWritten);
    InitReader inits = new InitReader(code);
    Supertype supertype = supertype(type);
    MemberReader members = new MemberReader(lombok, code, inits);
    for (Element element : type.getEnclosedElements()) {
      if (element.getKind().isField()) {
        members.read(element);
      }
    }
    String name = TypeNames.of(type);
    String path = scope.string("value").orElse("");
    String separator = scope.string("separator").orElse(Names.SEPARATOR);
    String graph = scope.string("graph").orElse("");
    DimFieldReader fields = new DimFieldReader(classes.elements(), code);
    fields.read(type);
    Site site = Site.ofType(name);
    Defaults defaults =
        new DefaultsReader(inits).read(scope, site, SlotsReader.read(type, site, scope));
    List<LoadedFile> files = LoadedFileReader.read(type, scope);
    boolean deferred = supertype.unresolved || members.isDeferred() || !scope.isComplete();
    return new ScopeClass(
        name,
        path,
        separator,
        graph,
        defaults,
        scope.strings("takes").orElse(List.of()),
        path.isEmpty()
            ? scope.written("graph", "separator", "repeat", "when", "inline")
            : scope.written("repeat", "when", "inline"),
        supertype.scopeClass,
        type.getTypeParameters().isEmpty() && supertype.dtypes.isEmpty()
            ? Generics.NONE
            : new Generics(DtypeSources.parameters(type), supertype.dtypes),
        members.members(),
        fields.dims(),
        fields.others(),
        members.unmounted(),
        members.assigned(),
        files,
        javaClass(type, supertype, code),
        members.isComplete()
            && !deferred
            && !supertype.dtypes.contains(new DtypeSource.Unresolved()),
        deferred);
  }

  private JavaClass javaClass(TypeElement type, Supertype supertype, GeneratedCode code) {
    boolean source = inSource.test(type);
    JavaName name = code.name(type);
    Optional<GeneratedClass> binder = Optional.empty();
    if (code.isWritten()) {
      code.usesClass(type);
      binder = Optional.of(code.generated(name.binder()));
    }
    return new JavaClass(
        name,
        keyword(type),
        KotlinStubs.isKotlin(type),
        type.getModifiers().contains(Modifier.ABSTRACT),
        Accessibility.isHidden(type),
        source ? obstacle(supertype, code) : Optional.empty(),
        source,
        source || classes.find(name.binder().qualified()) != null,
        binder);
  }

  /** What the binder would have to name, and cannot see. */
  private Optional<String> obstacle(Supertype supertype, GeneratedCode code) {
    TypeElement superclass =
        supertype.scopeClass.isEmpty() ? null : classes.find(supertype.scopeClass.get());
    if (superclass != null
        // A private class is told where it stands.
        && !Accessibility.isHidden(superclass)
        && !code.sees(superclass)) {
      return Optional.of(
          "it extends the scope class "
              + TypeNames.of(superclass)
              + ", whose binder cannot be seen from here. Make that class public");
    }
    return Optional.empty();
  }

  /** Reads an annotated field of a class that has no {@code @VariableScope}. */
  StrayMember readStray(Element field, String annotation) {
    return new StrayMember(
        MemberReader.javaField(field, lombok),
        keyword(requireNonNull(field.getEnclosingElement())),
        annotation);
  }

  private static String keyword(Element type) {
    return type.getKind().name().toLowerCase(Locale.ROOT).replace("annotation_type", "@interface");
  }

  /**
   * A superclass.
   *
   * @param dtypes what is said to each of its type parameters
   */
  private record Supertype(
      Optional<String> scopeClass, List<DtypeSource> dtypes, boolean unresolved) {

    Supertype(boolean unresolved) {
      this(Optional.empty(), List.of(), unresolved);
    }
  }

  /** The nearest superclass that is a scope class; those between have nothing to bind. */
  private static Supertype supertype(TypeElement type) {
    TypeMirror superclass = type.getSuperclass();
    if (hasUnresolvedInterface(type)) {
      // It may have constants that expressions name.
      return new Supertype(true);
    }
    List<DtypeSource> dtypes =
        superclass.getKind() == TypeKind.DECLARED
            ? DtypeSources.arguments((DeclaredType) superclass, type)
            : List.of();
    while (superclass.getKind() == TypeKind.DECLARED) {
      TypeElement element = (TypeElement) ((DeclaredType) superclass).asElement();
      if (Annotations.find(element, Annotations.VARIABLE_SCOPE).isPresent()) {
        return new Supertype(Optional.of(TypeNames.of(element)), dtypes, false);
      }
      if (hasUnresolvedInterface(element)) {
        return new Supertype(true);
      }
      superclass = element.getSuperclass();
      if (superclass.getKind() == TypeKind.DECLARED) {
        dtypes = DtypeSources.superclass(element, dtypes);
      }
    }
    return new Supertype(superclass.getKind() == TypeKind.ERROR);
  }

  private static boolean hasUnresolvedInterface(TypeElement type) {
    for (TypeMirror implemented : type.getInterfaces()) {
      if (implemented.getKind() == TypeKind.ERROR) {
        return true;
      }
    }
    return false;
  }
}
