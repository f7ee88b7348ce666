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
import io.varscope.DType;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import io.varscope.generated.Contract;
import io.varscope.processor.index.Facts;
import io.varscope.processor.index.IndexWriter;
import io.varscope.processor.model.GeneratedClass;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.JavaName;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.TypeParameter;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the binder of a scope class, as a person would write it. */
public final class BinderWriter {

  /** More text than anybody reads; class files have room for some more. */
  private static final int LONGEST_MESSAGE = 10_000;

  /** What there is to say of the parameter {@code reuse}. */
  static final String SHARING =
      """

      TRUE shares what an earlier bind has created, in this store or in the one that it is
      a copy of; AUTO shares or creates.""";

  private static final Set<String> JAVA_LANG =
      Set.of("Double", "Object", "Override", "SuppressWarnings");

  private BinderWriter() {}

  /**
   * The source of a binder.
   *
   * @param scope the class to bind
   * @param known every scope class that it leads to, by canonical name
   * @param facts what classes declare, as names
   * @param creators for what a root only shares: by the class to bind first, the full names
   * @param edges the index classes of other roots that the class is checked against
   */
  public static String write(
      ScopeClass scope,
      Map<String, ScopeClass> known,
      Facts facts,
      Map<String, List<String>> creators,
      Collection<String> edges) {
    GeneratedClass generated = scope.javaClass().binder().orElseThrow();
    LocalNames names = names(scope, known);
    Parts parts = new Parts(names);
    TypeSpec.Builder binder = binder(generated, scope).addAnnotation(binderOf(scope.name()));
    ModelParameter model = new ModelParameter(scope.javaClass().name(), names);
    DeclareWriter declare = new DeclareWriter(scope, known, facts.name(scope), model, names, parts);
    MethodSpec declaring = declare.write();
    List<Piece> assignments = declare.assignments();
    if (assignments.isEmpty() || !edges.isEmpty()) {
      binder.addMethod(constructor(edges(generated, edges), !assignments.isEmpty(), parts));
    }
    if (!assignments.isEmpty()) {
      new AssignmentWriter(model, names, parts).addTo(binder, assignments);
    }
    if (scope.isRoot()) {
      binder.addMethod(creatingBind(model, scope, names));
    }
    binder.addMethod(bind(model, scope, known, names, creators));
    binder.addMethod(declaring);
    parts.addTo(binder);
    return file(generated, binder);
  }

  /**
   * The source of a binder for a class that is in error: with the methods that callers expect, so
   * that the compiler has nothing to say of them, but which throw what the compiler said.
   */
  public static String writeBroken(
      ScopeClass scope, Map<String, ScopeClass> known, Facts facts, Problem problem) {
    LocalNames names = names(scope, known);
    ModelParameter model = new ModelParameter(scope.javaClass().name(), names);
    TypeSpec.Builder binder = broken(scope, known, model, names, problem);
    binder.addAnnotation(binderOf(scope.name()));
    binder.addMethod(
        DeclareWriter.signature(model, names, facts.name(scope), "place")
            .addCode(failure(problem))
            .build());
    return file(scope.javaClass().binder().orElseThrow(), binder);
  }

  /** The same with what people call alone, and nothing of what only generated code knows. */
  public static String writeWithoutContract(
      ScopeClass scope, Map<String, ScopeClass> known, Problem problem) {
    LocalNames names = names(scope, known);
    ModelParameter model = new ModelParameter(scope.javaClass().name(), names);
    return file(
        scope.javaClass().binder().orElseThrow(), broken(scope, known, model, names, problem));
  }

  private static TypeSpec.Builder broken(
      ScopeClass scope,
      Map<String, ScopeClass> known,
      ModelParameter model,
      LocalNames names,
      Problem problem) {
    TypeSpec.Builder binder =
        binder(scope.javaClass().binder().orElseThrow(), scope)
            .addMethod(constructor(List.of(), false, new Parts(names)));
    if (scope.isRoot()) {
      binder.addMethod(creatingBind(model, scope, names));
    }
    return binder.addMethod(
        bindSignature(model, scope, Dtypes.asked(scope, known), names, scope.isRoot())
            .addCode(failure(problem))
            .build());
  }

  /** Throws what the compiler said. */
  static CodeBlock failure(Problem problem) {
    String text = problem.text();
    String told =
        text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "..." : text;
    return Code.of("throw new ", VariableException.class, "(")
        .addLiterals(List.of(problem.id().toString(), told))
        .add(");\n")
        .build();
  }

