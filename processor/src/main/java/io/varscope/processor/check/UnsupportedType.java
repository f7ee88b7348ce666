package io.varscope.processor.check;

import io.varscope.DType;
import io.varscope.processor.model.AssignedDim;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.JavaField;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** The type of a variable's field decides the dtype, so it has to be a class of variables. */
final class UnsupportedType implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      for (AssignedDim dim : type.assigned()) {
        if (dim.type().isEmpty()) {
          findings.accept(
              new Finding(
                  dim.site(),
                  new Problem(
                      Id.UNSUPPORTED_TYPE,
                      "Field "
                          + dim.field()
                          + " has type "
                          + dim.field().type()
                          + ", which holds no dimension. Use int or long; or boolean, for a"
                          + " condition.")));
        }
      }
      for (Member member : type.members()) {
        if (member instanceof VariableDeclaration variable && variable.type().isEmpty()) {
          findings.accept(
              new Finding(
                  member.site(),
                  new Problem(
                      Id.UNSUPPORTED_TYPE,
                      "Field "
                          + member.field()
                          + " has type "
                          + member.field().type()
                          + advice(type, member.field(), model))));
        }
      }
    }
  }

  private static String advice(ScopeClass type, JavaField field, Model model) {
    if (field.holds().isEmpty() && SourceVersion.isName(field.type())) {
      return type.generics().has(field.type())
          ? ", a type variable that may be anything. Declare it as "
              + field.type()
              + " extends AnyVariable, and each mount says the dtype."
          : ", a type variable of a class around it. Declare it in "
              + type.name()
              + " itself, as "
              + field.type()
              + " extends AnyVariable, and each mount says the dtype.";
    }
    return field.holds().filter(model.known()::containsKey).isPresent()
        ? ", which is a scope class. Annotate the field with @VariableScope."
        : ", which holds no variable. Use one of " + supported() + ".";
  }

  private static String supported() {
    return DType.values().stream()
            .map(dtype -> dtype.variableClass().getSimpleName() + " (" + dtype + ")")
            .collect(Collectors.joining(", "))
        + "; or an array or buffer of their elements, such as float[] or FloatBuffer";
  }
}
