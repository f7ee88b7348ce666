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
import io.varscope.Scope;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import io.varscope.generated.Contract;
import io.varscope.processor.index.IndexWriter;
import io.varscope.processor.model.GeneratedClass;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.JavaName;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the binder of a scope class, as a person would write it. */
public final class BinderWriter {

  /** More text than anybody reads; class files have room for some more. */
  private static final int LONGEST_MESSAGE = 10_000;

  private static final Set<String> JAVA_LANG =
      Set.of("Double", "Object", "Override", "SuppressWarnings");

  private BinderWriter() {}

  /**
   * The source file of a binder.
   *
   * @param scope the class to bind
   * @param known every scope class that it leads to, by canonical name
   * @param creators for what a root only shares: by the class to bind first, the full names
   * @param edges the index classes of other roots that the class is checked against
   */
  public static JavaFile write(
      ScopeClass scope,
      Map<String, ScopeClass> known,
      Map<String, List<String>> creators,
      Collection<String> edges) {
    GeneratedClass generated = scope.javaClass().binder().orElseThrow();
    LocalNames names = names(scope, known);
    Parts parts = new Parts(names);
    TypeSpec.Builder binder = binder(generated, scope).addAnnotation(binderOf(scope.name()));
    ModelParameter model = new ModelParameter(scope.javaClass().name(), names);
    DeclareWriter declare = new DeclareWriter(scope, known, model, names, parts);
    MethodSpec declaring = declare.write();
    List<Piece> assignments = declare.assignments();
    if (assignments.isEmpty() || !edges.isEmpty()) {
      binder.addMethod(constructor(edges(generated, edges), !assignments.isEmpty(), parts));
    }
    if (!assignments.isEmpty()) {
      new AssignmentWriter(model, names, parts).addTo(binder, assignments);
    }
    binder.addMethod(bind(model, scope, names, creators));
    binder.addMethod(declaring);
    parts.addTo(binder);
    return file(generated, binder);
  }

  /**
   * The source file of a binder for a class that is in error: with the methods that callers expect,
   * so that the compiler has nothing to say of them, but which throw what the compiler said.
   */
  public static JavaFile writeBroken(
      ScopeClass scope, Map<String, ScopeClass> known, Problem problem) {
    LocalNames names = names(scope, known);
    ModelParameter model = new ModelParameter(scope.javaClass().name(), names);
    TypeSpec.Builder binder = broken(scope, model, names, problem);
    binder.addAnnotation(binderOf(scope.name()));
    binder.addMethod(
        DeclareWriter.signature(model, scope, known, names, "place")
            .addCode(failure(problem))
            .build());
    return file(scope.javaClass().binder().orElseThrow(), binder);
  }

  /** The same with what people call alone, and nothing of what only generated code knows. */
  public static JavaFile writeWithoutContract(
      ScopeClass scope, Map<String, ScopeClass> known, Problem problem) {
    LocalNames names = names(scope, known);
    ModelParameter model = new ModelParameter(scope.javaClass().name(), names);
    return file(scope.javaClass().binder().orElseThrow(), broken(scope, model, names, problem));
  }

  private static TypeSpec.Builder broken(
      ScopeClass scope, ModelParameter model, LocalNames names, Problem problem) {
    return binder(scope.javaClass().binder().orElseThrow(), scope)
        .addMethod(constructor(List.of(), false, new Parts(names)))
        .addMethod(bindSignature(model, scope, names).addCode(failure(problem)).build());
  }

  /** Throws what the compiler said. */
  static CodeBlock failure(Problem problem) {
    String text = problem.text();
    return CodeBlock.of(
        "throw new $T($S, $S);\n",
        VariableException.class,
        problem.id(),
        text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "..." : text);
  }

  /** The names that are free beside the classes that a binder mentions. */
  private static LocalNames names(ScopeClass scope, Map<String, ScopeClass> known) {
    List<JavaName> mentioned = new ArrayList<>();
    addName(scope, mentioned);
    scope.superclass().map(known::get).ifPresent(superclass -> addName(superclass, mentioned));
    addName(scope.defaults().init(), mentioned);
    for (Member member : scope.members()) {
      addName(member.init(), mentioned);
      if (member instanceof MountDeclaration mount) {
        mount.component().map(known::get).ifPresent(component -> addName(component, mentioned));
      }
    }
    return new LocalNames(mentioned, scope.javaClass().binder().orElseThrow().neighbours());
  }

  private static void addName(ScopeClass scope, List<JavaName> names) {
    names.add(scope.javaClass().name());
  }

  private static void addName(InitDeclaration init, List<JavaName> names) {
    init.custom().ifPresent(custom -> names.add(custom.javaName()));
  }