  /** The names that are free beside the classes that a binder mentions. */
  private static LocalNames names(ScopeClass scope, Map<String, ScopeClass> known) {
    List<JavaName> mentioned = new ArrayList<>();
    addName(scope, mentioned);
    addName(scope.superclass(), known, mentioned);
    addName(scope.defaults().init(), mentioned);
    for (Member member : scope.members()) {
      addName(member.init(), mentioned);
      if (member instanceof MountDeclaration mount) {
        addName(mount.component(), known, mentioned);
      }
    }
    return new LocalNames(mentioned, scope.javaClass().binder().orElseThrow().neighbours());
  }

  private static void addName(ScopeClass scope, List<JavaName> names) {
    names.add(scope.javaClass().name());
  }

  private static void addName(InitDeclaration init, List<JavaName> names) {
    if (init.custom().isPresent()) {
      names.add(init.custom().get().javaName());
    }
  }

  private static void addName(
      Optional<String> type, Map<String, ScopeClass> known, List<JavaName> names) {
    if (type.isPresent() && known.containsKey(type.get())) {
      addName(known.get(type.get()), names);
    }
  }

  /**
   * The source of a class. Its names are imported, so that no class of the package can be meant
   * instead; those of {@code java.lang} are imported where there is such a class.
   */
  static String file(GeneratedClass generated, TypeSpec.Builder type) {
    return JavaFile.builder(generated.name().packageName(), type.build())
        .skipJavaLangImports(Collections.disjoint(generated.neighbours(), JAVA_LANG))
        .indent("  ")
        .build()
        .toString();
  }

  private static TypeSpec.Builder binder(GeneratedClass generated, ScopeClass scope) {
    ClassName type = ModelType.raw(scope.javaClass().name());
    TypeSpec.Builder binder =
        TypeSpec.classBuilder(generated.name().simpleName())
            .addJavadoc(
                // What cannot be a name could end the comment.
                scope.isRoot() && Names.problem(scope.path(), Names.SEPARATOR).isEmpty()
                    ? CodeBlock.of(
                        "Binds the variables of {@link $T}, in the scope {@code $L}.\n",
                        type,
                        scope.path())
                    : CodeBlock.of("Binds the variables of {@link $T}.\n", type))
            .addModifiers(Modifier.FINAL);
    addTo(binder, generated);
    return binder;
  }

  /** Adds to a class what does not depend on what it binds. */
  static void addTo(TypeSpec.Builder type, GeneratedClass generated) {
    if (generated.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    if (!generated.warnings().isEmpty()) {
      AnnotationSpec.Builder suppressed = AnnotationSpec.builder(Code.name(SuppressWarnings.class));
      generated
          .warnings()
          .forEach(warning -> suppressed.addMember("value", Code.literal(warning).build()));
      type.addAnnotation(suppressed.build());
    }
  }

  /** Says to the processor what a class binds. */
  static AnnotationSpec binderOf(String type) {
    return AnnotationSpec.builder(Code.name(Binder.class))
        .addMember("value", Code.literal(type).build())
        .build();
  }

  /** The constructor that nobody calls. */
  private static MethodSpec constructor(List<Piece> edges, boolean hasOther, Parts parts) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    if (hasOther) {
      constructor.addCode("this(null);\n");
    }
    if (!edges.isEmpty()) {
      constructor.addCode(
          "// Compiled again, and the class checked again, when one of these changes.\n");
    }
    if (Parts.bytes(edges) <= Parts.MOST_BYTES) {
      Parts.addAll(edges, constructor);
    } else {
      parts.spread(
          edges,
          constructor,
          "mention",
          () -> MethodSpec.methodBuilder("mention").addModifiers(Modifier.STATIC),
          "");
    }
    return constructor.build();
  }

  private static List<Piece> edges(GeneratedClass generated, Collection<String> edges) {
    List<Piece> pieces = new ArrayList<>();
    for (String edge : edges) {
      pieces.add(
          new Piece(Code.of(name(generated, edge), ".", IndexWriter.FACTS, "(null);\n"), 4, 8));
    }
    return pieces;
  }

  /**
   * How an index class is named: in full, so that it can be told where it is; but where a class of
   * the package is called as the outermost of its packages, it has to be imported.
   */
  private static Object name(GeneratedClass generated, String indexClass) {
    String outermost = indexClass.substring(0, indexClass.indexOf('.'));
    return generated.neighbours().contains(outermost)
        ? IndexWriter.className(indexClass)
        : indexClass;
  }

  /** The method of a root for the ordinary case. */
  private static MethodSpec creatingBind(
      ModelParameter parameter, ScopeClass scope, LocalNames names) {
    Code others = Code.of("return bind(", parameter.model(), ", ", names.of("store"), ", ");
    return bindSignature(parameter, scope, List.of(), names, false)
        .addCode(others.add(Reuse.class, ".", Reuse.FALSE, ");\n").build())
        .build();
  }

