package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.varscope.DType;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.FieldType;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.processor.read.Accessibility;
import io.varscope.processor.read.BinderName;
import io.varscope.processor.read.Classes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** Writes what a binder does for one field. */
final class MemberWriter {

  /**
   * About the most code of one method, some thirty fields. A method has room for more; but the
   * usual JVM compiles large ones badly, and those beyond 8000 bytes never.
   */
  static final int MOST_BYTES = 2_500;

  /**
   * The statements for one field.
   *
   * @param bytes about how much of a method they take when compiled
   */
  record Code(CodeBlock code, int bytes) {}

  private final Classes classes;
  private final Accessibility accessibility;
  private final InitializerCode initializers;

  MemberWriter(Classes classes, InitializerCode initializers) {
    this.classes = classes;
    this.accessibility = new Accessibility(classes.elements());
    this.initializers = initializers;
  }

  /** The statements for each field, in order; some have those of several. */
  List<Code> code(TypeElement owner, ScopeClass scope, Map<String, ScopeClass> known) {
    List<Code> code = new ArrayList<>();
    List<VariableDeclaration> lasting = new ArrayList<>();
    int parts = 0;
    for (Member member : scope.members()) {
      if (!isLasting(member) || bytes(lasting) + bytes(member) > MOST_BYTES) {
        parts += add(owner, lasting, parts, code);
      }
      int bytes = bytes(member);
      if (isLasting(member)) {
        lasting.add((VariableDeclaration) member);
      } else if (member instanceof VariableDeclaration variable) {
        variable
            .type()
            .ifPresent(type -> code.add(new Code(when(member, variable(variable, type)), bytes)));
      } else if (member instanceof MountDeclaration mount && isBindable(mount, known)) {
        code.add(new Code(when(member, mount(owner, mount)), bytes));
      }
    }
    add(owner, lasting, parts, code);
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
  private int add(
      TypeElement owner, List<VariableDeclaration> lasting, int parts, List<Code> code) {
    if (lasting.isEmpty()) {
      return 0;
    }
    code.add(new Code(lasting(owner, lasting, parts + 1), bytes(lasting)));
    lasting.clear();
    return 1;
  }

  private CodeBlock lasting(TypeElement owner, List<VariableDeclaration> variables, int part) {
    CodeBlock.Builder code =
        CodeBlock.builder().beginControlFlow("if (in.isNew($T.class, $L))", binderOf(owner), part);
    for (VariableDeclaration variable : variables) {
      code.add(declaration(variable, variable.type().orElseThrow())).add("\n.declare();$<$<\n");
    }
    code.endControlFlow().add("in.assign(found -> {\n$>");
    for (VariableDeclaration variable : variables) {
      FieldType type = variable.type().orElseThrow();
      code.addStatement(
          "model.$L = found.next($T.$L)$L",
          variable.field().name(),
          DType.class,
          constant(type),
          part(type));
    }
    return code.add("$<});\n").build();
  }

  private static int bytes(List<? extends Member> members) {
    return members.stream().mapToInt(MemberWriter::bytes).sum();
  }

  private static int bytes(Member member) {
    int strings = member.when().isPresent() ? 1 : 0;
    if (member instanceof VariableDeclaration variable) {
      strings += variable.dims().size() + variable.groups().size();
    } else if (member instanceof MountDeclaration mount) {
      strings +=
          mount.defaults().lets().size()
              + mount.defaults().groups().size()
              + (mount.repeat().isPresent() ? 8 : 0);
    }
    return 80 + 12 * strings + bytes(member.init());
  }

  private static CodeBlock when(Member member, CodeBlock code) {
    return member.when().isEmpty()
        ? code
        : CodeBlock.builder()
            .beginControlFlow("if (in.when($S))", member.when().get().text())
            .add(code)
            .endControlFlow()
            .build();
  }

  /** About how much of a method an initializer takes: each constant eight bytes. */
  static int bytes(InitDeclaration init) {
    return 8 * init.constant().map(List::size).orElse(0);
  }

  private static boolean isBindable(MountDeclaration mount, Map<String, ScopeClass> known) {
    return mount.component().map(known::get).filter(c -> c.javaClass().isBindable()).isPresent();
  }

  private CodeBlock variable(VariableDeclaration variable, FieldType type) {
    return CodeBlock.builder()
        .add(declaration(variable, type))
        .add("\n.to(variable -> model.$L = variable$L);$<$<\n", variable.field().name(), part(type))
        .build();
  }

  private CodeBlock declaration(VariableDeclaration variable, FieldType type) {
    String field = variable.field().name();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "in.variable($S, $T.$L, $L)$>$>",
                variable.name(),
                DType.class,
                constant(type),
                shape(variable));
    if (!variable.name().equals(field)) {
      code.add("\n.field($S)", field);
    }
    if (variable.init().isGiven()) {
      code.add("\n.initializer($L)", initializers.of(variable.init()));
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

  private static CodeBlock texts(List<String> texts) {
    return texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", "));
  }

