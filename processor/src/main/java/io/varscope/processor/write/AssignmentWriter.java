package io.varscope.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.varscope.generated.Assignment;
import io.varscope.generated.Found;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Makes a binder the assignment of its class: an object that has a model, and fills it. */
final class AssignmentWriter {

  private final ModelParameter parameter;
  private final Parts parts;
  private final String found;

  /**
   * A writer for one class.
   *
   * @param parameter by which methods take the model
   * @param parts take what one method has no room for
   */
  AssignmentWriter(ModelParameter parameter, LocalNames names, Parts parts) {
    this.parameter = parameter;
    this.parts = parts;
    this.found = names.of("found");
  }

  /**
   * Adds all of it to a binder.
   *
   * @param assignments what assigns the variables of each part
   */
  void addTo(TypeSpec.Builder binder, List<Piece> assignments) {
    ParameterSpec model = parameter.spec();
    binder
        .superclass(Assignment.class)
        .addField(model.type(), model.name(), Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(model)
                .addStatement("this.$1N = $1N", model)
                .build())
        .addMethod(assign(assignments));
  }

  private MethodSpec assign(List<Piece> assignments) {
    MethodSpec.Builder assign =
        MethodSpec.methodBuilder("assign")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(Found.class, found);
    List<Piece> code = assignments.size() == 1 ? assignments : byPart(assignments);
    parameter.addCast(assign);
    if (Parts.bytes(code) <= Parts.MOST_BYTES) {
      Parts.addAll(code, assign);
    } else {
      parts.spread(
          code,
          assign,
          "assign",
          () -> {
            MethodSpec.Builder part =
                MethodSpec.methodBuilder("assign")
                    .addModifiers(Modifier.STATIC)
                    .addParameter(parameter.spec())
                    .addParameter(Found.class, found);
            parameter.addCast(part);
            return part;
          },
          parameter.model() + ", " + found);
    }
    return assign.build();
  }

  private List<Piece> byPart(List<Piece> assignments) {
    List<Piece> code = new ArrayList<>();
    for (Piece assignment : assignments) {
      code.add(
          new Piece(
              CodeBlock.builder()
                  .beginControlFlow("if ($L.part() == $L)", found, code.size() + 1)
                  .add(assignment.code())
                  .endControlFlow()
                  .build(),
              assignment.bytes(),
              assignment.constants()));
    }
    return code;
  }
}
