package io.varscope.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeVariableName;
import io.varscope.generated.Binding;
import io.varscope.processor.index.Facts;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.ScopeClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the method of a binder that says what there is at one place. */
final class DeclareWriter {

  /** More calls on one another's results would exhaust the compiler's stack. */
  private static final int MOST_CHAINED = 50;

  private final ScopeClass scope;
  private final Map<String, ScopeClass> known;
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
   * @param parameter by which methods take the model
   * @param parts take what one method has no room for
   */
  DeclareWriter(
      ScopeClass scope,
      Map<String, ScopeClass> known,
      ModelParameter parameter,
      LocalNames names,
      Parts parts) {
    this.scope = scope;
    this.known = known;
    this.names = names;
    this.parts = parts;
    this.members = new MemberWriter(scope, known, names);
    this.parameter = parameter;
    this.model = parameter.model();
    this.in = names.of("in");
  }

  /** The method without its body. */
  static MethodSpec.Builder signature(
      ModelParameter parameter,
      ScopeClass scope,
      Map<String, ScopeClass> known,
      LocalNames names,
      String binding) {
    TypeVariableName facts =
        TypeVariableName.get(names.ofType(new Facts(known).name(scope)), Binding.class);
    return MethodSpec.methodBuilder("declare")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariable(facts)
        .addParameter(parameter.spec())
        .addParameter(facts, names.of(binding));
  }

  /** The method. */
  MethodSpec write() {
    List<DimField> given = given();
    Optional<CodeBlock> defaults = defaults(given);
    MethodSpec.Builder declare =
        signature(parameter, scope, known, names, defaults.isPresent() ? "place" : "in")
            .addJavadoc("Declares the variables at a place of a larger bind.\n\n")
            .addJavadoc(
                "@param <$L> changes with what is declared, so that callers are compiled again\n",
                names.ofType(new Facts(known).name(scope)));
    declare.addCode(BinderWriter.contract(scope.javaClass().binder().orElseThrow()));
    parameter.addCast(declare);
    boolean usesPlace =
        !scope.members().isEmpty() || scope.superclass().isPresent() || given.size() > MOST_CHAINED;
    String place = names.of("place");
    defaults.ifPresent(
        code ->
            declare.addStatement(
                usesPlace
                    ? CodeBlock.of("$T $L = $L$L", Binding.class, in, place, code)
                    : CodeBlock.of("$L$L", place, code)));
    if (given.size() > MOST_CHAINED) {
      spread(given.stream().map(this::piece).toList(), declare, "give");
    }
    scope
        .superclass()
        .map(known::get)
        .filter(superclass -> superclass.javaClass().isBindable())
        .ifPresent(
            superclass ->
                declare.addStatement(
                    "$T.declare($L, $L)", MemberWriter.binderOf(superclass), model, in));
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
                  .addParameter(Binding.class, in);
          parameter.addCast(part);
          return part;
        },
        model + ", " + in);
  }

  /** What the class says for everything below. */
  private Optional<CodeBlock> defaults(List<DimField> given) {
    List<CodeBlock> calls = new ArrayList<>();
    CodeBlock inherited = MemberWriter.inherited(scope.defaults());
    if (!inherited.isEmpty()) {
      calls.add(inherited);
    }
    if (!scope.defaults().lets().isEmpty()) {
      calls.add(CodeBlock.of(".let($L)", MemberWriter.strings(scope.defaults().lets())));
    }
    if (given.size() <= MOST_CHAINED) {
      given.stream().map(this::give).forEach(calls::add);
    }
    return calls.isEmpty() ? Optional.empty() : Optional.of(CodeBlock.join(calls, "\n"));
  }

  /** In alphabetical order, since class files need not have the order of the source. */
  private List<DimField> given() {
    return scope.dimFields().stream()
        .filter(DimField::isGiven)
        .sorted(Comparator.comparing(DimField::name))
        .toList();
  }

  private Piece piece(DimField field) {
    return new Piece(CodeBlock.of("$L$L;\n", in, give(field)), 16, 8);
  }

  private CodeBlock give(DimField field) {
    String method = field.isCondition() ? "condition" : field.isFinal() ? "dim" : "size";
    return CodeBlock.of(".$L($S, $L)", method, field.name(), value(field));
  }

  private CodeBlock value(DimField field) {
    if (field.constant().isPresent()) {
      String value = field.constant().get().toString();
      boolean large = !field.isCondition() && Long.parseLong(value) != (int) Long.parseLong(value);
      return CodeBlock.of("$L", large ? value + "L" : value);
    }
    // Whoever declares it: what the field is, is what its name is in this class.
    return field.isStatic()
        ? CodeBlock.of("$T.$L", ModelType.raw(scope.javaClass().name()), field.name())
        : CodeBlock.of("$L.$L", model, field.name());
  }
}
