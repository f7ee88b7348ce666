package io.varscope.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeVariableName;
import io.varscope.generated.Binding;
import io.varscope.processor.model.AssignedDim;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.ScopeClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the method of a binder that says what there is at one place. */
final class DeclareWriter {

  /** More calls on one another's results would exhaust the compiler's stack. */
  private static final int MOST_CHAINED = 50;

  private final ScopeClass scope;
  private final Map<String, ScopeClass> known;

  /** What the class declares, as a name. */
  private final String facts;

  private final LocalNames names;
  private final Parts parts;
  private final MemberWriter members;
  private final ModelParameter parameter;
  private final String model;
  private final String in;

  /**
   * A writer for one class.
   *
   * @param known every scope class that it leads to, by canonical name
   * @param facts what the class declares, as a name
   * @param parameter by which methods take the model
   * @param parts take what one method has no room for
   */
  DeclareWriter(
      ScopeClass scope,
      Map<String, ScopeClass> known,
      String facts,
      ModelParameter parameter,
      LocalNames names,
      Parts parts) {
    this.scope = scope;
    this.known = known;
    this.facts = facts;
    this.names = names;
    this.parts = parts;
    this.members = new MemberWriter(scope, known, names);
    this.parameter = parameter;
    this.model = parameter.model();
    this.in = names.of("in");
  }

  /**
   * The method without its body.
   *
   * @param facts what the class declares, as a name
   */
  static MethodSpec.Builder signature(
      ModelParameter parameter, LocalNames names, String facts, String binding) {
    TypeVariableName variable = TypeVariableName.get(names.ofType(facts), Code.name(Binding.class));
    return MethodSpec.methodBuilder("declare")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariable(variable)
        .addParameter(parameter.spec())
        .addParameter(variable, names.of(binding));
  }

  /** The method. */
  MethodSpec write() {
    List<DimField> given = given();
    Code defaults = defaults(given);
    MethodSpec.Builder declare =
        signature(parameter, names, facts, defaults.isEmpty() ? "in" : "place")
            .addJavadoc(
                "Declares the variables at a place of a larger bind.\n\n@param <$L> changes with"
                    + " what is declared, so that callers are compiled again\n",
                names.ofType(facts));
    Code head = BinderWriter.contract(scope.javaClass().binder().orElseThrow());
    head.add(parameter.cast());
    if (!defaults.isEmpty()) {
      boolean usesPlace =
          !scope.members().isEmpty()
              || scope.superclass().isPresent()
              || !assigned().isEmpty()
              || given.size() > MOST_CHAINED;
      head.add(usesPlace ? Code.of(Binding.class, " ", in, " = ") : "");
      head.add(names.of("place"), defaults, ";\n");
    }
    declare.addCode(head.build());
    if (given.size() > MOST_CHAINED) {
      spread(given.stream().map(this::piece).toList(), declare, "give");
    }
    ScopeClass superclass =
        scope.superclass().isEmpty() ? null : known.get(scope.superclass().get());
    if (superclass != null && superclass.javaClass().isBindable()) {
      declare.addCode(
          Code.of(MemberWriter.binderOf(superclass), ".declare(", model, ", ", in)
              .add(Dtypes.said(superclass, scope.generics().superclass(), known, in))
              .add(");\n")
              .build());
    }
    for (AssignedDim dim : assigned()) {
      declare.addCode(assignment(dim).build());
    }
    List<Piece> code = members.pieces();
    if (Parts.bytes(code) + MemberWriter.bytes(scope.defaults().init()) <= Parts.MOST_BYTES) {
      Parts.addAll(code, declare);
    } else {
      spread(code, declare, "declare");
    }
    return declare.build();
  }

  /** What assigns the variables that were declared together, a piece for each part. */
  List<Piece> assignments() {
    return members.assignments();
  }

  private void spread(List<Piece> pieces, MethodSpec.Builder method, String name) {
    parts.spread(
        pieces,
        method,
        name,
        () -> {
          MethodSpec.Builder part =
              MethodSpec.methodBuilder(name)
                  .addModifiers(Modifier.STATIC)
                  .addParameter(parameter.spec())
                  .addParameter(Code.name(Binding.class), in);
          part.addCode(parameter.cast().build());
          return part;
        },
        model + ", " + in);
  }

  /** What the class says for everything below, as calls one after the other. */
  private Code defaults(List<DimField> given) {
    List<Code> calls = new ArrayList<>();
    Code inherited = MemberWriter.inherited(scope.defaults());
    if (!inherited.isEmpty()) {
      calls.add(inherited);
    }
    if (!scope.defaults().lets().isEmpty()) {
      calls.add(Code.of(".let(", Code.literals(scope.defaults().lets()), ")"));
    }
    for (AssignedDim dim : assigned()) {
      if (dim.let().isPresent()) {
        String let = dim.field().name() + "=" + dim.let().get().text();
        calls.add(Code.of(".let(", Code.literal(let), ")"));
      }
    }
    if (given.size() <= MOST_CHAINED) {
      given.forEach(field -> calls.add(give(field)));
    }
    Code code = new Code();
    for (int i = 0; i < calls.size(); i++) {
      code.add(i == 0 ? "" : "\n    ", calls.get(i));
    }
    return code;
  }

  private List<AssignedDim> assigned() {
    List<AssignedDim> assigned = new ArrayList<>();
    for (AssignedDim dim : scope.assigned()) {
      if (dim.isAssigned()) {
        assigned.add(dim);
      }
    }
    return assigned;
  }

  private Code assignment(AssignedDim dim) {
    String name = dim.field().name();
    String method =
        switch (dim.type().orElseThrow()) {
          case INT -> "toInt";
          case LONG -> "toLong";
          case BOOLEAN -> "toBoolean";
        };
    return Code.of(model, ".", name, " = ", in, ".", method, "(", Code.literal(name), ");\n");
  }

  /** In alphabetical order, since class files need not have the order of the source. */
  private List<DimField> given() {
    List<DimField> given = new ArrayList<>();
    for (DimField field : scope.dimFields()) {
      if (field.isGiven()) {
        given.add(field);
      }
    }
    given.sort(Comparator.comparing(DimField::name));
    return given;
  }

  private Piece piece(DimField field) {
    return new Piece(Code.of(in, give(field), ";\n"), 16, 8);
  }

  private Code give(DimField field) {
    String method = field.isCondition() ? "condition" : field.isFinal() ? "dim" : "size";
    return Code.of(".", method, "(", Code.literal(field.name()), ", ", value(field), ")");
  }

  private Code value(DimField field) {
    if (field.constant().isPresent()) {
      String value = field.constant().get().toString();
      boolean large = !field.isCondition() && Long.parseLong(value) != (int) Long.parseLong(value);
      return Code.of(value, large ? "L" : "");
    }
    // Whoever declares it: what the field is, is what its name is in this class.
    return field.isStatic()
        ? Code.of(ModelType.raw(scope.javaClass().name()), ".", field.name())
        : Code.of(model, ".", field.name());
  }
}
