package io.varscope.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.varscope.Reuse;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.generated.Binding;
import io.varscope.processor.model.GeneratedClass;
import io.varscope.processor.model.JavaName;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class that binds all roots of a program. */
public final class GraphWriter {

  private GraphWriter() {}

  /** The source for a program whose roots fit. */
  public static String write(ProgramDeclaration program, Map<String, ScopeClass> known) {
    List<ScopeClass> roots = program.roots().stream().map(known::get).toList();
    LocalNames names =
        new LocalNames(roots.stream().map(root -> root.javaClass().name()).toList(), Set.of());
    String store = names.of("store");
    String binding = names.of("binding");
    MethodSpec.Builder creating = documented(bindAll(store), "");
    MethodSpec.Builder bindAll = documented(bindAll(store), BinderWriter.SHARING);
    Code others = Code.of("bindAll(", store);
    Code checks = BinderWriter.contract(program.generated());
    checks.add(BinderWriter.requireNonNull(store));
    Code code = new Code();
    for (ScopeClass root : roots) {
      JavaName type = root.javaClass().name();
      String parameter = names.next(parameter(type));
      Code place = Code.of(BinderWriter.place(root, store), ", ", Code.literal(root.name()));
      TypeName model = new ModelParameter(type, names).type();
      creating.addParameter(model, parameter);
      bindAll.addParameter(model, parameter);
      others.add(", ", parameter);
      checks.add(BinderWriter.requireNonNull(parameter));
      boolean isFirst = code.isEmpty();
      if (isFirst) {
        String call = program.generated().name().simpleName() + ".bindAll(store, ..., ";
        code.add(Binding.class, " ", binding, " = ", Binding.class, ".at(", place)
            .add(BinderWriter.reuse(names, call), ");\n");
      }
      code.add(MemberWriter.binderOf(root), ".declare(", parameter, ", ", binding)
          .add(isFirst ? "" : Code.of(".with(", place, ")"), ");\n");
    }
    code.add(binding, ".commit();\n");
    others.add(", ", Reuse.class, ".", Reuse.FALSE, ");\n");
    bindAll.addParameter(Code.name(Reuse.class), names.of("reuse"));
    bindAll.addCode(checks.add(code).build());
    TypeSpec.Builder graph =
        graph(program, creating.addCode(others.build()).build()).addMethod(bindAll.build());
    return file(program, graph.addAnnotation(BinderWriter.binderOf(program.name())));
  }

  /** The source for a program in error, which takes what callers give and throws. */
  public static String writeBroken(ProgramDeclaration program, Problem problem) {
    TypeSpec.Builder graph = graph(program, throwing(problem));
    return file(program, graph.addAnnotation(BinderWriter.binderOf(program.name())));
  }

  /** The same without anything that only generated code knows. */
  public static String writeWithoutContract(ProgramDeclaration program, Problem problem) {
    return file(program, graph(program, throwing(problem)));
  }

  private static MethodSpec throwing(Problem problem) {
    return bindAll("store")
        .addParameter(Object[].class, "models")
        .varargs()
        .addCode(BinderWriter.failure(problem))
        .build();
  }

  private static MethodSpec.Builder bindAll(String store) {
    return MethodSpec.methodBuilder("bindAll")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(Code.name(VariableStore.class), store);
  }

  private static MethodSpec.Builder documented(MethodSpec.Builder bindAll, String sharing) {
    return bindAll
        .addJavadoc(
            "Binds every variable of all models to a store, all or none. What one model shares,"
                + " and\nanother creates, is created first.$L\n\n",
            sharing)
        .addJavadoc(
            "@throws $L if a variable cannot be had; then nothing has changed\n",
            VariableException.class.getName());
  }

  private static TypeSpec.Builder graph(ProgramDeclaration program, MethodSpec bindAll) {
    GeneratedClass generated = program.generated();
    TypeSpec.Builder graph =
        TypeSpec.classBuilder(generated.name().simpleName())
            .addJavadoc("Binds the models of {@link $T}.\n", ModelType.raw(program.javaName()))
            .addModifiers(Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(bindAll);
    BinderWriter.addTo(graph, generated);
    return graph;
  }

  private static String file(ProgramDeclaration program, TypeSpec.Builder graph) {
    return BinderWriter.file(program.generated(), graph);
  }

  /** The simple name with a small letter. */
  private static String parameter(JavaName type) {
    String simple = type.simpleName();
    return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }
}
