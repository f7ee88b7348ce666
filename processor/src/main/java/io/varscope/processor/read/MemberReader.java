package io.varscope.processor.read;

import static java.util.Objects.requireNonNull;

import io.varscope.Reuse;
import io.varscope.processor.compiler.Accessibility;
import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Lombok;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.AssignedDim;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.JavaField;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Expression;
import io.varscope.rules.Let;
import io.varscope.rules.NameTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the annotated fields of one class. */
final class MemberReader {

  /** The modifiers that keep a binder from assigning a field. */
  private static final List<Modifier> OBSTACLES =
      List.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);

  private final Lombok lombok;
  private final GeneratedCode code;
  private final InitReader inits;
  private final DefaultsReader defaults;
  private final List<Member> members = new ArrayList<>();
  private final List<JavaField> unmounted = new ArrayList<>();
  private final List<AssignedDim> assigned = new ArrayList<>();
  private boolean complete = true;
  private boolean deferred;

  /**
   * A reader.
   *
   * @param code which assigns the fields
   */
  MemberReader(Lombok lombok, GeneratedCode code, InitReader inits) {
    this.lombok = lombok;
    this.code = code;
    this.inits = inits;
    this.defaults = new DefaultsReader(inits);
  }

  /** What was read, in order. */
  List<Member> members() {
    return members;
  }

  /** The other fields that hold components. */
  List<JavaField> unmounted() {
    return unmounted;
  }

  /** The fields that are set to dimensions and conditions. */
  List<AssignedDim> assigned() {
    return assigned;
  }

  /** Whether everything could be resolved. */
  boolean isComplete() {
    return complete;
  }

  /** Whether there is something that a later round may resolve. */
  boolean isDeferred() {
    return deferred;
  }

  /** Reads what is annotated on a field. */
  void read(Element field) {
    AnnotationMirror variable = null;
    AnnotationMirror mount = null;
    for (AnnotationMirror annotation : field.getAnnotationMirrors()) {
      String name = Annotations.name(annotation);
      if (name.equals(Annotations.VARIABLE)) {
        variable = annotation;
      } else if (name.equals(Annotations.VARIABLE_SCOPE)) {
        mount = annotation;
      } else if (name.equals(Annotations.DIM)) {
        readDim(field, new AnnotationReader(annotation));
      }
    }
    if (mount != null) {
      readMount(field, new AnnotationReader(mount), variable != null);
    } else if (variable != null) {
      readVariable(field, new AnnotationReader(variable));
    } else if (isComponent(field)) {
      unmounted.add(javaField(field, lombok));
    }
  }

  /** Whether a field of each object holds components; a root has a place of its own. */
  private static boolean isComponent(Element field) {
    return !field.getModifiers().contains(Modifier.STATIC)
        && MountType.of(field.asType())
            .componentClass()
            .flatMap(type -> Annotations.find(type, Annotations.VARIABLE_SCOPE))
            .filter(scope -> new AnnotationReader(scope).written("value").isEmpty())
            .isPresent();
  }

  private void readDim(Element field, AnnotationReader reader) {
    JavaField javaField = javaField(field, lombok);
    String name = javaField.name();
    Site site = Site.ofField(javaField.owner(), name, Site.DIM);
    Optional<AssignedDim.Type> type =
        switch (field.asType().getKind()) {
          case INT -> Optional.of(AssignedDim.Type.INT);
          case LONG -> Optional.of(AssignedDim.Type.LONG);
          case BOOLEAN -> Optional.of(AssignedDim.Type.BOOLEAN);
          default -> Optional.empty();
        };
    String value = reader.string("value").orElse("");
    Optional<Formula<Let>> let =
        value.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Formula.of(value, site.at("value"), text -> new Let(name, Expression.parse(text))));
    code.uses(field);
    if (reader.isComplete()) {
      assigned.add(
          new AssignedDim(javaField, type, let, Formula.of(name, site, Expression::parse)));
    } else {
      deferred = true;
    }
  }

  private void readVariable(Element field, AnnotationReader reader) {
    if (field.asType().getKind() == TypeKind.ERROR) {
      // Variables are not generated, so this is a slip that the compiler tells: no need to wait.
      complete = false;
      return;
    }
    JavaField javaField = javaField(field, lombok);
    Site site = Site.ofField(javaField.owner(), javaField.name(), Site.VARIABLE);
    String name = reader.string("name").orElse("");
    VariableDeclaration declaration =
        new VariableDeclaration(
            javaField,
            name,
            template(name, site.at("name")),
            FieldTypes.of(field.asType(), owner(field)),
            reader.integers("shape").orElse(List.of()),
            DefaultsReader.formulas(reader, "dims", site, Expression::parse),
            inits.read(reader),
            reader.constant("reuse", Reuse.class).orElse(Reuse.INHERIT),
            reader.bool("trainable"),
            reader.strings("groups").orElse(List.of()),
            DefaultsReader.expression(reader, "when", site));
    code.uses(field);
    if (field.asType().getKind() == TypeKind.TYPEVAR) {
      code.assignsUnchecked();
    }
    add(declaration, reader);
  }

  private void readMount(Element field, AnnotationReader reader, boolean isVariableToo) {
    JavaField javaField = javaField(field, lombok);
    Site site = Site.ofField(javaField.owner(), javaField.name(), Site.SCOPE);
    String place = reader.string("value").orElse("");
    boolean isInline = reader.bool("inline").orElse(false);
    Optional<Formula<Expression>> count = DefaultsReader.expression(reader, "repeat", site);
    MountType type = MountType.of(field.asType());
    if (type.component().getKind() == TypeKind.ERROR) {
      deferred = true;
      return;
    }
    Optional<String> obstacle =
        isVariableToo
            ? Optional.of("a field is a variable or a mount, not both")
            : obstacle(type, field.asType(), count.isPresent());
    code.uses(field);
    List<DtypeSource> dtypes =
        obstacle.isEmpty()
            ? DtypeSources.arguments((DeclaredType) type.component(), owner(field))
            : List.of();
    complete &= !dtypes.contains(new DtypeSource.Unresolved());
    boolean isMade = obstacle.isEmpty() && code.isWritten() && makes(type);
    add(
        new MountDeclaration(
            javaField,
            place,
            template(place, site.at("value")),
            isInline,
            obstacle.isPresent()
                ? Optional.empty()
                : Optional.of(TypeNames.of(MountType.element(type.component()))),
            dtypes,
            obstacle,
            isMade,
            count.isPresent() && type.container().isPresent()
                ? Optional.of(new Repeat(type.container().get(), count.get()))
                : Optional.empty(),
            DefaultsReader.expression(reader, "when", site),
            defaults.read(reader, site, SlotsReader.read(field, site, reader)),
            isInline && !place.isEmpty()
                ? reader.written("value", "graph", "separator", "takes")
                : reader.written("graph", "separator", "takes")),
        reader);
  }

  /** Whether the binder can make what is mounted. */
  private boolean makes(MountType type) {
    TypeElement component = MountType.element(type.component());
    boolean canMake = code.makes(component);
    boolean isRaw = type.isArray() || !Accessibility.isInferable(component);
    if (canMake && isRaw && type.isUnchecked()) {
      code.assignsUnchecked();
    }
    return canMake;
  }

  private static Optional<Formula<NameTemplate>> template(String name, Site site) {
    return name.contains("{")
        ? Optional.of(Formula.of(name, site, NameTemplate::parse))
        : Optional.empty();
  }

  /** A value that could not be resolved leaves nothing that could be judged. */
  private void add(Member member, AnnotationReader reader) {
    if (reader.isComplete()) {
      members.add(member);
    } else {
      deferred = true;
    }
  }

  /** Why a field of some type cannot be a mount, as a clause. */
  private Optional<String> obstacle(MountType mount, TypeMirror field, boolean repeated) {
    Optional<String> otherContainer = mount.otherContainer(field);
    if (otherContainer.isPresent()) {
      return otherContainer;
    }
    TypeMirror type = mount.component();
    if (type.getKind() == TypeKind.TYPEVAR) {
      return Optional.of(
          "its type is the type variable " + TypeNames.of(type) + ", which has no known scope");
    }
    if (mount.isOfAnything()) {
      return Optional.of(
          "its type does not say what the List holds. Name a scope class, as in List<Dense>");
    }
    if (mount.componentClass().isEmpty()) {
      return Optional.of("its type " + TypeNames.of(type) + " is no scope class");
    }
    TypeElement component = mount.componentClass().get();
    if (FieldTypes.of(type, component).isPresent()) {
      return Optional.of("it is a variable. Annotate it with @Variable");
    }
    if (Annotations.find(component, Annotations.VARIABLE_SCOPE).isEmpty()) {
      return Optional.of(
          "its type " + TypeNames.of(component) + " is not annotated with @VariableScope");
    }
    // A private class is told where it stands.
    if (!Accessibility.isHidden(component) && !code.sees(component)) {
      return Optional.of(
          "its type "
              + TypeNames.of(component)
              + " is not public, so its binder cannot be called from another package");
    }
    return mount.wrongNumber(repeated);
  }

  private static Element owner(Element field) {
    return requireNonNull(field.getEnclosingElement());
  }

  /** What Java says of a field. */
  static JavaField javaField(Element field, Lombok lombok) {
    List<String> obstacles = new ArrayList<>();
    for (Modifier modifier : OBSTACLES) {
      if (field.getModifiers().contains(modifier)) {
        obstacles.add(modifier.toString());
      }
    }
    String owner = owner(field) instanceof TypeElement type ? TypeNames.of(type) : "";
    Optional<TypeElement> held = MountType.of(field.asType()).componentClass();
    return new JavaField(
        owner,
        field.getSimpleName().toString(),
        TypeNames.of(field.asType()),
        held.isEmpty() ? Optional.empty() : Optional.of(TypeNames.of(held.get())),
        obstacles,
        lombok.added(field, obstacles));
  }
}
