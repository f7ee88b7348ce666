package io.varscope.processor.check;

import io.varscope.processor.model.AssignedDim;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/**
 * The binder assigns the field of a variable, so a value that is written there is lost. Not so
 * under a condition: there it may be what holds otherwise. A mount keeps the component that it has.
 */
final class ReplacedValue implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      for (AssignedDim dim : type.assigned()) {
        if (dim.isAssigned() && model.sources().hasValue(type.name(), dim.field().name())) {
          findings.accept(
              new Finding(
                  dim.site(),
                  new Problem(
                      Id.REPLACED_VALUE,
                      "Field "
                          + dim.field()
                          + " is given a value, which the binder replaces by the dimension of its"
                          + " name. Remove the value; or remove @Dim, if the field is to give the"
                          + " dimension.")));
        }
      }
      for (Member member : type.members()) {
        if (member instanceof VariableDeclaration variable
            && variable.type().isPresent()
            && variable.when().isEmpty()
            && variable.field().obstacles().isEmpty()
            && model.sources().hasValue(type.name(), variable.field().name())) {
          findings.accept(
              new Finding(
                  variable.site(),
                  new Problem(
                      Id.REPLACED_VALUE,
                      "Field "
                          + variable.field()
                          + " is given a value, which the binder replaces by the variable of the"
                          + " store. Remove the value; what a new variable begins with is said by"
                          + " init.")));
        }
      }
    }
  }
}
