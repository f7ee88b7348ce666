package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.HeaderClass;
import io.varscope.processor.model.LoadedFile;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.List;
import java.util.function.Consumer;

/** {@code @LoadedFrom} stands at a root or program, and names a class with a header. */
final class IllegalHeader implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (Site stray : model.strayFiles()) {
      findings.accept(
          misplaced(stray, "it is annotated with neither @VariableScope nor @VariableGraph"));
    }
    for (ScopeClass type : model.classes()) {
      if (!type.files().isEmpty() && !type.isRoot()) {
        findings.accept(
            misplaced(
                type.files().get(0).site(),
                "it is a component, which has no place of its own. Annotate the roots that it is below"));
      }
      check(type.files(), model.sources(), findings);
    }
    for (ProgramDeclaration program : model.programs()) {
      check(program.files(), model.sources(), findings);
    }
  }

  private static Finding misplaced(Site site, String reason) {
    return new Finding(
        site,
        new Problem(
            Id.ILLEGAL_HEADER,
            "@LoadedFrom has no effect at " + site.type() + ": " + reason + "."));
  }

  private static void check(List<LoadedFile> files, Sources sources, Consumer<Finding> findings) {
    for (LoadedFile file : files) {
      HeaderClass header = file.header();
      if (header.fault().isPresent()) {
        HeaderClass.Fault fault = header.fault().get();
        boolean isThere = fault.line() >= 0 && sources.hasSource(header.name());
        findings.accept(
            new Finding(
                isThere
                    ? header.site().at("tensors[" + fault.line() + "]")
                    : file.site().at("value"),
                new Problem(
                    Id.ILLEGAL_HEADER,
                    "Class " + header.name() + " is no header: " + fault.sentence())));
      }
    }
  }
}
