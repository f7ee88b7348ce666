package io.varscope.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.varscope.Binder;
import io.varscope.Binding;
import io.varscope.Scope;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.read.Accessibility;
import io.varscope.processor.read.BinderName;
import io.varscope.processor.read.Classes;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes the binder of a scope class, as a person would write it. */
public final class BinderWriter {

  /** More calls on one another's results would exhaust the compiler's stack. */
  private static final int MOST_CHAINED = 50;

  /** The dimensions that one method certainly has room for. */
  private static final int MOST_GIVEN = 1000;

  private final Classes classes;
  private final MemberWriter members;
  private final Suppressions suppressions;

  public BinderWriter(Classes classes) {
    this.classes = classes;
    this.suppressions = new Suppressions(classes);
    this.members = new MemberWriter(classes, new InitializerCode(classes::find));
  }

  /**
   * The source file of a binder.
   *
   * @param scope the class to bind
   * @param known every scope class that it leads to, by canonical name
   * @param creators for what a root only shares: by the class to bind first, the full names
   * @param edges the index classes of other roots that the class is checked against
   */
  public JavaFile write(
      ScopeClass scope,
      Map<String, ScopeClass> known,
      Map<String, List<String>> creators,
      Collection<String> edges) {
    TypeElement type = classes.find(scope.name());
    TypeSpec.Builder binder = binder(type, scope, edges);
    binder.addMethod(bind(type, scope, creators));
    binder.addMethods(declare(type, scope, known));
    return file(type, binder);
  }

  /**
   * The source file of a binder for a class that is in error: with the methods that callers expect,
   * so that the compiler has nothing to say of them, but which throw what the compiler said.
   */
  public JavaFile writeBroken(ScopeClass scope, Map<String, ScopeClass> known, Problem problem) {
    TypeElement type = classes.find(scope.name());
    CodeBlock body =
        CodeBlock.of(
            "throw new $T($S, $S);\n", VariableException.class, problem.id(), problem.text());
    TypeSpec.Builder binder = binder(type, scope, List.of());
    binder.addMethod(bindSignature(type, scope).addCode(body).build());
    binder.addMethod(declareSignature(type, scope, known, "place").addCode(body).build());
    return file(type, binder);
  }

