package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import io.varscope.generated.Element;
import io.varscope.processor.model.JavaName;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Expression;
import java.util.ArrayList;
import java.util.Map;

/** Writes what a binder does for a mount: it makes what is missing, and has its binder declare. */
final class MountWriter {

  private final Map<String, ScopeClass> known;

  /** The object that is bound. */
  private final String model;

  /** Where it is bound. */
  private final String in;

  private final String index;
  private final String element;

  /**
   * A writer for one class.
   *
   * @param known every scope class that it leads to, by canonical name
   */
  MountWriter(Map<String, ScopeClass> known, LocalNames names) {
    this.known = known;
    this.model = names.of("model");
    this.in = names.of("in");
    this.index = names.of("i");
    this.element = names.of("element");
  }

  /** The statements for a mount of a component, but for a condition of the whole. */
  Code write(MountDeclaration mount, ScopeClass component) {
    return mount.repeat().isPresent()
        ? several(mount, mount.repeat().get(), component)
        : one(mount, component);
  }

  private Code one(MountDeclaration mount, ScopeClass component) {
    JavaName type = component.javaClass().name();
    String field = model + "." + mount.field().name();
    Code name = Code.literal(mount.field().name());
    Code code = new Code();
    if (mount.isMade()) {
      code.begin("if (", field, " == null)").add(field, " = ", construction(type), ";\n").end();
    }
    Code place =
        mount.isInline()
            ? Code.of(in, ".inline(", name, lets(mount), ")")
            : Code.of(in, ".mount(", name, ", ", Code.literal(mount.name()), lets(mount), ")");
    return code.add(in, ".component(", field, ", ", ModelType.raw(type), ".class, ", name, ");\n")
        .add(declare(mount, component, field, place));
  }

  private Code several(MountDeclaration mount, Repeat repeat, ScopeClass component) {
    Code code = made(mount, repeat, component.javaClass().name());
    return code.add(
        isPlain(mount, repeat)
            ? eachIndex(mount, repeat, component)
            : eachElement(mount, repeat, component));
  }

  /** The array or list, and as many components in it as there are to be. */
  private Code made(MountDeclaration mount, Repeat repeat, JavaName type) {
    String field = model + "." + mount.field().name();
    Code arguments =
        Code.of(field, ", ", Code.literal(mount.field().name()), ", ")
            .add(Code.literal(repeat.count().text()));
    if (!mount.isMade()) {
      return Code.of(in, ".require(", arguments, ");\n");
    }
    if (mount.isByElement()) {
      arguments.add(", ", Code.literal(mount.when().orElseThrow().text()));
    }
    return new Code()
        .begin("if (", field, " == null)")
        .add(field, " = ", container(repeat, type), ";\n")
        .end()
        .add(in, ".fill(", arguments, ", ", constructor(type), ");\n");
  }

  /** Whether all components are there, each below, and have the index that they have in Java. */
  private static boolean isPlain(MountDeclaration mount, Repeat repeat) {
    Expression count = repeat.count().parsed().orElse(null);
    return !mount.isInline()
        && !mount.isByElement()
        && (count instanceof Expression.Literal
            || count instanceof Expression.Operation
            || count instanceof Expression.Rounded);
  }

  private Code eachIndex(MountDeclaration mount, Repeat repeat, ScopeClass component) {
    String field = model + "." + mount.field().name();
    String size = field + (isArray(repeat) ? ".length" : ".size()");
    Code name = Code.literal(mount.field().name());
    Code place =
        Code.of(in, ".element(", name, ", ", Code.literal(mount.place()), ", ", index)
            .add(lets(mount), ")");
    return new Code()
        .begin("for (int ", index, " = 0; ", index, " < ", size, "; ", index, "++)")
        .add(placed(mount, component, value(field, repeat, index), index, place))
        .end();
  }

  private Code eachElement(MountDeclaration mount, Repeat repeat, ScopeClass component) {
    String field = model + "." + mount.field().name();
    String at = element + ".at()";
    Code elements =
        Code.of(in, ".elements(", Code.literal(mount.field().name()), ", ")
            .add(Code.literal(repeat.count().text()), ")");
    Code place =
        mount.isInline()
            ? Code.of(element, ".inline(", Code.literals(mount.defaults().lets()), ")")
            : Code.of(element, ".mount(", Code.literal(mount.place()), lets(mount), ")");
    Code placed = placed(mount, component, value(field, repeat, at), at, place);
    if (mount.isByElement()) {
      Code when = Code.literal(mount.when().orElseThrow().text());
      placed = new Code().begin("if (", element, ".when(", when, "))").add(placed).end();
    }
    return new Code()
        .begin("for (", Element.class, " ", element, " : ", elements, ")")
        .add(placed)
        .end();
  }

  private Code placed(
      MountDeclaration mount, ScopeClass component, String value, String index, Code place) {
    ClassName type = ModelType.raw(component.javaClass().name());
    return Code.of(in, ".component(", value, ", ", type, ".class, ")
        .add(Code.literal(mount.field().name()), ", ", index, ");\n")
        .add(declare(mount, component, value, place));
  }

  private Code declare(MountDeclaration mount, ScopeClass component, String value, Code place) {
    return Code.of(MemberWriter.binderOf(component), ".declare(", value, ", ", place)
        .add(Dtypes.said(component, mount.dtypes(), known, in))
        .add(MemberWriter.inherited(mount.defaults()), ");\n");
  }

  private static boolean isArray(Repeat repeat) {
    return repeat.container() == Repeat.Container.ARRAY;
  }

  private static String value(String field, Repeat repeat, String index) {
    return field + (isArray(repeat) ? "[" + index + "]" : ".get(" + index + ")");
  }

  /** A new array or list. */
  private Code container(Repeat repeat, JavaName component) {
    ClassName type = ModelType.raw(component);
    if (!isArray(repeat)) {
      return Code.of("new ", ArrayList.class, "<>()");
    }
    Code count = Code.literal(repeat.count().text());
    return component.isGeneric()
        ? Code.of(in, ".array(", type, ".class, ", count, ")")
        : Code.of("new ", type, "[", in, ".count(", count, ")]");
  }

  /** What makes components. */
  private static Code constructor(JavaName component) {
    return component.isInferable()
        ? Code.of(ModelType.raw(component), "::new")
        : Code.of("() -> ", construction(component));
  }

  /** A new object of a class, which may be generic. */
  static Code construction(JavaName type) {
    boolean inferred = type.isGeneric() && type.isInferable();
    return Code.of("new ", ModelType.raw(type), inferred ? "<>" : "", "()");
  }

  /** The dimensions that a mount gives, as further arguments. */
  private static Code lets(MountDeclaration mount) {
    return mount.defaults().lets().isEmpty()
        ? new Code()
        : Code.of(", ", Code.literals(mount.defaults().lets()));
  }
}
