package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** A component or superclass of a library has to be compiled with the processor, as any other. */
final class MissingBinder implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    model.forEachUse((name, site) -> require(name, site, model, findings));
  }

  private static void require(String name, Site site, Model model, Consumer<Finding> findings) {
    ScopeClass needed = model.known().get(name);
    if (needed != null && !needed.javaClass().hasBinder()) {
      findings.accept(
          new Finding(
              site,
              new Problem(
                  Id.MISSING_BINDER,
                  name
                      + (model.sources().isImplicit(name)
                          ? " gets no binder: its source file is found on the source path, but is"
                              + " not among the files that are compiled, and only these are"
                              + " processed. Name it to the compiler, too."
                          : " has no binder: it was compiled without the Varscope annotation"
                              + " processor. Compile it again with the processor on the processor"
                              + " path."))));
    }
  }
}
