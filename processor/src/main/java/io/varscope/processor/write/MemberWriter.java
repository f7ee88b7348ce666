package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.varscope.DType;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.FieldType;
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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a binder does for one field. */
final class MemberWriter {

  private final ScopeClass scope;
  private final Map<String, ScopeClass> known;

  /** The object that is bound. */
  private final String model;

  /** Where it is bound. */
  private final String in;

  private final String found;
  private final String variable;
  private final String index;

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
    this.found = names.of("found");
    this.variable = names.of("variable");
    this.index = names.of("i");
  }

  /** The statements for each field, in order; some have those of several. */
  List<Piece> pieces() {
    List<Piece> code = new ArrayList<>();
    List<VariableDeclaration> lasting = new ArrayList<>();
    int parts = 0;
    for (Member member : scope.members()) {
      if (!isLasting(member) || bytes(lasting) + bytes(member) > Parts.MOST_BYTES) {
        parts += add(lasting, parts, code);
      }
      if (isLasting(member)) {
        lasting.add((VariableDeclaration) member);
      } else if (member instanceof VariableDeclaration variable) {
        variable
            .type()
            .ifPresent(type -> code.add(piece(when(member, variable(variable, type)), member)));
      } else if (member instanceof MountDeclaration mount && isBindable(mount)) {
        code.add(piece(when(member, mount(mount)), member));
      }
    }
    add(lasting, parts, code);
    return code;
  }

  /** Whether a binder finds the same variable each time at one place. */
  private static boolean isLasting(Member member) {
    return member instanceof VariableDeclaration variable
        && variable.type().isPresent()
        && variable.dims().isEmpty()
        && variable.when().isEmpty();
  }

  /** Adds the statements for variables that are remembered together, of which none is left. */
  private int add(List<VariableDeclaration> lasting, int parts, List<Piece> code) {
    if (lasting.isEmpty()) {
      return 0;
    }
    code.add(
        new Piece(
            lasting(lasting, parts + 1),
            bytes(lasting),
            lasting.stream().mapToInt(MemberWriter::constants).sum()));
    lasting.clear();
    return 1;
  }

  private CodeBlock lasting(List<VariableDeclaration> variables, int part) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("if ($L.isNew($T.class, $L))", in, binderOf(scope), part);
    for (VariableDeclaration variable : variables) {
      code.add(declaration(variable, variable.type().orElseThrow())).add("\n.declare();$<$<\n");
    }
    code.endControlFlow().add("$L.assign($L -> {\n$>", in, found);
    for (VariableDeclaration variable : variables) {
      FieldType type = variable.type().orElseThrow();
      code.addStatement(
          "$L.$L = $L.next($T.$L)$L",
          model,
          variable.field().name(),
          found,
          DType.class,
          constant(type),
          part(type));
    }
    return code.add("$<});\n").build();
  }

  private static Piece piece(CodeBlock code, Member member) {
    return new Piece(code, bytes(member), constants(member));
  }

  private static int bytes(List<? extends Member> members) {
    return members.stream().mapToInt(MemberWriter::bytes).sum();
  }

  private static int bytes(Member member) {
    return 80 + 12 * strings(member) + bytes(member.init());
  }

  private static int constants(Member member) {
    // A field, a method and a lambda have some each, a string two, and so has a number.
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

  private CodeBlock variable(VariableDeclaration declared, FieldType type) {
    return CodeBlock.builder()
        .add(declaration(declared, type))
        .add(
            "\n.to($1L -> $2L.$3L = $1L$4L);$<$<\n",
            variable,
            model,
            declared.field().name(),
            part(type))
        .build();
  }

  private CodeBlock declaration(VariableDeclaration variable, FieldType type) {
    String field = variable.field().name();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "$L.variable($S, $T.$L, $L)$>$>",
                in,
                variable.name(),
                DType.class,
                constant(type),
                shape(variable));
    if (!variable.name().equals(field)) {
      code.add("\n.field($S)", field);
    }
    if (variable.init().isGiven()) {
      code.add("\n.initializer($L)", InitializerCode.of(variable.init()));
    }
    if (variable.reuse() != Reuse.INHERIT) {
      code.add("\n.reuse($T.$L)", Reuse.class, variable.reuse().name());
    }
    variable.trainable().ifPresent(trainable -> code.add("\n.trainable($L)", trainable));
    if (!variable.groups().isEmpty()) {
      code.add("\n.groups($L)", texts(variable.groups()));
    }
    if (type.memory() != Memory.ANY) {
      code.add("\n.memory($T.$L)", Memory.class, type.memory().name());
    }
    return code.build();
  }

  private static String constant(FieldType type) {
    return type.dtype().toString().toUpperCase(Locale.ROOT);
  }

  /** What of a variable is assigned. */
  private static String part(FieldType type) {
    return switch (type.form()) {
      case VARIABLE -> "";
      case ARRAY -> ".array()";
      case BUFFER -> ".buffer()";
    };
  }

  static CodeBlock texts(List<String> texts) {
    return texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", "));
  }

  private CodeBlock shape(VariableDeclaration variable) {
    if (!variable.dims().isEmpty()) {
      return CodeBlock.of("$L.shape($L)", in, strings(variable.dims()));
    }
    if (variable.lengths().isEmpty()) {
      return CodeBlock.of("$T.scalar()", Shape.class);
    }
    return CodeBlock.of(
        "$T.of($L)",
        Shape.class,
        variable.lengths().stream()
            .map(length -> length > Integer.MAX_VALUE ? length + "L" : Long.toString(length))
            .collect(Collectors.joining(", ")));
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
            "$1T.declare($2L.component($3L.$4L, $5T.class, $4S), $2L.mount($4S, $6S$7L)$8L)",
            binderOf(component),
            in,
            model,
            field,
            ModelType.raw(type),
            mount.name(),
            lets(mount),
            inherited(mount.defaults()))
        .build();
  }

  private CodeBlock elements(MountDeclaration mount, Repeat repeat, ScopeClass component) {
    JavaName type = component.javaClass().name();
    String field = mount.field().name();
    boolean isArray = repeat.container() == Repeat.Container.ARRAY;
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
            "$1T.declare($2L.component($3L.$4L, $5T.class, $6S, $7L),"
                + " $2L.element($6S, $8S, $7L$9L)$10L)",
            binderOf(component),
            in,
            model,
            field + (isArray ? "[" + index + "]" : ".get(" + index + ")"),
            ModelType.raw(type),
            field,
            index,
            mount.place(),
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
