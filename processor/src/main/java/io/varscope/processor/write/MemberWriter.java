package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.varscope.Reuse;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.Formula;
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
        code.add(variables.together(group));
        group.clear();
      }
      if (member instanceof VariableDeclaration variable && variable.type().isPresent()) {
        if (variable.when().isEmpty()) {
          group.add(variable);
        } else {
          code.add(piece(when(member, variables.alone(variable)), member));
        }
      } else if (member instanceof MountDeclaration mount && isBindable(mount)) {
        code.add(piece(when(member, mount(mount)), member));
      }
    }
    if (!group.isEmpty()) {
      code.add(variables.together(group));
    }
    return code;
  }

  /** What assigns the variables that are not assigned alone, a piece for each part. */
  List<Piece> assignments() {
    return variables.assignments();
  }

  /** Whether a field is assigned together with some before it. */
  private static boolean isTogether(List<VariableDeclaration> group, Member member) {
    return member instanceof VariableDeclaration variable
        && variable.type().isPresent()
        && variable.when().isEmpty()
        && VariableWriter.isLasting(variable) == VariableWriter.isLasting(group.get(0))
        && bytes(group) + bytes(member) <= Parts.MOST_BYTES;
  }

  private static Piece piece(CodeBlock code, Member member) {
    return new Piece(code, bytes(member), constants(member));
  }

  static int bytes(List<? extends Member> members) {
    return members.stream().mapToInt(MemberWriter::bytes).sum();
  }

  private static int bytes(Member member) {
    return 80 + 12 * strings(member) + bytes(member.init());
  }

  static int constants(Member member) {
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

  private CodeBlock when(Member member, CodeBlock code) {
    return member.when().isEmpty()
        ? code
        : CodeBlock.builder()
            .beginControlFlow("if ($L.when($S))", in, member.when().get().text())
            .add(code)
            .endControlFlow()
            .build();
  }

  /** About how much of a method an initializer takes: each constant eight bytes. */
  static int bytes(InitDeclaration init) {
    return 8 * init.constant().map(List::size).orElse(0);
  }

  private boolean isBindable(MountDeclaration mount) {
    return mount.component().map(known::get).filter(c -> c.javaClass().isBindable()).isPresent();
  }

  static CodeBlock texts(List<String> texts) {
    return texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", "));
  }

  /** Expressions, as they are written. */
  static CodeBlock strings(List<? extends Formula<?>> formulas) {
    return formulas.stream()
        .map(formula -> CodeBlock.of("$S", formula.text()))
        .collect(CodeBlock.joining(", "));
  }

  private CodeBlock mount(MountDeclaration mount) {
    ScopeClass component = known.get(mount.component().orElseThrow());
    return mount.repeat().isPresent()
        ? elements(mount, mount.repeat().get(), component)
        : component(mount, component);
  }

  private CodeBlock component(MountDeclaration mount, ScopeClass component) {
    JavaName type = component.javaClass().name();
    String field = mount.field().name();
    CodeBlock.Builder code = CodeBlock.builder();
    if (mount.isMade()) {
      code.beginControlFlow("if ($L.$L == null)", model, field)
          .addStatement("$L.$L = $L", model, field, construction(type))
          .endControlFlow();
    }
    return code.addStatement(
            "$1L.component($2L.$3L, $4T.class, $3S)", in, model, field, ModelType.raw(type))
        .addStatement(
            "$1T.declare($2L.$3L, $4L.mount($3S, $5S$6L)$7L)",
            binderOf(component),
            model,
            field,
            in,
            mount.name(),
            lets(mount),
            inherited(mount.defaults()))
        .build();
  }

  private CodeBlock elements(MountDeclaration mount, Repeat repeat, ScopeClass component) {
    JavaName type = component.javaClass().name();
    String field = mount.field().name();
    boolean isArray = repeat.container() == Repeat.Container.ARRAY;
    String element = field + (isArray ? "[" + index + "]" : ".get(" + index + ")");
    CodeBlock.Builder code = CodeBlock.builder();
    String count = repeat.count().text();
    if (mount.isMade()) {
      code.beginControlFlow("if ($L.$L == null)", model, field)
          .addStatement("$L.$L = $L", model, field, container(repeat, type))
          .endControlFlow()
          .addStatement(
              "$1L.fill($2L.$3L, $3S, $4S, $5L)", in, model, field, count, constructor(type));
    } else {
      code.addStatement("$1L.require($2L.$3L, $3S, $4S)", in, model, field, count);
    }
    return code.beginControlFlow(
            "for (int $1L = 0; $1L < $2L.$3L; $1L++)",
            index,
            model,
            field + (isArray ? ".length" : ".size()"))
        .addStatement(
            "$L.component($L.$L, $T.class, $S, $L)",
            in,
            model,
            element,
            ModelType.raw(type),
            field,
            index)
        .addStatement(
            "$1T.declare($2L.$3L, $4L.element($5S, $6S, $7L$8L)$9L)",
            binderOf(component),
            model,
            element,
            in,
            field,
            mount.place(),
            index,
            lets(mount),
            inherited(mount.defaults()))
        .endControlFlow()
        .build();
  }

  /** A new array or list. */
  private CodeBlock container(Repeat repeat, JavaName component) {
    ClassName type = ModelType.raw(component);
    String count = repeat.count().text();
    if (repeat.container() == Repeat.Container.LIST) {
      return CodeBlock.of("new $T<>()", ArrayList.class);
    }
    return component.isGeneric()
        ? CodeBlock.of("$L.array($T.class, $S)", in, type, count)
        : CodeBlock.of("new $T[$L.count($S)]", type, in, count);
  }

  /** What makes components. */
  private static CodeBlock constructor(JavaName component) {
    return component.isInferable()
        ? CodeBlock.of("$T::new", ModelType.raw(component))
        : CodeBlock.of("() -> $L", construction(component));
  }

  /** A new object of a class, which may be generic. */
  static CodeBlock construction(JavaName type) {
    boolean inferred = type.isGeneric() && type.isInferable();
    return CodeBlock.of("new $T$L()", ModelType.raw(type), inferred ? "<>" : "");
  }

  /** The dimensions that a mount gives, as further arguments. */
  private static CodeBlock lets(MountDeclaration mount) {
    return mount.defaults().lets().isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of(", $L", strings(mount.defaults().lets()));
  }

  /** What a scope says for everything below, but for dimensions. */
  static CodeBlock inherited(Defaults defaults) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (defaults.reuse() != Reuse.INHERIT) {
      code.add(".withReuse($T.$L)", Reuse.class, defaults.reuse().name());
    }
    if (defaults.init().isGiven()) {
      code.add(".withInitializer($L)", InitializerCode.of(defaults.init()));
    }
    defaults.trainable().ifPresent(trainable -> code.add(".withTrainable($L)", trainable));
    if (!defaults.groups().isEmpty()) {
      code.add(".withGroups($L)", texts(defaults.groups()));
    }
    return code.build();
  }

  static ClassName binderOf(ScopeClass scope) {
    BinderName name = scope.javaClass().name().binder();
    return ClassName.get(name.packageName(), name.simpleName());
  }
}