  private static CodeBlock shape(VariableDeclaration variable) {
    if (!variable.dims().isEmpty()) {
      return CodeBlock.of("in.shape($L)", strings(variable.dims()));
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

  private CodeBlock mount(TypeElement owner, MountDeclaration mount) {
    TypeElement component = classes.find(mount.component().orElseThrow());
    boolean canConstruct =
        accessibility.canConstruct(component, classes.elements().getPackageOf(owner));
    return mount.repeat().isPresent()
        ? elements(mount, mount.repeat().get(), component, canConstruct)
        : component(mount, component, canConstruct);
  }

  private CodeBlock component(MountDeclaration mount, TypeElement component, boolean canConstruct) {
    String field = mount.field().name();
    CodeBlock.Builder code = CodeBlock.builder();
    ClassName type = ClassName.get(component);
    if (canConstruct) {
      code.beginControlFlow("if (model.$L == null)", field)
          .addStatement(
              "model.$L = new $T$L()",
              field,
              type,
              component.getTypeParameters().isEmpty() ? "" : "<>")
          .endControlFlow();
    }
    return code.addStatement(
            "$T.declare(in.component(model.$L, $T.class, $S), in.mount($S, $S$L)$L)",
            binderOf(component),
            field,
            type,
            field,
            field,
            mount.name(),
            lets(mount),
            inherited(mount.defaults()))
        .build();
  }

  private CodeBlock elements(
      MountDeclaration mount, Repeat repeat, TypeElement component, boolean canConstruct) {
    String field = mount.field().name();
    boolean isArray = repeat.container() == Repeat.Container.ARRAY;
    ClassName type = ClassName.get(component);
    CodeBlock.Builder code = CodeBlock.builder();
    String count = repeat.count().text();
    if (canConstruct) {
      code.beginControlFlow("if (model.$L == null)", field)
          .addStatement("model.$L = $L", field, container(repeat, component))
          .endControlFlow()
          .addStatement("in.fill(model.$1L, $1S, $2S, $3T::new)", field, count, type);
    } else {
      code.addStatement("in.require(model.$1L, $1S, $2S)", field, count);
    }
    return code.beginControlFlow(
            "for (int i = 0; i < model.$L; i++)", field + (isArray ? ".length" : ".size()"))
        .addStatement(
            "$T.declare(in.component(model.$L, $T.class, $S, i), in.element($S, $S, i$L)$L)",
            binderOf(component),
            field + (isArray ? "[i]" : ".get(i)"),
            type,
            field,
            field,
            mount.place(),
            lets(mount),
            inherited(mount.defaults()))
        .endControlFlow()
        .build();
  }

  /** A new array or list. */
  private static CodeBlock container(Repeat repeat, TypeElement component) {
    ClassName type = ClassName.get(component);
    String count = repeat.count().text();
    if (repeat.container() == Repeat.Container.LIST) {
      return CodeBlock.of("new $T<>()", ArrayList.class);
    }
    return component.getTypeParameters().isEmpty()
        ? CodeBlock.of("new $T[in.count($S)]", type, count)
        : CodeBlock.of("in.array($T.class, $S)", type, count);
  }

  /** The dimensions that a mount gives, as further arguments. */
  private static CodeBlock lets(MountDeclaration mount) {
    return mount.defaults().lets().isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of(", $L", strings(mount.defaults().lets()));
  }

  /** What a scope says for everything below, but for dimensions. */
  CodeBlock inherited(Defaults defaults) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (defaults.reuse() != Reuse.INHERIT) {
      code.add(".withReuse($T.$L)", Reuse.class, defaults.reuse().name());
    }
    if (defaults.init().isGiven()) {
      code.add(".withInitializer($L)", initializers.of(defaults.init()));
    }
    defaults.trainable().ifPresent(trainable -> code.add(".withTrainable($L)", trainable));
    if (!defaults.groups().isEmpty()) {
      code.add(".withGroups($L)", texts(defaults.groups()));
    }
    return code.build();
  }

  ClassName binderOf(String scopeClass) {
    return binderOf(classes.find(scopeClass));
  }

  private static ClassName binderOf(TypeElement scopeClass) {
    BinderName name = BinderName.of(scopeClass);
    return ClassName.get(name.packageName(), name.simpleName());
  }
}
