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
import io.varscope.processor.compiler.Accessibility;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.index.IndexWriter;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes the binder of a scope class, as a person would write it. */
public final class BinderWriter {

  /** More text than anybody reads; class files have room for some more. */
  private static final int LONGEST_MESSAGE = 10_000;

  private final Classes classes;
  private final Suppressions suppressions;

  public BinderWriter(Classes classes) {
    this.classes = classes;
    this.suppressions = new Suppressions(classes);
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
    LocalNames names = names(scope);
    Parts parts = new Parts(names);
    TypeSpec.Builder binder = binder(type, scope);
    binder.addMethod(constructor(edges(type, edges), parts));
    ModelParameter model = new ModelParameter(type, classes, names);
    binder.addMethod(bind(model, scope, names, creators));
    binder.addMethod(new DeclareWriter(classes, type, model, names, parts).write(scope, known));
    parts.addTo(binder);
    return file(
        classes, BinderName.of(TypeNames.packageName(type), TypeNames.simpleNames(type)), binder);
  }

  /**
   * The source file of a binder for a class that is in error: with the methods that callers expect,
   * so that the compiler has nothing to say of them, but which throw what the compiler said.
   */
  public JavaFile writeBroken(ScopeClass scope, Map<String, ScopeClass> known, Problem problem) {
    TypeElement type = classes.find(scope.name());
    LocalNames names = names(scope);
    TypeSpec.Builder binder = binder(type, scope);
    binder.addMethod(constructor(List.of(), new Parts(names)));
    ModelParameter model = new ModelParameter(type, classes, names);
    binder.addMethod(bindSignature(model, scope, names).addCode(failure(problem)).build());
    binder.addMethod(
        DeclareWriter.signature(model, scope, known, names, "place")
            .addCode(failure(problem))
            .build());
    return file(
        classes, BinderName.of(TypeNames.packageName(type), TypeNames.simpleNames(type)), binder);
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
  private LocalNames names(ScopeClass scope) {
    List<String> mentioned = new ArrayList<>(List.of(scope.name()));
    scope.superclass().ifPresent(mentioned::add);
    List<InitDeclaration> inits = new ArrayList<>(List.of(scope.defaults().init()));
    for (Member member : scope.members()) {
      inits.add(member.init());
      if (member instanceof MountDeclaration mount) {
        mount.component().ifPresent(mentioned::add);
      }
    }
    inits.forEach(init -> init.custom().ifPresent(custom -> mentioned.add(custom.name())));
    String packageName =
        BinderName.of(
                TypeNames.packageName(classes.find(scope.name())),
                TypeNames.simpleNames(classes.find(scope.name())))
            .packageName();
    return new LocalNames(
        mentioned.stream().map(classes::find).filter(Objects::nonNull),
        simpleName -> isClass(classes, packageName, simpleName));
  }

  /**
   * The source file of a class. Its names are imported, so that no class of the package can be
   * meant instead; those of {@code java.lang} are imported where there is such a class.
   */
  static JavaFile file(Classes classes, BinderName name, TypeSpec.Builder type) {
    return JavaFile.builder(name.packageName(), type.build())
        .skipJavaLangImports(
            Stream.of("Double", "Object", "SuppressWarnings")
                .noneMatch(simpleName -> isClass(classes, name.packageName(), simpleName)))
        .indent("  ")
        .build();
  }

  private static boolean isClass(Classes classes, String packageName, String simpleName) {
    return classes.findHere(new BinderName(packageName, simpleName).qualified()) != null;
  }

  private TypeSpec.Builder binder(TypeElement type, ScopeClass scope) {
    TypeSpec.Builder binder =
        TypeSpec.classBuilder(
                BinderName.of(TypeNames.packageName(type), TypeNames.simpleNames(type))
                    .simpleName())
            .addJavadoc(
                // What cannot be a name could end the comment.
                scope.isRoot() && Names.problem(scope.path(), Names.SEPARATOR).isEmpty()
                    ? CodeBlock.of(
                        "Binds the variables of {@link $T}, in the scope {@code $L}.\n",
                        ClassName.get(type),
                        scope.path())
                    : CodeBlock.of("Binds the variables of {@link $T}.\n", ClassName.get(type)))
            .addAnnotation(binderOf(scope.name()))
            .addModifiers(Modifier.FINAL);
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

  private static MethodSpec constructor(List<Piece> edges, Parts parts) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
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

  private List<Piece> edges(TypeElement type, Collection<String> edges) {
    return edges.stream()
        .map(
            edge ->
                new Piece(
                    CodeBlock.of("$L.$L(null);\n", name(type, edge), IndexWriter.FACTS), 4, 8))
        .toList();
  }

  /**
   * How an index class is named: in full, so that it can be told where it is; but where a class of
   * the package is called as the outermost of its packages, it has to be imported.
   */
  private CodeBlock name(TypeElement type, String indexClass) {
    String outermost = indexClass.substring(0, indexClass.indexOf('.'));
    return isClass(
            classes,
            BinderName.of(TypeNames.packageName(type), TypeNames.simpleNames(type)).packageName(),
            outermost)
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
