package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.varscope.Binding;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.read.Accessibility;
import io.varscope.processor.read.BinderName;
import io.varscope.processor.read.Classes;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
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
    List<String> parameters = new ArrayList<>();
    List<String> taken = reserved(program);
    MethodSpec.Builder bindAll =
        bindAll()
            .addJavadoc(
                "Binds every variable of all models to a store, all or none. What one model shares,"
                    + " and\nanother creates, is created first.\n\n")
            .addJavadoc(
                "@throws $L if a variable cannot be had; then nothing has changed\n",
                VariableException.class.getName());
    CodeBlock.Builder code = CodeBlock.builder();
    for (String name : program.roots()) {
      ScopeClass root = known.get(name);
      TypeElement type = classes.find(name);
      String parameter = parameter(type, taken);
      taken.add(parameter);
      CodeBlock place = CodeBlock.of("$L, $S", BinderWriter.place(root), name);
      bindAll.addParameter(ModelType.of(type), parameter);
      if (parameters.isEmpty()) {
        code.addStatement("$1T binding = $1T.at($2L)", Binding.class, place);
      }
      code.addStatement(
          "$T.declare($L, $L)",
          binderOf(type),
          parameter,
          parameters.isEmpty() ? "binding" : CodeBlock.of("binding.with($L)", place));
      parameters.add(parameter);
    }
    code.addStatement("binding.commit()");
    return file(program, bindAll.addCode(code.build()).build());
  }

  /** The source file for a program in error, which takes what callers give and throws. */
  public JavaFile writeBroken(ProgramDeclaration program, Problem problem) {
    return file(
        program,
        bindAll()
            .addParameter(Object[].class, "models")
            .varargs()
            .addStatement(
                "throw new $T($S, $S)", VariableException.class, problem.id(), problem.text())
            .build());
  }

  private static MethodSpec.Builder bindAll() {
    return MethodSpec.methodBuilder("bindAll")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(VariableStore.class, "store");
  }

  private JavaFile file(ProgramDeclaration program, MethodSpec bindAll) {
    TypeElement type = classes.find(program.name());
    BinderName name = BinderName.ofGraph(type);
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
    return JavaFile.builder(name.packageName(), graph.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  /** The simple name with a small letter, unless that is taken. */
  private static String parameter(TypeElement type, List<String> taken) {
    String simple = type.getSimpleName().toString();
    String name = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    String free = name;
    for (int k = 2; SourceVersion.isKeyword(free) || taken.contains(free); k++) {
      free = name + k;
    }
    return free;
  }

  /** A parameter must not hide another, nor a package that the method may have to name. */
  private static List<String> reserved(ProgramDeclaration program) {
    List<String> names = new ArrayList<>(List.of("store", "binding", "io"));
    program.roots().forEach(root -> names.add(root.replaceFirst("\\..*", "")));
    return names;
  }

  private static ClassName binderOf(TypeElement scopeClass) {
    BinderName name = BinderName.of(scopeClass);
    return ClassName.get(name.packageName(), name.simpleName());
  }
}
