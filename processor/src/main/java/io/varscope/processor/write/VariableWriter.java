package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.processor.model.FieldType;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what a binder does for the variables of a class: it declares them, and assigns them in
 * another method, once all are had.
 */
final class VariableWriter {

  /** Where a statement goes on. */
  private static final String NEXT_LINE = "\n    ";

  private final ClassName binder;
  private final ScopeClass scope;

  /** The object that is bound. */
  private final String model;

  /** Where it is bound. */
  private final String in;

  private final String found;

  /** What assigns the variables of each part. */
  private final List<Piece> assignments = new ArrayList<>();

  VariableWriter(ScopeClass scope, LocalNames names) {
    this.binder = MemberWriter.binderOf(scope);
    this.scope = scope;
    this.model = names.of("model");
    this.in = names.of("in");
    this.found = names.of("found");
  }

  /** The assignments of all that was written together until now. */
  List<Piece> assignments() {
    return assignments;
  }

  /** Declares variables that are assigned together, if they were not found here before. */
  Piece together(List<VariableDeclaration> variables) {
    int part = assignments.size() + 1;
    assignments.add(piece(assignment(variables), variables));
    Code code = new Code().begin("if (", in, ".isNew(", binder, ".class, ", part, "))");
    for (VariableDeclaration declared : variables) {
      addDeclaration(declared, code);
    }
    code.end();
    return piece(code.add(in, ".assign(new ", binder, "(", model, "));\n"), variables);
  }

  private static Piece piece(Code code, List<VariableDeclaration> variables) {
    return new Piece(code, MemberWriter.bytes(variables), MemberWriter.constants(variables));
  }

  private Code assignment(List<VariableDeclaration> variables) {
    Code code = new Code();
    for (VariableDeclaration declared : variables) {
      FieldType type = declared.type().orElseThrow();
      code.add(object(declared), ".", declared.field().name(), " = ", found, ".next");
      if (!declared.isGeneric()) {
        String dtype = type.dtype().toString();
        code.add(Character.toUpperCase(dtype.charAt(0)), dtype.substring(1));
      }
      code.add("()", part(type), ";\n");
    }
    return code;
  }

  /** The object that has a field, as of a type that lets it be assigned. */
  private Code object(VariableDeclaration declared) {
    return scope.generics().has(declared.field().type())
        ? Code.of("((", Dtypes.assignable(scope), ") ", model, ")")
        : Code.of(model);
  }

  /** Says first whatever is to be said besides name, dtype and shape. */
  private void addDeclaration(VariableDeclaration declared, Code code) {
    FieldType type = declared.type().orElseThrow();
    Code more = more(declared, type);
    code.add(in);
    if (!more.isEmpty()) {
      code.add(".declaration()", more, NEXT_LINE);
    }
    if (declared.isGeneric()) {
      code.add(".variable(", name(declared), ", ", Dtypes.of(type.dtype(), in))
          .add(", ", in, ".shape(", axes(declared), "));\n");
    } else {
      code.add(".", type.dtype(), "(", name(declared), shape(declared), ");\n");
    }
  }

  private Code name(VariableDeclaration declared) {
    Code name = Code.literal(declared.name());
    return declared.template().isEmpty() ? name : Code.of(in, ".name(", name, ")");
  }

  private static Code more(VariableDeclaration declared, FieldType type) {
    Code code = new Code();
    String field = declared.field().name();
    if (!declared.name().equals(field)) {
      code.add(NEXT_LINE, ".field(", Code.literal(field), ")");
    }
    if (declared.init().isGiven()) {
      code.add(NEXT_LINE, ".initializer(", InitializerCode.of(declared.init()), ")");
    }
    if (declared.reuse() != Reuse.INHERIT) {
      code.add(NEXT_LINE, ".reuse(", Reuse.class, ".", declared.reuse().name(), ")");
    }
    if (declared.trainable().isPresent()) {
      code.add(NEXT_LINE, ".trainable(", declared.trainable().get(), ")");
    }
    if (!declared.groups().isEmpty()) {
      code.add(NEXT_LINE, ".groups(").addLiterals(declared.groups()).add(")");
    }
    if (type.memory() != Memory.ANY) {
      code.add(NEXT_LINE, ".memory(", Memory.class, ".", type.memory().name(), ")");
    }
    return code;
  }

  /** What of a variable is assigned. */
  private static String part(FieldType type) {
    return switch (type.form()) {
      case VARIABLE -> "";
      case ARRAY -> ".array()";
      case BUFFER -> ".buffer()";
    };
  }

  /** An expression for each axis. */
  private static Code axes(VariableDeclaration declared) {
    if (!declared.dims().isEmpty()) {
      return Code.literals(declared.dims());
    }
    Code code = new Code();
    for (long length : declared.lengths()) {
      code.add(code.isEmpty() ? "" : ", ", Code.literal(Long.toString(length)));
    }
    return code;
  }

  /** The shape, as further arguments: none for a scalar. */
  private Code shape(VariableDeclaration declared) {
    if (!declared.dims().isEmpty()) {
      return Code.of(", ", in, ".shape(", axes(declared), ")");
    }
    Code code = new Code();
    for (long length : declared.lengths()) {
      code.add(", ", length, length > Integer.MAX_VALUE ? "L" : "");
    }
    return code;
  }
}
