package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.generated.Binding;
import io.varscope.processor.compiler.Accessibility;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.BinderName;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Problem;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes the class that binds all roots of a program. */
public final class GraphWriter {

  private final Classes classes;
  private final Suppressions suppressions;

  public GraphWriter(Classes classes) {
    this.classes = classes;
    this.suppressions = new Suppressions(classes);
  }

  /** The source file for a program whose roots fit. */
  public JavaFile write(ProgramDeclaration program, Map<String, ScopeClass> known) {
    LocalNames names = new LocalNames(program.roots().stream().map(classes::find), name -> false);
    String store = names.of("store");
    String binding = names.of("binding");
    MethodSpec.Builder bindAll =
        bindAll(store)
            .addJavadoc(
                "Binds every variable of all models to a store, all or none. What one model shares,"
                    + " and\nanother creates, is created first.\n\n")
            .addJavadoc(
                "@throws $L if a variable cannot be had; then nothing has changed\n",
                VariableException.class.getName());
    CodeBlock.Builder checks = CodeBlock.builder().add(BinderWriter.requireNonNull(store));
    CodeBlock.Builder code = CodeBlock.builder();
    boolean isFirst = true;
    for (String name : program.roots()) {
      TypeElement type = classes.find(name);
      String parameter = names.next(parameter(type));
      CodeBlock place = CodeBlock.of("$L, $S", BinderWriter.place(known.get(name), store), name);
      bindAll.addParameter(new ModelParameter(type, classes, names).type(), parameter);
      checks.add(BinderWriter.requireNonNull(parameter));
      if (isFirst) {
        code.addStatement("$1T $2L = $1T.at($3L)", Binding.class, binding, place);
      }
      code.addStatement(
          "$T.declare($L, $L)",
          MemberWriter.binderOf(type),
          parameter,
          isFirst ? binding : CodeBlock.of("$L.with($L)", binding, place));
      isFirst = false;
    }
    code.addStatement("$L.commit()", binding);
    return file(program, bindAll.addCode(checks.build()).addCode(code.build()).build());
  }

  /** The source file for a program in error, which takes what callers give and throws. */
  public JavaFile writeBroken(ProgramDeclaration program, Problem problem) {
    return file(
        program,
        bindAll("store")
            .addParameter(Object[].class, "models")
            .varargs()
            .addCode(BinderWriter.failure(problem))
            .build());
  }

  private static MethodSpec.Builder bindAll(String store) {
    return MethodSpec.methodBuilder("bindAll")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(VariableStore.class, store);
  }

  private JavaFile file(ProgramDeclaration program, MethodSpec bindAll) {
    TypeElement type = classes.find(program.name());
    BinderName name = BinderName.ofGraph(TypeNames.packageName(type), TypeNames.simpleNames(type));
    TypeSpec.Builder graph =
        TypeSpec.classBuilder(name.simpleName())
            .addJavadoc("Binds the models of {@link $T}.\n", ClassName.get(type))
            .addAnnotation(BinderWriter.binderOf(program.name()))
            .addModifiers(Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(bindAll);
    if (Accessibility.isPublic(type)) {
      graph.addModifiers(Modifier.PUBLIC);
    }
    suppressions.of(type, program.roots()).ifPresent(graph::addAnnotation);
    return BinderWriter.file(classes, name, graph);
  }

  /** The simple name with a small letter. */
  private static String parameter(TypeElement type) {
    String simple = type.getSimpleName().toString();
    return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }
}
