package io.varscope.processor.compiler;

import io.varscope.generated.Contract;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.Optional;
import java.util.OptionalInt;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The contract of the runtime that a model is compiled against, which need not be ours. */
public final class RuntimeContract {

  private RuntimeContract() {}

  /** Why code of this processor does not work with the runtime, if it does not. */
  public static Optional<Problem> mismatch(Classes classes) {
    TypeElement contract = classes.find(Contract.class.getName());
    OptionalInt newest = constant(contract, "VERSION");
    OptionalInt oldest = constant(contract, "OLDEST");
    if (newest.isEmpty() || oldest.isEmpty()) {
      return Optional.of(problem("is older and has none"));
    }
    if (Contract.VERSION < oldest.getAsInt() || Contract.VERSION > newest.getAsInt()) {
      return Optional.of(
          problem(
              "has contract "
                  + (oldest.equals(newest) ? "" : oldest.getAsInt() + " to ")
                  + newest.getAsInt()));
    }
    return Optional.empty();
  }

  private static Problem problem(String clause) {
    return Problems.runtimeMismatch(
        "varscope-processor writes code for contract "
            + Contract.VERSION
            + " of varscope-runtime, but that on the class path "
            + clause);
  }

  private static OptionalInt constant(@Nullable TypeElement type, String name) {
    if (type != null) {
      for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals(name)
            && field.getConstantValue() instanceof Integer value) {
          return OptionalInt.of(value);
        }
      }
    }
    return OptionalInt.empty();
  }
}