  /**
   * The source file of a class. Its names are imported, so that no class of the package can be
   * meant instead; those of {@code java.lang} are imported where there is such a class.
   */
  static JavaFile file(GeneratedClass generated, TypeSpec.Builder type) {
    return JavaFile.builder(generated.name().packageName(), type.build())
        .skipJavaLangImports(Collections.disjoint(generated.neighbours(), JAVA_LANG))
        .indent("  ")
        .build();
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
      AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
      generated.warnings().forEach(warning -> suppressed.addMember("value", "$S", warning));
      type.addAnnotation(suppressed.build());
    }
  }

  /** Says to the processor what a class binds. */
  static AnnotationSpec binderOf(String type) {
    return AnnotationSpec.builder(Binder.class).addMember("value", "$S", type).build();
  }

  /** The constructor that nobody calls. */
  private static MethodSpec constructor(List<Piece> edges, boolean hasOther, Parts parts) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    if (hasOther) {
      constructor.addStatement("this(null)");
    }
    if (!edges.isEmpty()) {
      constructor.addComment(
          "Compiled again, and the class checked again, when one of these changes.");
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
    return edges.stream()
        .map(
            edge ->
                new Piece(
                    CodeBlock.of("$L.$L(null);\n", name(generated, edge), IndexWriter.FACTS), 4, 8))
        .toList();
  }

  /**
   * How an index class is named: in full, so that it can be told where it is; but where a class of
   * the package is called as the outermost of its packages, it has to be imported.
   */
  private static CodeBlock name(GeneratedClass generated, String indexClass) {
    String outermost = indexClass.substring(0, indexClass.indexOf('.'));
    return generated.neighbours().contains(outermost)
        ? CodeBlock.of("$T", IndexWriter.className(indexClass))
        : CodeBlock.of("$L", indexClass);
  }

  private static MethodSpec bind(
      ModelParameter parameter,
      ScopeClass scope,
      LocalNames names,
      Map<String, List<String>> creators) {
    MethodSpec.Builder bind = bindSignature(parameter, scope, names);
    String model = parameter.model();
    String binding = names.of("binding");
    // Before anything is created: fields are assigned last.
    bind.addCode(contract(scope.javaClass().binder().orElseThrow()));
    bind.addCode(requireNonNull(model));
    bind.addCode(requireNonNull(names.of(scope.isRoot() ? "store" : "scope")));
    if (scope.isRoot()) {
      bind.addStatement(
          "$1T $2L = $1T.at($3L, $4S)",
          Binding.class,
          binding,
          place(scope, names.of("store")),
          scope.name());
      creators.forEach(
          (root, created) ->
              bind.addStatement(
                  "$L.createdBy($S, $L)", binding, root, MemberWriter.texts(created)));
    } else {
      bind.addStatement(
          "$1T $2L = $1T.at($3L, $4S)", Binding.class, binding, names.of("scope"), scope.name());
    }
    return bind.addStatement("declare($L, $L)", model, binding)
        .addStatement("$L.commit()", binding)
        .addStatement("return $L", model)
        .build();
  }

  /** Fails if the runtime has another contract than this processor. */
  static CodeBlock contract(GeneratedClass binder) {
    return CodeBlock.of(
        "$T.require($L, $S);\n", Contract.class, Contract.VERSION, binder.name().qualified());
  }

  /** Fails if a parameter is null, by its name. */
  static CodeBlock requireNonNull(String parameter) {
    return CodeBlock.of("$1T.requireNonNull($2L, $2S);\n", Objects.class, parameter);
  }

  /** Where a root is placed, in a store, which may have names of other separators as well. */
  static CodeBlock place(ScopeClass root, String store) {
    return CodeBlock.of("$L.scope($S, $S)", store, root.path(), root.separator());
  }

  /**
   * Callers get back the type that they give. The binder does not repeat the bounds of type
   * parameters, which it might not see.
   */
  private static MethodSpec.Builder bindSignature(
      ModelParameter parameter, ScopeClass scope, LocalNames names) {
    MethodSpec.Builder bind =
        MethodSpec.methodBuilder("bind").addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    TypeName model = parameter.type();
    if (parameter.isCast() || model instanceof ParameterizedTypeName) {
      TypeVariableName variable = TypeVariableName.get(names.ofType("M"), model);
      bind.addTypeVariable(variable);
      model = variable;
    }
    bind.returns(model).addParameter(model, parameter.model());
    if (scope.isRoot()) {
      bind.addJavadoc("Binds every variable of a model to a store, all or none.\n\n");
      bind.addParameter(VariableStore.class, names.of("store"));
    } else {
      bind.addJavadoc("Binds every variable of a component at a scope, all or none.\n\n");
      bind.addParameter(Scope.class, names.of("scope"));
    }
    return bind.addJavadoc("@return the model\n")
        .addJavadoc(
            // Not imported: Eclipse warns of imports that only comments use.
            "@throws $L if a variable cannot be had; then nothing has changed\n",
            VariableException.class.getName());
  }
}
