package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import io.varscope.Reuse;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.JavaName;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what a binder does for one field. */
final class MemberWriter {

  private final ScopeClass scope;
  private final Map<String, ScopeClass> known;

  /** The object that is bound. */
  private final String model;

  /** Where it is bound. */
  private final String in;

  private final String index;
  private final VariableWriter variables;

  /**
   * A writer for one class.
   *
   * @param known every scope class that it leads to, by canonical name
   */
  MemberWriter(ScopeClass scope, Map<String, ScopeClass> known, LocalNames names) {
    this.scope = scope;
    this.known = known;
    this.model = names.of("model");
    this.in = names.of("in");
    this.index = names.of("i");
    this.variables = new VariableWriter(binderOf(scope), names);
  }

  /** The statements for each field, in order; some have those of several. */
  List<Piece> pieces() {
    List<Piece> code = new ArrayList<>();
    List<VariableDeclaration> group = new ArrayList<>();
    for (Member member : scope.members()) {
      if (!group.isEmpty() && !isTogether(group, member)) {
        code.add(together(group));
        group.clear();
      }
      if (member instanceof VariableDeclaration variable && variable.type().isPresent()) {
        group.add(variable);
      } else if (member instanceof MountDeclaration mount && isBindable(mount)) {
        code.add(new Piece(when(member, mount(mount)), bytes(member), constants(member)));
      }
    }
    if (!group.isEmpty()) {
      code.add(together(group));
    }
    return code;
  }

  private Piece together(List<VariableDeclaration> group) {
    Piece piece = variables.together(group);
    return new Piece(when(group.get(0), piece.code()), piece.bytes(), piece.constants());
  }

  /** What assigns the variables, a piece for each part. */
  List<Piece> assignments() {
    return variables.assignments();
  }

  /** Whether a field is assigned together with some before it; one with a condition is alone. */
  private static boolean isTogether(List<VariableDeclaration> group, Member member) {
    return member instanceof VariableDeclaration variable
        && variable.type().isPresent()
        && variable.when().isEmpty()
        && group.get(0).when().isEmpty()
        && VariableWriter.isLasting(variable) == VariableWriter.isLasting(group.get(0))
        && bytes(group) + bytes(member) <= Parts.MOST_BYTES;
  }

  static int bytes(List<? extends Member> members) {
    int bytes = 0;
    for (Member member : members) {
      bytes += bytes(member);
    }
    return bytes;
  }

  static int constants(List<? extends Member> members) {
    int constants = 0;
    for (Member member : members) {
      constants += constants(member);
    }
    return constants;
  }

  private static int bytes(Member member) {
    return 80 + 12 * strings(member) + bytes(member.init());
  }

  private static int constants(Member member) {
    // A field and a method have some each, a string two, and so has a number.
    return 24 + 2 * strings(member) + bytes(member.init()) / 4;
  }

  private static int strings(Member member) {
    int strings = member.when().isPresent() ? 1 : 0;
    if (member instanceof VariableDeclaration variable) {
      strings += variable.dims().size() + variable.groups().size();
    } else if (member instanceof MountDeclaration mount) {
      strings +=
          mount.defaults().lets().size()
              + mount.defaults().groups().size()
              + (mount.repeat().isPresent() ? 8 : 0);
    }
    return strings;
  }

  private Code when(Member member, Code code) {
    return member.when().isEmpty()
        ? code
        : new Code()
            .begin("if (", in, ".when(", Code.literal(member.when().get().text()), "))")
            .add(code)
            .end();
  }

  /** About how much of a method an initializer takes: each constant eight bytes. */
  static int bytes(InitDeclaration init) {
    return init.constant().isEmpty() ? 0 : 8 * init.constant().get().size();
  }

  private boolean isBindable(MountDeclaration mount) {
    ScopeClass component = mount.component().isEmpty() ? null : known.get(mount.component().get());
    return component != null && component.javaClass().isBindable();
  }

  private Code mount(MountDeclaration mount) {
    ScopeClass component = mount.component().map(known::get).orElseThrow();
    return mount.repeat().isPresent()
        ? elements(mount, mount.repeat().get(), component)
        : component(mount, component);
  }

  private Code component(MountDeclaration mount, ScopeClass component) {
    JavaName type = component.javaClass().name();
    String field = model + "." + mount.field().name();
    Code name = Code.literal(mount.field().name());
    Code code = new Code();
    if (mount.isMade()) {
      code.begin("if (", field, " == null)").add(field, " = ", construction(type), ";\n").end();
    }
    return code.add(in, ".component(", field, ", ", ModelType.raw(type), ".class, ", name, ");\n")
        .add(binderOf(component), ".declare(", field, ", ")
        .add(in, ".mount(", name, ", ", Code.literal(mount.name()), lets(mount), ")")
        .add(inherited(mount.defaults()), ");\n");
  }

  private Code elements(MountDeclaration mount, Repeat repeat, ScopeClass component) {
    JavaName type = component.javaClass().name();
    String field = model + "." + mount.field().name();
    boolean isArray = repeat.container() == Repeat.Container.ARRAY;
    String element = field + (isArray ? "[" + index + "]" : ".get(" + index + ")");
    String size = field + (isArray ? ".length" : ".size()");
    Code name = Code.literal(mount.field().name());
    Code code = new Code();
    Code count = Code.literal(repeat.count().text());
    if (mount.isMade()) {
      code.begin("if (", field, " == null)")
          .add(field, " = ", container(repeat, type), ";\n")
          .end()
          .add(in, ".fill(", field, ", ", name, ", ", count, ", ", constructor(type), ");\n");
    } else {
      code.add(in, ".require(", field, ", ", name, ", ", count, ");\n");
    }
    return code.begin("for (int ", index, " = 0; ", index, " < ", size, "; ", index, "++)")
        .add(in, ".component(", element, ", ", ModelType.raw(type), ".class, ")
        .add(name, ", ", index, ");\n")
        .add(binderOf(component), ".declare(", element, ", ")
        .add(in, ".element(", name, ", ", Code.literal(mount.place()), ", ", index, lets(mount))
        .add(")", inherited(mount.defaults()), ");\n")
        .end();
  }

  /** A new array or list. */
  private Code container(Repeat repeat, JavaName component) {
    ClassName type = ModelType.raw(component);
    if (repeat.container() == Repeat.Container.LIST) {
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

  /** What a scope says for everything below, but for dimensions. */
  static Code inherited(Defaults defaults) {
    Code code = new Code();
    if (defaults.reuse() != Reuse.INHERIT) {
      code.add(".withReuse(", Reuse.class, ".", defaults.reuse().name(), ")");
    }
    if (defaults.init().isGiven()) {
      code.add(".withInitializer(", InitializerCode.of(defaults.init()), ")");
    }
    if (defaults.trainable().isPresent()) {
      code.add(".withTrainable(", defaults.trainable().get(), ")");
    }
    if (!defaults.groups().isEmpty()) {
      code.add(".withGroups(").addLiterals(defaults.groups()).add(")");
    }
    return code;
  }

  static ClassName binderOf(ScopeClass scope) {
    BinderName name = scope.javaClass().name().binder();
    return ClassName.get(name.packageName(), name.simpleName());
  }
}