  private static MethodSpec bind(
      ModelParameter parameter,
      ScopeClass scope,
      Map<String, ScopeClass> known,
      LocalNames names,
      Map<String, List<String>> creators) {
    List<TypeParameter> dtypes = Dtypes.asked(scope, known);
    MethodSpec.Builder bind = bindSignature(parameter, scope, dtypes, names, scope.isRoot());
    String model = parameter.model();
    String binding = names.of("binding");
    Code place = scope.isRoot() ? place(scope, names.of("store")) : Code.of(names.of("scope"));
    Code code =
        contract(scope.javaClass().binder().orElseThrow())
            .add(requireNonNull(model))
            .add(requireNonNull(names.of(scope.isRoot() ? "store" : "scope")))
            .add(Binding.class, " ", binding, " = ", Binding.class, ".at(")
            .add(place, ", ", Code.literal(scope.name()));
    if (scope.isRoot()) {
      String binder = scope.javaClass().binder().orElseThrow().name().simpleName();
      code.add(reuse(names, binder + ".bind(model, store, "));
    }
    code.add(")");
    for (TypeParameter dtype : dtypes) {
      code.add(".dtype(", Code.literal(dtype.name()), ", ", Dtypes.argument(dtype, names), ")");
    }
    code.add(";\n");
    creators.forEach(
        (root, created) ->
            code.add(binding, ".createdBy(", Code.literal(root), ", ")
                .addLiterals(created)
                .add(");\n"));
    return bind.addCode(
            code.add("declare(", model, ", ", binding, ");\n")
                .add(binding, ".commit();\nreturn ", model, ";\n")
                .build())
        .build();
  }

  /** Fails if the runtime has another contract than this processor. */
  static Code contract(GeneratedClass binder) {
    return Code.of(Contract.class, ".require(", Contract.VERSION, ", ")
        .add(Code.literal(binder.name().qualified()), ");\n");
  }

  /** The arguments that say how a bind shares, and how it is called. */
  static Code reuse(LocalNames names, String call) {
    return Code.of(", ", names.of("reuse"), ", ", Code.literal(call));
  }

  /** Fails if a parameter is null, by its name. */
  static Code requireNonNull(String parameter) {
    return Code.of(Objects.class, ".requireNonNull(", parameter, ", ")
        .add(Code.literal(parameter), ");\n");
  }

  /** Where a root is placed, in a store, which may have names of other separators as well. */
  static Code place(ScopeClass root, String store) {
    return Code.of(store, ".scope(").addLiterals(List.of(root.path(), root.separator())).add(")");
  }

  /**
   * A method that people call.
   *
   * <p>Callers get back the type that they give. The binder does not repeat the bounds of type
   * parameters, which it might not see.
   *
   * @param hasReuse whether they say how it shares
   */
  private static MethodSpec.Builder bindSignature(
      ModelParameter parameter,
      ScopeClass scope,
      List<TypeParameter> dtypes,
      LocalNames names,
      boolean hasReuse) {
    MethodSpec.Builder bind =
        MethodSpec.methodBuilder("bind").addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    List<TypeVariableName> variables = Dtypes.variables(dtypes, names);
    TypeName model =
        dtypes.isEmpty() || parameter.isCast()
            ? parameter.type()
            : Dtypes.type(scope, dtypes, variables);
    if (parameter.isCast() || model instanceof ParameterizedTypeName) {
      TypeVariableName variable = TypeVariableName.get(names.ofType("M"), model);
      bind.addTypeVariable(variable);
      model = variable;
    }
    bind.addTypeVariables(variables);
    bind.returns(model).addParameter(model, parameter.model());
    if (scope.isRoot()) {
      bind.addParameter(Code.name(VariableStore.class), names.of("store"));
    } else {
      bind.addParameter(Code.name(Scope.class), names.of("scope"));
    }
    if (hasReuse) {
      bind.addParameter(Code.name(Reuse.class), names.of("reuse"));
    }
    for (int k = 0; k < variables.size(); k++) {
      bind.addParameter(
          ParameterizedTypeName.get(Code.name(DType.class), variables.get(k)),
          Dtypes.argument(dtypes.get(k), names));
    }
    // The exception is not imported: Eclipse warns of imports that only comments use.
    return bind.addJavadoc(
        """
        Binds every variable of a $L, all or none.$L

        @return the model
        @throws $L if a variable cannot be had; then nothing has changed
        """,
        scope.isRoot() ? "model to a store" : "component at a scope",
        hasReuse ? SHARING : "",
        VariableException.class.getName());
  }
}
