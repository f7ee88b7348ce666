package io.varscope.processor.write;

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
        .superclass(Code.name(Assignment.class))
        .addField(model.type(), model.name(), Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(model)
                .addCode(Code.of("this.", model.name(), " = ", model.name(), ";\n").build())
                .build())
        .addMethod(assign(assignments));
  }

  private MethodSpec assign(List<Piece> assignments) {
    MethodSpec.Builder assign =
        MethodSpec.methodBuilder("assign")
            .addAnnotation(Code.name(Override.class))
            .addModifiers(Modifier.PROTECTED)
            .addParameter(Code.name(Found.class), found);
    List<Piece> code = assignments.size() == 1 ? assignments : byPart(assignments);
    assign.addCode(parameter.cast().build());
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
                    .addParameter(Code.name(Found.class), found);
            part.addCode(parameter.cast().build());
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
              new Code()
                  .begin("if (", found, ".part() == ", code.size() + 1, ")")
                  .add(assignment.code())
                  .end(),
              assignment.bytes(),
              assignment.constants()));
    }
    return code;
  }
}
