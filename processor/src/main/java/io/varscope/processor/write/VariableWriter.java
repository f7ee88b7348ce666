package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.varscope.DType;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.processor.model.FieldType;
import io.varscope.processor.model.VariableDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes what a binder does for the variables of a class: it declares them, and assigns them in
 * another method, once all are had.
 */
final class VariableWriter {

  private final ClassName binder;

  /** The object that is bound. */
  private final String model;

  /** Where it is bound. */
  private final String in;

  private final String found;
  private final String variable;

  /** What assigns the variables of each part. */
  private final List<Piece> assignments = new ArrayList<>();

  VariableWriter(ClassName binder, LocalNames names) {
    this.binder = binder;
    this.model = names.of("model");
    this.in = names.of("in");
    this.found = names.of("found");
    this.variable = names.of("variable");
  }

  /** Whether a binder finds the same variable each time at one place. */
  static boolean isLasting(VariableDeclaration variable) {
    return variable.dims().isEmpty() && variable.when().isEmpty();
  }

  /** The assignments of all that was written together until now. */
  List<Piece> assignments() {
    return assignments;
  }

  /** Declares variables that are assigned together: either all of them are lasting, or none. */
  Piece together(List<VariableDeclaration> variables) {
    int part = assignments.size() + 1;
    assignments.add(piece(assignment(variables), variables));
    CodeBlock.Builder code = CodeBlock.builder();
    boolean isLasting = isLasting(variables.get(0));
    if (isLasting) {
      code.beginControlFlow("if ($L.isNew($T.class, $L))", in, binder, part);
    } else {
      code.addStatement("$L.begin($L)", in, part);
    }
    variables.forEach(declared -> code.add(declaration(declared)));
    if (isLasting) {
      code.endControlFlow();
    }
    return piece(code.addStatement("$L.assign(new $T($L))", in, binder, model).build(), variables);
  }

  private static Piece piece(CodeBlock code, List<VariableDeclaration> variables) {
    return new Piece(
        code,
        MemberWriter.bytes(variables),
        variables.stream().mapToInt(MemberWriter::constants).sum());
  }

  private CodeBlock assignment(List<VariableDeclaration> variables) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (VariableDeclaration declared : variables) {
      FieldType type = declared.type().orElseThrow();
      String dtype = type.dtype().toString();
      code.addStatement(
          "$L.$L = $L.next$L()$L",
          model,
          declared.field().name(),
          found,
          Character.toUpperCase(dtype.charAt(0)) + dtype.substring(1),
          part(type));
    }
    return code.build();
  }

  /** Declares a variable that is assigned alone. */
  CodeBlock alone(VariableDeclaration declared) {
    FieldType type = declared.type().orElseThrow();
    return CodeBlock.builder()
        .add(inFull(declared, type))
        .add(
            "\n.to($1L -> $2L.$3L = $1L$4L);$<$<\n",
            variable,
            model,
            declared.field().name(),
            part(type))
        .build();
  }

  private CodeBlock declaration(VariableDeclaration declared) {
    FieldType type = declared.type().orElseThrow();
    CodeBlock more = more(declared, type);
    if (!more.isEmpty()) {
      return inFull(declared, type).toBuilder().add("\n.declare();$<$<\n").build();
    }
    boolean isScalar = declared.dims().isEmpty() && declared.lengths().isEmpty();
    CodeBlock shape =
        isScalar
            ? CodeBlock.of("")
            : CodeBlock.of(", $L", declared.dims().isEmpty() ? lengths(declared) : shape(declared));
    return CodeBlock.builder()
        .addStatement("$L.$L($S$L)", in, type.dtype(), declared.name(), shape)
        .build();
  }

  /** A declaration that is not yet completed. */
  private CodeBlock inFull(VariableDeclaration declared, FieldType type) {
    return CodeBlock.of(
        "$L.variable($S, $T.$L, $L)$>$>$L",
        in,
        declared.name(),
        DType.class,
        type.dtype().toString().toUpperCase(Locale.ROOT),
        shape(declared),
        more(declared, type));
  }

  /** Whatever is said of a variable besides name, dtype and shape. */
  private static CodeBlock more(VariableDeclaration declared, FieldType type) {
    CodeBlock.Builder code = CodeBlock.builder();
    String field = declared.field().name();
    if (!declared.name().equals(field)) {
      code.add("\n.field($S)", field);
    }
    if (declared.init().isGiven()) {
      code.add("\n.initializer($L)", InitializerCode.of(declared.init()));
    }
    if (declared.reuse() != Reuse.INHERIT) {
      code.add("\n.reuse($T.$L)", Reuse.class, declared.reuse().name());
    }
    declared.trainable().ifPresent(trainable -> code.add("\n.trainable($L)", trainable));
    if (!declared.groups().isEmpty()) {
      code.add("\n.groups($L)", MemberWriter.texts(declared.groups()));
    }
    if (type.memory() != Memory.ANY) {
      code.add("\n.memory($T.$L)", Memory.class, type.memory().name());
    }
    return code.build();
  }

  /** What of a variable is assigned. */
  private static String part(FieldType type) {
    return switch (type.form()) {
      case VARIABLE -> "";
      case ARRAY -> ".array()";
      case BUFFER -> ".buffer()";
    };
  }

  private CodeBlock shape(VariableDeclaration declared) {
    if (!declared.dims().isEmpty()) {
      return CodeBlock.of("$L.shape($L)", in, MemberWriter.strings(declared.dims()));
    }
    return declared.lengths().isEmpty()
        ? CodeBlock.of("$T.scalar()", Shape.class)
        : CodeBlock.of("$T.of($L)", Shape.class, lengths(declared));
  }

  private static CodeBlock lengths(VariableDeclaration declared) {
    return CodeBlock.of(
        "$L",
        declared.lengths().stream()
            .map(length -> length > Integer.MAX_VALUE ? length + "L" : Long.toString(length))
            .collect(Collectors.joining(", ")));
  }
}