  private static JavaFile file(TypeElement type, TypeSpec.Builder binder) {
    return JavaFile.builder(BinderName.of(type).packageName(), binder.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  private TypeSpec.Builder binder(TypeElement type, ScopeClass scope, Collection<String> edges) {
    TypeSpec.Builder binder =
        TypeSpec.classBuilder(BinderName.of(type).simpleName())
            .addJavadoc(
                // What cannot be a name could end the comment.
                scope.isRoot() && Names.problem(scope.path(), Names.SEPARATOR).isEmpty()
                    ? CodeBlock.of(
                        "Binds the variables of {@link $T}, in the scope {@code $L}.\n",
                        ClassName.get(type),
                        scope.path())
                    : CodeBlock.of("Binds the variables of {@link $T}.\n", ClassName.get(type)))
            .addAnnotation(binderOf(scope.name()))
            .addModifiers(Modifier.FINAL)
            .addMethod(constructor(edges));
    if (Accessibility.isPublic(type)) {
      binder.addModifiers(Modifier.PUBLIC);
    }
    suppressions.of(type, scope).ifPresent(binder::addAnnotation);
    return binder;
  }

  /** Says to the processor what a class binds. */
  static AnnotationSpec binderOf(String type) {
    return AnnotationSpec.builder(Binder.class).addMember("value", "$S", type).build();
  }

  private static MethodSpec constructor(Collection<String> edges) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    if (!edges.isEmpty()) {
      constructor.addComment(
          "Compiled again, and the class checked again, when one of these changes.");
      edges.forEach(edge -> constructor.addStatement("$L.$L(null)", edge, IndexWriter.FACTS));
    }
    return constructor.build();
  }

  private MethodSpec bind(TypeElement type, ScopeClass scope, Map<String, List<String>> creators) {
    MethodSpec.Builder bind = bindSignature(type, scope);
    if (scope.isRoot()) {
      bind.addStatement(
          "$1T binding = $1T.at($2L, $3S)", Binding.class, place(scope), scope.name());
      creators.forEach(
          (root, names) ->
              bind.addStatement(
                  "binding.createdBy($S, $L)",
                  root,
                  names.stream()
                      .map(name -> CodeBlock.of("$S", name))
                      .collect(CodeBlock.joining(", "))));
    } else {
      bind.addStatement("$1T binding = $1T.at(scope, $2S)", Binding.class, scope.name());
    }
    return bind.addStatement("declare(model, binding)")
        .addStatement("binding.commit()")
        .addStatement("return model")
        .build();
  }

  /** Where a root is placed. */
  static CodeBlock place(ScopeClass root) {
    return root.separator().equals(Names.SEPARATOR)
        ? CodeBlock.of("store.scope($S)", root.path())
        : CodeBlock.of("store.scope($S, $S)", root.path(), root.separator());
  }

  /**
   * Callers get back the type that they give. The binder does not repeat the bounds of type
   * parameters, which it might not see.
   */
  private static MethodSpec.Builder bindSignature(TypeElement type, ScopeClass scope) {
    MethodSpec.Builder bind =
        MethodSpec.methodBuilder("bind").addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    TypeName model = ModelType.of(type);
    if (model instanceof ParameterizedTypeName) {
      TypeVariableName variable = TypeVariableName.get("M", model);
      bind.addTypeVariable(variable);
      model = variable;
    }
    bind.returns(model).addParameter(model, "model");
    if (scope.isRoot()) {
      bind.addJavadoc("Binds every variable of a model to a store, all or none.\n\n");
      bind.addParameter(VariableStore.class, "store");
    } else {
      bind.addJavadoc("Binds every variable of a component at a scope, all or none.\n\n");
      bind.addParameter(Scope.class, "scope");
    }
    return bind.addJavadoc("@return the model\n")
        .addJavadoc(
            // Not imported: Eclipse warns of imports that only comments use.
            "@throws $L if a variable cannot be had; then nothing has changed\n",
            VariableException.class.getName());
  }

  private static MethodSpec.Builder declareSignature(
      TypeElement type, ScopeClass scope, Map<String, ScopeClass> known, String binding) {
    TypeVariableName facts = new Facts(known).typeVariable(scope).withBounds(Binding.class);
    return MethodSpec.methodBuilder("declare")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariable(facts)
        .addParameter(ModelType.of(type), "model")
        .addParameter(facts, binding);
  }

  private List<MethodSpec> declare(
      TypeElement type, ScopeClass scope, Map<String, ScopeClass> known) {
    Optional<CodeBlock> defaults = defaults(scope);
    MethodSpec.Builder declare =
        declareSignature(type, scope, known, defaults.isPresent() ? "place" : "in")
            .addJavadoc("Declares the variables at a place of a larger bind.\n\n")
            .addJavadoc(
                "@param <$L> changes with what is declared, so that callers are compiled again\n",
                new Facts(known).typeVariable(scope));
    List<MethodSpec> many = giveMany(type, scope);
    boolean usesPlace =
        !scope.members().isEmpty() || scope.superclass().isPresent() || !many.isEmpty();
    defaults.ifPresent(
        code ->
            declare.addStatement(
                usesPlace
                    ? CodeBlock.of("$T in = place$L", Binding.class, code)
                    : CodeBlock.of("place$L", code)));
    many.forEach(give -> declare.addStatement("$L(model, in)", give.name()));
    scope
        .superclass()
        .map(known::get)
        .filter(superclass -> superclass.javaClass().isBindable())
        .ifPresent(
            superclass ->
                declare.addStatement("$T.declare(model, in)", members.binderOf(superclass.name())));
    List<MemberWriter.Code> code = members.code(type, scope, known);
    List<MethodSpec> methods = new ArrayList<>();
    int bytes = code.stream().mapToInt(MemberWriter.Code::bytes).sum();
    if (bytes + MemberWriter.bytes(scope.defaults().init()) <= MemberWriter.MOST_BYTES) {
      code.forEach(member -> declare.addCode(member.code()));
    } else {
      for (MethodSpec part : parts(type, code)) {
        declare.addStatement("$L(model, in)", part.name());
        methods.add(part);
      }
    }
    methods.add(0, declare.build());
    methods.addAll(many);
    return methods;
  }

  /** A method holds 64 kB of code; classes with very many fields need several. */
  private static List<MethodSpec> parts(TypeElement type, List<MemberWriter.Code> code) {
    List<MethodSpec> parts = new ArrayList<>();
    int next = 0;
    while (next < code.size()) {
      MethodSpec.Builder part =
          MethodSpec.methodBuilder("declare" + (parts.size() + 1))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(ModelType.of(type), "model")
              .addParameter(Binding.class, "in");
      int bytes = 0;
      do {
        part.addCode(code.get(next).code());
        bytes += code.get(next).bytes();
        next++;
      } while (next < code.size() && bytes + code.get(next).bytes() <= MemberWriter.MOST_BYTES);
      parts.add(part.build());
    }
    return parts;
  }

  /** What the class says for everything below. */
  private Optional<CodeBlock> defaults(ScopeClass scope) {
    List<CodeBlock> calls = new ArrayList<>();
    CodeBlock inherited = members.inherited(scope.defaults());
    if (!inherited.isEmpty()) {
      calls.add(inherited);
    }
    if (!scope.defaults().lets().isEmpty()) {
      calls.add(CodeBlock.of(".let($L)", MemberWriter.strings(scope.defaults().lets())));
    }
    if (scope.dimFields().size() <= MOST_CHAINED) {
      given(scope).map(this::give).forEach(calls::add);
    }
    return calls.isEmpty() ? Optional.empty() : Optional.of(CodeBlock.join(calls, "\n"));
  }

  /** In alphabetical order, since class files need not have the order of the source. */
  private static Stream<DimField> given(ScopeClass scope) {
    return scope.dimFields().stream()
        .filter(BinderWriter::canGive)
        .sorted(Comparator.comparing(DimField::name));
  }

  private static boolean canGive(DimField field) {
    return field.constant().isPresent() || field.obstacle().isEmpty();
  }

  private CodeBlock give(DimField field) {
    String method = field.isCondition() ? "condition" : "dim";
    return CodeBlock.of(".$L($S, $L)", method, field.name(), value(field));
  }

  /** Methods for very many fields, which one method, or one expression, could not hold. */
  private List<MethodSpec> giveMany(TypeElement type, ScopeClass scope) {
    List<DimField> fields = given(scope).toList();
    List<MethodSpec> methods = new ArrayList<>();
    for (int from = 0; fields.size() > MOST_CHAINED && from < fields.size(); from += MOST_GIVEN) {
      MethodSpec.Builder give =
          MethodSpec.methodBuilder("give" + (methods.size() + 1))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(ModelType.of(type), "model")
              .addParameter(Binding.class, "in");
      fields
          .subList(from, Math.min(from + MOST_GIVEN, fields.size()))
          .forEach(field -> give.addStatement("in$L", give(field)));
      methods.add(give.build());
    }
    return methods;
  }

  private CodeBlock value(DimField field) {
    if (field.constant().isPresent()) {
      String value = field.constant().get().toString();
      boolean large = !field.isCondition() && Long.parseLong(value) != (int) Long.parseLong(value);
      return CodeBlock.of(large ? value + "L" : value);
    }
    return field.isStatic()
        ? CodeBlock.of("$T.$L", ClassName.get(classes.find(field.owner())), field.name())
        : CodeBlock.of("model.$L", field.name());
  }
}
