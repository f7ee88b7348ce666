package io.varscope.processor.check;

import io.varscope.processor.expand.DtypeVariables;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.TypeParameter;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whoever mounts or extends a class says the dtypes that its type variables are. */
final class UnknownDtype implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      if (type.isRoot() && !type.javaClass().isAbstract()) {
        checkRoot(type, model, findings);
      }
      if (!type.generics().superclass().isEmpty()) {
        ScopeClass superclass = model.known().get(type.superclass().orElseThrow());
        String what = "Class " + type.name() + " extends ";
        check(what, superclass, type.generics().superclass(), type.site(), model, findings);
      }
      for (Member member : type.members()) {
        if (member instanceof MountDeclaration mount && !mount.dtypes().isEmpty()) {
          ScopeClass component = model.known().get(mount.component().orElseThrow());
          String what = "Field " + mount.field() + " mounts ";
          check(what, component, mount.dtypes(), mount.site(), model, findings);
        }
      }
    }
  }

  /** A root has no mount that could say it. */
  private static void checkRoot(ScopeClass root, Model model, Consumer<Finding> findings) {
    List<TypeParameter> dtypes = DtypeVariables.of(root, model.known());
    if (!dtypes.isEmpty()) {
      String name = root.javaClass().name().simpleName();
      findings.accept(
          new Finding(
              root.site(),
              new Problem(
                  Id.UNKNOWN_DTYPE,
                  "Root "
                      + root.name()
                      + " does not know the dtype of its type variable "
                      + dtypes.get(0).name()
                      + ", since nothing mounts a root. Make it a component, without a name, and"
                      + " extend it by a root for each dtype, such as class Float"
                      + name
                      + " extends "
                      + example(root, dtypes)
                      + ".")));
    }
  }

  /**
   * Checks what is said to a class.
   *
   * @param what says it, as the beginning of a sentence
   * @param type perhaps null, where the class cannot be read
   */
  private static void check(
      String what,
      @Nullable ScopeClass type,
      List<DtypeSource> said,
      Site site,
      Model model,
      Consumer<Finding> findings) {
    if (type == null) {
      return;
    }
    List<TypeParameter> dtypes = DtypeVariables.of(type, model.known());
    for (TypeParameter dtype : dtypes) {
      int index = type.generics().parameters().indexOf(dtype);
      if (said.get(index) instanceof DtypeSource.Nothing nothing) {
        findings.accept(
            new Finding(
                site,
                new Problem(
                    Id.UNKNOWN_DTYPE,
                    what
                        + type.name()
                        + ", but does not say the dtype of its type variable "
                        + dtype.name()
                        + reason(nothing)
                        + ". Name a class of variables, as in "
                        + example(type, dtypes)
                        + ".")));
        return; // The example says all of them.
      }
    }
  }

  private static String reason(DtypeSource.Nothing nothing) {
    if (nothing.isTypeVariable()) {
      return ": "
          + nothing.type()
          + " may be anything, unless it is declared as "
          + nothing.type()
          + " extends AnyVariable in the class itself";
    }
    return nothing.type().isEmpty() ? "" : ": " + nothing.type() + " is of no single dtype";
  }

  /** The class with type arguments. */
  private static String example(ScopeClass type, List<TypeParameter> dtypes) {
    List<String> arguments = new ArrayList<>();
    for (TypeParameter parameter : type.generics().parameters()) {
      arguments.add(dtypes.contains(parameter) ? "FloatVariable" : parameter.name());
    }
    return type.javaClass().name().simpleName() + "<" + String.join(", ", arguments) + ">";
  }
}
